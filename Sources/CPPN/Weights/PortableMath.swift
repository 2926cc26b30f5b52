/// Elementary functions for weights, built on `+ - * /` and square roots in double precision.
///
/// IEEE 754 requires correct rounding of these five operations, so that the functions give equal
/// bits on every machine. No C library promises this of its `log` or `sin`. They are accurate to a
/// few units in the last place. Constants are hexadecimal because a decimal literal may be rounded
/// twice on its way to a `Double`.
package enum PortableMath {
  // ln 2 in two parts. The first has bits to spare, so that a small whole multiple of it is exact.
  private static let ln2High = 0x1.62e42fefa38p-1
  private static let ln2Low = 0x1.ef35793c7673p-45

  /// Computes the natural logarithm of `x`, which must be a normal number above 0.
  package static func log(_ x: Double) -> Double {
    var fraction = x.significand
    var exponent = Double(x.exponent)
    // About the square root of 2: what is left is between 0.707 and 1.414.
    if fraction > 0x1.6ap0 {
      fraction *= 0.5
      exponent += 1
    }
    // ln f = 2 artanh s = 2 (s + s³/3 + s⁵/5 + ...) with s = (f - 1) / (f + 1), |s| below 0.172.
    let s = (fraction - 1) / (fraction + 1)
    let square = s * s
    var series = 1.0 / 25
    for n in stride(from: 23.0, through: 1, by: -2) {
      series = series * square + 1 / n
    }
    return exponent * ln2High + (exponent * ln2Low + 2 * s * series)
  }

  /// Computes `e` to the power `x`, with `x` clamped to ±700.
  package static func exp(_ x: Double) -> Double {
    let x = max(-700, min(700, x))
    let exponent = (x / ln2High).rounded(.toNearestOrEven)
    let rest = x - exponent * ln2High - exponent * ln2Low
    // 1 + r/1 (1 + r/2 (1 + r/3 (...))) with |r| below 0.35.
    var series = 1.0
    for n in stride(from: 16.0, through: 1, by: -1) {
      series = 1 + rest / n * series
    }
    return Double(sign: .plus, exponent: Int(exponent), significand: series)
  }

  /// Computes the sine and the cosine of `angle` radians.
  package static func sineAndCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
    // Whole quarter turns are removed; the rest is within an eighth of a turn. `rest` is exact
    // (IEEE's remainder), and the double nearest to π / 2 is exact enough: angles here are a few
    // turns.
    let quarter = Double.pi / 2
    let rest = angle.remainder(dividingBy: quarter)
    let turns = ((angle - rest) / quarter).rounded(.toNearestOrEven)
    let square = rest * rest
    // x (1 - x²/(2·3) (1 - x²/(4·5) (...))) and 1 - x²/(1·2) (1 - x²/(3·4) (...)).
    var sine = 1.0
    var cosine = 1.0
    for n in stride(from: 18.0, through: 2, by: -2) {
      sine = 1 - square / (n * (n + 1)) * sine
      cosine = 1 - square / ((n - 1) * n) * cosine
    }
    sine *= rest
    switch turns.remainder(dividingBy: 4) {
    case 0: return (sine, cosine)
    case 1: return (cosine, -sine)
    case -1: return (-cosine, sine)
    default: return (-sine, -cosine)
    }
  }

  /// Computes the angle in radians, 0…π, between the first axis and the direction (`along`,
  /// `across`). `across` must be 0 or more, and not both may be 0.
  package static func angle(along: Double, across: Double) -> Double {
    guard along >= 0 else { return .pi - angle(along: -along, across: across) }
    let length = (along * along + across * across).squareRoot()
    // The tangent of a half of the angle, then of an eighth of it: below 0.199, where the series
    // t - t³/3 + t⁵/5 - ... is short.
    var tangent = across / (length + along)
    tangent /= 1 + (1 + tangent * tangent).squareRoot()
    tangent /= 1 + (1 + tangent * tangent).squareRoot()
    let square = tangent * tangent
    var series = 1.0 / 27
    for n in stride(from: 25.0, through: 1, by: -2) {
      series = 1 / n - series * square
    }
    return 8 * tangent * series
  }

  /// Computes the angle, -π…π, of the direction (`x`, `y`), which are not both 0.
  package static func atan2(y: Double, x: Double) -> Double {
    y < 0 ? -angle(along: x, across: -y) : angle(along: x, across: y)
  }
}
