/// The standard normal law, drawn by inverting its distribution function.
package enum NormalLaw {
  /// The probability of a number within two standard deviations of the mean: `erf(sqrt(2))`.
  package static let shareWithinTwo = 0x1.e8b4307d3627ap-1

  /// Returns the quantile of the probability `0.5 + centred`; `centred` is between -0.5 and 0.5,
  /// both excluded.
  ///
  /// The quantile is computed by M. J. Wichura's rational approximations (Algorithm AS 241, PPND16,
  /// Applied Statistics 37, 1988), with a relative error of about 1e-15.
  package static func quantile(centred: Double) -> Double {
    if abs(centred) <= 0x1.b333333333333p-2 {  // 0.425
      let distance = 0x1.71eb851eb851fp-3 - centred * centred  // 0.425² less the square
      return centred * (central.numerator(distance) / central.denominator(distance))
    }
    // Exact: both are multiples of 2⁻⁵³.
    let tail = 0.5 - abs(centred)
    let depth = (-PortableMath.log(tail)).squareRoot()
    let size: Double
    if depth <= 5 {
      let distance = depth - 0x1.999999999999ap0  // 1.6
      size = middle.numerator(distance) / middle.denominator(distance)
    } else {
      let distance = depth - 5
      size = far.numerator(distance) / far.denominator(distance)
    }
    return centred < 0 ? -size : size
  }

  /// A polynomial of degree 7, its constant term first.
  private struct Polynomial: Sendable {
    let c: (Double, Double, Double, Double, Double, Double, Double, Double)

    func callAsFunction(_ x: Double) -> Double {
      ((((((c.7 * x + c.6) * x + c.5) * x + c.4) * x + c.3) * x + c.2) * x + c.1) * x + c.0
    }
  }

  private struct Rational: Sendable {
    let numerator: Polynomial
    let denominator: Polynomial
  }

  /// The approximation for probabilities within 0.425 of 0.5.
  private static let central = Rational(
    numerator: Polynomial(
      c: (
        0x1.b18d91e9eef75p1, 0x1.0a4888b1a436ep7, 0x1.ece5d2213c0ccp10, 0x1.ad1d8cd4ee71dp13,
        0x1.66c3e869b752ap15, 0x1.06c1c55b78f2p16, 0x1.052d26b2e45e4p15, 0x1.39a296f7d925ep11
      )),
    denominator: Polynomial(
      c: (
        0x1p0, 0x1.5281b386e1ab5p5, 0x1.5797efdc8b3f7p9, 0x1.512322e75c89fp12,
        0x1.4b772d5d65266p14, 0x1.3317caa64f4bep15, 0x1.c0e457cb1ae76p14, 0x1.46a7eca984b69p12
      )))
  /// The approximation for tail probabilities from 0.075 down to about 1e-11.
  private static let middle = Rational(
    numerator: Polynomial(
      c: (
        0x1.6c665fde9526ap0, 0x1.2857748cab19bp2, 0x1.713f71462256ap2, 0x1.d2ecb1a3d02c4p1,
        0x1.453cc085375b2p0, 0x1.ef2abb9b85c37p-3, 0x1.744eb6c45ec67p-6, 0x1.9615ac0b7ace9p-11
      )),
    denominator: Polynomial(
      c: (
        0x1p0, 0x1.06cefbb46a449p1, 0x1.ad278e6526633p0, 0x1.61292f23385c9p-1,
        0x1.2f5123394f04p-3, 0x1.f207a7eab17bfp-7, 0x1.1f18cbfdf2728p-11, 0x1.20d3f686439e4p-30
      )))
  /// The approximation for tail probabilities below about 1e-11.
  private static let far = Rational(
    numerator: Polynomial(
      c: (
        0x1.aa1b1c13ee526p2, 0x1.5daea6e875003p2, 0x1.c8ea6461fa445p0, 0x1.2fad9315255cfp-2,
        0x1.b2b41193b4ee7p-6, 0x1.45c1908425345p-10, 0x1.c6ec6cc59e02ap-16, 0x1.afb74d693bf93p-23
      )),
    denominator: Polynomial(
      c: (
        0x1p0, 0x1.331d34fc7d77fp-1, 0x1.186eb183443fbp-3, 0x1.e76f93215462ap-7,
        0x1.9c8bc979dc5d7p-11, 0x1.35c2c496374bfp-16, 0x1.31446f740b9ep-23, 0x1.269bff1f8c19p-49
      )))
}
