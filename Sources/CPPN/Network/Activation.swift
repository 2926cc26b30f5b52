import RealModule

/// The function that a neuron applies to the weighted sum `a` of its inputs.
///
/// Every result is clamped to ±1e18, so that no layer passes infinity or NaN to the next. The cases
/// are in the order of the kernels' table, `ActivationTable.h`.
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
  /// `a` where `a` is positive, `a / 100` elsewhere.
  case leakyRelu = "leaky-relu"
  /// `a` where `a` is positive, `exp(a) - 1` elsewhere.
  case elu
  /// `log(1 + exp(a))`, a relu without the corner.
  case softplus
  /// The absolute value of `a`.
  case abs
  /// `a²`.
  case square
  /// `a` itself.
  case identity
  /// 1 where `a` is positive, 0 elsewhere.
  case step
  /// A triangle wave with the period, zeros and range of the sine: 0 at 0, 1 at π/2, -1 at 3π/2.
  case triangle
  /// `sin(a) / a`, and 1 where `a` is 0.
  case sinc
  /// The arc tangent of `a`, from -π/2 to π/2.
  case atan
}

extension Activation {
  /// The properties of an activation, except its kernels.
  package struct Definition: Sendable {
    /// The formula in a few words, as the reference page prints it.
    package let summary: String
    /// The smoothness of the activation's graph. It decides whether values between two points can
    /// be predicted.
    package let graph: Graph
    /// True if the activation's values are bounded.
    package let isBounded: Bool
    /// Computes the activation of a finite sum in double precision, without clamping.
    package let formula: @Sendable (Double) -> Double
    /// Computes the derivative of the formula. At a corner it is one-sided, and 0 at a jump.
    package let derivative: @Sendable (Double) -> Double
    /// The formula for eight finite sums, with equal bits on every machine and not clamped.
    let portable: @Sendable (Eight) -> Eight

    fileprivate init(
      _ summary: String, _ graph: Graph, isBounded: Bool = true,
      formula: @escaping @Sendable (Double) -> Double,
      derivative: @escaping @Sendable (Double) -> Double,
      portable: @escaping @Sendable (Eight) -> Eight
    ) {
      self.summary = summary
      self.graph = graph
      self.isBounded = isBounded
      self.formula = formula
      self.derivative = derivative
      self.portable = portable
    }
  }

  /// The smoothness of an activation's graph.
  package enum Graph: Sendable {
    /// No corners, and a bounded slope.
    case smooth
    /// Corners, at which prediction errors can still be estimated.
    case cornered
    /// Corners at which prediction errors cannot be estimated, or unbounded slopes.
    case steep
    /// Jumps, at which rounding errors become visible.
    case jumping

    /// True if values between two points can be predicted.
    package var isPredictable: Bool { self == .smooth || self == .cornered }
  }

