/// A number that depends on the position in the picture, and its derivatives.
///
/// Arithmetic on duals applies the rules of differentiation, so that a formula computes its own
/// derivatives.
package struct Dual: Hashable, Sendable {
  /// The number itself.
  package var value: Double
  /// The derivatives by the two coordinates of the position.
  package var gradient: SIMD2<Double>

  /// Creates a number with these derivatives.
  package init(_ value: Double, _ gradient: SIMD2<Double>) {
    self.value = value
    self.gradient = gradient
  }

  /// Creates a constant, whose derivatives are 0.
  package init(_ constant: Double) {
    self.init(constant, .zero)
  }

  /// Returns a function of this number that has this value and this derivative, by the chain rule.
  /// Where the derivative is 0, so is the result's, even if this number's are infinite.
  func chained(_ value: Double, _ derivative: Double) -> Dual {
    Dual(value, derivative == 0 ? .zero : derivative * gradient)
  }
}

extension Dual: ReferenceNumber {
  static func + (a: Dual, b: Dual) -> Dual { Dual(a.value + b.value, a.gradient + b.gradient) }

  static func + (a: Dual, b: Double) -> Dual { Dual(a.value + b, a.gradient) }

  static func * (a: Dual, b: Dual) -> Dual {
    Dual(a.value * b.value, a.gradient * b.value + b.gradient * a.value)
  }

  static func * (a: Double, b: Dual) -> Dual { Dual(a * b.value, a * b.gradient) }

  static func / (a: Dual, b: Dual) -> Dual {
    let quotient = a.value / b.value
    return Dual(quotient, (a.gradient - quotient * b.gradient) / b.value)
  }

  static func / (a: Dual, b: Double) -> Dual { Dual(a.value / b, a.gradient / b) }

  /// The square root, whose derivative at 0 is taken for 0.
  func squareRoot() -> Dual {
    let root = value.squareRoot()
    return chained(root, root > 0 ? 0.5 / root : 0)
  }

  var absolute: Dual { chained(abs(value), value < 0 ? -1 : 1) }

  func floored(at least: Double) -> Dual { value < least ? Dual(least) : self }

  /// Clamped to ±1e18, a clamp that its derivatives disregard.
  var clamped: Dual { Dual(Activation.clamped(value), gradient) }

  func remainder(dividingBy divisor: Double) -> Dual {
    Dual(value.remainder(dividingBy: divisor), gradient)
  }

  var logarithm: Dual { chained(PortableMath.log(value), 1 / value) }

  static func angle(x: Dual, y: Dual) -> Dual {
    let square = x.value * x.value + y.value * y.value
    let turning = x.value * y.gradient - y.value * x.gradient
    return Dual(
      PortableMath.atan2(y: y.value, x: x.value), square > 0 ? turning / square : .zero)
  }

  var sineAndCosine: (sine: Dual, cosine: Dual) {
    let (sine, cosine) = PortableMath.sineAndCosine(value)
    return (chained(sine, cosine), chained(cosine, -sine))
  }

  func activated(by activation: Activation) -> Dual {
    chained(activation.apply(value), activation.definition.derivative(value))
  }

  func activated(by activation: OutputActivation) -> Dual {
    chained(activation.apply(value), activation.definition.derivative(value))
  }
}
