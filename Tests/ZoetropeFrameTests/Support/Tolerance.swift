/// Tolerances of results, and their reasons.
enum Tolerance {
  /// Of a level: the rounding of float arithmetic on numbers up to 255.
  static let float = 1e-3
  /// Of a level: thresholds reach from 1/128 to 127/128.
  static let dithered = 127.0 / 128 + float
  /// Of a level: thresholds come in steps of 1/64, so a flat area's mean is right to half of that.
  static let flatMean = 1.0 / 128 + float
  /// Of 1: a few float operations, each right to half a unit of 2^-24 or so.
  static let colour = 5e-7
  /// Of 1: the transfer functions, whose logarithm and exponential are good to a few units.
  static let transfer = 5e-7
}