  /// The properties of this activation.
  package var definition: Definition {
    switch self {
    case .tanh:
      Definition("hyperbolic tangent", .smooth) {
        .tanh($0)
      } derivative: {
        1 / (.cosh($0) * .cosh($0))
      } portable: {
        PortableVector.tanh($0)
      }
    case .sigmoid:
      Definition("logistic function", .smooth) {
        1 / (1 + .exp(-$0))
      } derivative: {
        1 / (2 + 2 * .cosh($0))
      } portable: {
        PortableVector.sigmoid($0)
      }
    case .sin:
      Definition("sine", .smooth) {
        .sin($0)
      } derivative: {
        .cos($0)
      } portable: {
        PortableVector.sin($0)
      }
    case .cos:
      Definition("cosine", .smooth) {
        .cos($0)
      } derivative: {
        -.sin($0)
      } portable: {
        PortableVector.cos($0)
      }
    case .gaussian:
      Definition("`exp(-a²)`", .smooth) {
        .exp(-$0 * $0)
      } derivative: {
        -2 * $0 * .exp(-$0 * $0)
      } portable: {
        PortableVector.exp(-$0 * $0)
      }
    case .relu:
      Definition("`max(a, 0)`", .steep, isBounded: false) {
        max($0, 0)
      } derivative: {
        $0 > 0 ? 1 : 0
      } portable: {
        $0.replacing(with: 0, where: $0 .< 0)
      }
    case .leakyRelu:
      Definition("relu with a hundredth below 0", .steep, isBounded: false) {
        $0 > 0 ? $0 : $0 / 100
      } derivative: {
        $0 > 0 ? 1 : 0.01
      } portable: {
        $0.replacing(with: $0 / 100, where: $0 .< 0)
      }
    case .elu:
      Definition("`exp(a) - 1` below 0", .cornered, isBounded: false) {
        $0 > 0 ? $0 : .expMinusOne($0)
      } derivative: {
        $0 > 0 ? 1 : .exp($0)
      } portable: {
        $0.replacing(with: PortableVector.exp($0) - 1, where: $0 .< 0)
      }
    case .softplus:
      Definition("`log(1 + exp(a))`", .smooth, isBounded: false) {
        max($0, 0) + .log(onePlus: .exp(-Swift.abs($0)))
      } derivative: {
        1 / (1 + .exp(-$0))
      } portable: {
        $0.replacing(with: 0, where: $0 .< 0)
          + PortableVector.log(onePlus: PortableVector.exp(-PortableVector.magnitude($0)))
      }
    case .abs:
      Definition("`|a|`", .steep, isBounded: false) {
        Swift.abs($0)
      } derivative: {
        $0 < 0 ? -1 : 1
      } portable: {
        PortableVector.magnitude($0)
      }
    case .square:
      Definition("`a²`", .steep, isBounded: false) {
        $0 * $0
      } derivative: {
        2 * $0
      } portable: {
        $0 * $0
      }
    case .identity:
      Definition("`a`", .smooth, isBounded: false) {
        $0
      } derivative: { _ in
        1
      } portable: {
        $0
      }
    case .step:
      Definition("1 above 0, else 0", .jumping) {
        $0 > 0 ? 1 : 0
      } derivative: { _ in
        0
      } portable: {
        Eight(repeating: 0).replacing(with: 1, where: $0 .> 0)
      }
    case .triangle:
      Definition("a triangle wave", .cornered) {
        triangleWave($0)
      } derivative: {
        triangleWaveDerivative($0)
      } portable: {
        PortableVector.triangle($0)
      }
    case .sinc:
      Definition("`sin(a) / a`", .smooth) {
        $0 == 0 ? 1 : .sin($0) / $0
      } derivative: {
        sincDerivative($0)
      } portable: {
        PortableVector.sinc($0)
      }
    case .atan:
      Definition("arc tangent", .smooth) {
        .atan($0)
      } derivative: {
        1 / (1 + $0 * $0)
      } portable: {
        PortableVector.atan($0)
      }
    }
  }

  /// Returns the neuron's value for the sum `a`, which must be finite. The kernels are tested
  /// against this function.
  package func apply(_ a: Double) -> Double { Self.clamped(definition.formula(a)) }

  /// Returns the values of eight neurons for their sums, which must be finite: equal bits on every
  /// machine, and within 1e-15 of `apply`, relative to 1 where values are smaller.
  package func portable(_ sums: Eight) -> Eight {
    PortableVector.clamped(
      definition.portable(PortableVector.clamped(sums, Self.limit)), Self.limit)
  }

  /// The largest magnitude of a value in the network.
  package static let limit = 1e18

  /// Clamps `value` to ±`limit`.
  package static func clamped(_ value: Double) -> Double {
    max(-limit, min(limit, value))
  }
}

/// Computes the arc sine of `sin(a)`, scaled to ±1. An arc tangent is used because, unlike the arc
/// sine, it is as exact at the corners of the wave as elsewhere.
func triangleWave(_ a: Double) -> Double {
  .atan2(y: .sin(a), x: abs(.cos(a))) * (2 / .pi)
}

/// Computes the derivative of the triangle wave.
func triangleWaveDerivative(_ a: Double) -> Double {
  .cos(a) < 0 ? -2 / .pi : 2 / .pi
}

/// Computes the derivative of `sin(a) / a`. Near 0 the first terms of its power series are used,
/// because the formula cancels there.
private func sincDerivative(_ a: Double) -> Double {
  abs(a) < 0.01 ? a * (a * a / 30 - 1.0 / 3) : (.cos(a) - .sin(a) / a) / a
}
