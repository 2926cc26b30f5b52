/// A number with the arithmetic of the reference evaluator: `Double` for values alone, `Dual` for
/// values and derivatives. The formulas are written once for both.
protocol ReferenceNumber {
  init(_ constant: Double)

  /// The number without its derivatives.
  var value: Double { get }

  static func + (a: Self, b: Self) -> Self
  static func + (a: Self, b: Double) -> Self
  static func * (a: Self, b: Self) -> Self
  static func * (a: Double, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static func / (a: Self, b: Double) -> Self

  func squareRoot() -> Self
  var absolute: Self { get }
  /// The larger one of this number and a constant.
  func floored(at least: Double) -> Self
  /// The number, clamped to ±`Activation.limit`.
  var clamped: Self { get }
  /// The remainder as IEEE 754 defines it: between plus and minus half the divisor.
  func remainder(dividingBy divisor: Double) -> Self
  /// The natural logarithm.
  var logarithm: Self { get }
  /// The angle of the point (`x`, `y`) about the origin.
  static func angle(x: Self, y: Self) -> Self
  var sineAndCosine: (sine: Self, cosine: Self) { get }

  func activated(by activation: Activation) -> Self
  func activated(by activation: OutputActivation) -> Self
}

extension Double: ReferenceNumber {
  var value: Double { self }

  var absolute: Double { abs(self) }

  func floored(at least: Double) -> Double { Swift.max(self, least) }

  var clamped: Double { Activation.clamped(self) }

  var logarithm: Double { PortableMath.log(self) }

  static func angle(x: Double, y: Double) -> Double { PortableMath.atan2(y: y, x: x) }

  var sineAndCosine: (sine: Double, cosine: Double) { PortableMath.sineAndCosine(self) }

  func activated(by activation: Activation) -> Double { activation.apply(self) }

  func activated(by activation: OutputActivation) -> Double { activation.apply(self) }
}
