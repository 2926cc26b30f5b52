/// Eight numbers that are computed together.
package typealias Eight = SIMD8<Double>

/// Elementary functions of eight numbers at a time, built like `PortableMath` from operations that
/// IEEE 754 rounds correctly: equal bits on every machine.
///
/// Errors are below 4e-16 of the result or of 1, whichever is larger, for arguments up to 2e7;
/// larger angles give some number in the function's range. Infinities and NaN must not go in.
package enum PortableVector {
  /// Adding it rounds a number below 2^51 to an integer, which the low bits of the sum then hold.
  private static let rounder = 0x1.8p52

  /// Computes `e` to the power `x`, with `x` clamped to ±700.
  package static func exp(_ x: Eight) -> Eight {
    let x = clamped(x, 700)
    let rounded = x * 0x1.71547652b82fep0 + rounder
    let turns = rounded - rounder
    // ln 2 in two parts; the first is short, so that a multiple of it is exact.
    let rest = x - turns * 0x1.62e42fefa38p-1 - turns * 0x1.ef35793c7673p-45
    let scale = (bits(rounded) &+ 1023) &<< 52
    return polynomial(rest, exponential) * unsafeBitCast(scale, to: Eight.self)
  }

  /// Computes the sine of `x` radians.
  package static func sin(_ x: Eight) -> Eight {
    let (rest, sign) = rest(ofTurnsIn: x, offset: 0)
    return flipped(sineOfRest(rest), sign)
  }

  /// Computes the cosine of `x` radians.
  package static func cos(_ x: Eight) -> Eight {
    let (rest, sign) = rest(ofTurnsIn: magnitude(x), offset: 0.5)
    return -flipped(sineOfRest(rest), sign)
  }

  /// Computes the triangle wave with the sine's period, zeros and range.
  package static func triangle(_ x: Eight) -> Eight {
    let (rest, sign) = rest(ofTurnsIn: x, offset: 0)
    let height = rest * (2 / Double.pi)
    let size = magnitude(height)
    let folded = pointwiseMin(size, 2 - size)
    return flipped(folded.replacing(with: -folded, where: height .< 0), sign)
  }

  /// Computes the hyperbolic tangent.
  package static func tanh(_ x: Eight) -> Eight {
    let decay = exp(-2 * magnitude(x))
    let size = (1 - decay) / (1 + decay)
    return size.replacing(with: -size, where: x .< 0)
  }

  /// Computes the logistic function, `1 / (1 + exp(-x))`.
  package static func sigmoid(_ x: Eight) -> Eight { 1 / (1 + exp(-x)) }

  /// Computes `sin(x) / x`, 1 at 0.
  package static func sinc(_ x: Eight) -> Eight {
    let isTiny = magnitude(x) .< 1e-9
    let quotient = sin(x) / x.replacing(with: 1, where: isTiny)
    return quotient.replacing(with: 1, where: isTiny)
  }

  /// Computes the arc tangent.
  package static func atan(_ x: Eight) -> Eight {
    let size = magnitude(x)
    let isSteep = size .> 1
    var tangent = size.replacing(with: 1 / pointwiseMax(size, Eight(repeating: 1)), where: isSteep)
    // The tangent of a half of the angle, then of a quarter: below 0.199.
    tangent /= 1 + (1 + tangent * tangent).squareRoot()
    tangent /= 1 + (1 + tangent * tangent).squareRoot()
    let angle = 4 * tangent * polynomial(-tangent * tangent, arcTangent)
    let whole = angle.replacing(with: Double.pi / 2 - angle, where: isSteep)
    return whole.replacing(with: -whole, where: x .< 0)
  }

  /// Computes `log(1 + x)` for `x` from 0 to 1, as `2 artanh(x / (2 + x))`.
  package static func log(onePlus x: Eight) -> Eight {
    let s = x / (2 + x)
    return 2 * s * polynomial(s * s, arcTangent)
  }

  /// Clamps to ±`limit`.
  package static func clamped(_ x: Eight, _ limit: Double) -> Eight {
    pointwiseMin(pointwiseMax(x, Eight(repeating: -limit)), Eight(repeating: limit))
  }

  /// Computes absolute values.
  package static func magnitude(_ x: Eight) -> Eight {
    unsafeBitCast(bits(x) & Int64.max, to: Eight.self)
  }

  private static func bits(_ x: Eight) -> SIMD8<Int64> { unsafeBitCast(x, to: SIMD8<Int64>.self) }

  private static func flipped(_ x: Eight, _ sign: SIMD8<Int64>) -> Eight {
    unsafeBitCast(bits(x) ^ sign, to: Eight.self)
  }

  /// Returns `x` less half turns (and `offset` of one), within ±1.6, and the sign bit that the half
  /// turns leave.
  private static func rest(
    ofTurnsIn x: Eight, offset: Double
  ) -> (rest: Eight, sign: SIMD8<Int64>) {
    let rounded = x * (1 / Double.pi) - offset + rounder
    let turns = rounded - rounder + offset
    // π in parts of 27, 25 and 53 bits: products of the first two with up to 2^24 turns are exact.
    let rest = x - turns * 0x1.921fb54p1 - turns * 0x1.10b461p-29 - turns * 0x1.a62633145c06ep-57
    return (clamped(rest, 1.6), bits(rounded) &<< 63)
  }

  private static func sineOfRest(_ x: Eight) -> Eight {
    clamped(x * polynomial(x * x, sine), 1)
  }

  /// Evaluates a polynomial, given by its coefficients from the highest down, by Horner's rule.
  @inline(__always)
  private static func polynomial(_ x: Eight, _ coefficients: [Double]) -> Eight {
    var sum = Eight(repeating: coefficients[0])
    for index in 1..<coefficients.count { sum = sum * x + coefficients[index] }
    return sum
  }

  /// 1 / n! for n from 13 down to 0.
  private static let exponential = Array((0...13).map { 1 / factorial($0) }.reversed())
  /// (-1)^n / (2 n + 1)! for n from 11 down to 0.
  private static let sine = Array(
    (0...11).map { ($0 % 2 == 0 ? 1 : -1) / factorial(2 * $0 + 1) }.reversed())
  /// 1 / (2 n + 1) for n from 18 down to 0.
  private static let arcTangent = Array((0...18).map { 1 / Double(2 * $0 + 1) }.reversed())

  /// Exact up to 22!, and correctly rounded from exact factors above.
  private static func factorial(_ n: Int) -> Double {
    (1...max(n, 1)).reduce(1) { $0 * Double($1) }
  }
}
