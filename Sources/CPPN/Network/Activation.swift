/// What a neuron does with the weighted sum `a` of its inputs.
///
/// Every result is clamped to ±1e18, so that no chain of layers can reach infinity or NaN.
public enum Activation: String, CaseIterable, Hashable, Sendable {
  /// The hyperbolic tangent of `a`.
  case tanh
  /// The logistic function, `1 / (1 + exp(-a))`.
  case sigmoid
  /// The sine of `a` radians.
  case sin
  /// The cosine of `a` radians.
  case cos
  /// The bell curve `exp(-a²)`.
  case gaussian
  /// `max(a, 0)`.
  case relu
  /// `a` where it is positive, a hundredth of it where it is not.
  case leakyRelu = "leaky-relu"
  /// `a` where it is positive, `exp(a) - 1` where it is not.
  case elu
  /// `log(1 + exp(a))`, a relu without the corner.
  case softplus
  /// The absolute value of `a`.
  case abs
  /// `a²`.
  case square
  /// `a` itself.
  case identity
  /// 1 where `a` is positive, 0 where it is not.
  case step
  /// A triangle wave with the sine's period 2π, zeros and range: 0 at 0, 1 at π/2, -1 at 3π/2.
  case triangle
  /// `sin(a) / a`, 1 at 0.
  case sinc
  /// The arc tangent of `a`, from -π/2 to π/2.
  case atan
}

/// How a channel of the output layer is brought into 0…1.
public enum OutputActivation: String, CaseIterable, Hashable, Sendable {
  /// `1 / (1 + exp(-a))`.
  case sigmoid
  /// `0.5 + 0.5 sin(a)`.
  case sine
  /// A triangle wave of period 2π between 0 and 1: `0.5 + 0.5 triangle(a)`.
  case triangle
  /// `sqrt(1 - |tanh(a)|)`: thin bright lines where `a` is 0.
  case contour
  /// The bell curve `exp(-a²)`.
  case gaussian
  /// `|tanh(a)|`.
  case absTanh = "abs-tanh"
  /// `0.5 + 0.5 a`, clamped to 0…1.
  case linear
}
