import RealModule

/// A function that converts the sum of an output neuron to a channel, 0…1.
///
/// The cases are in the order of the kernels' table, `ActivationTable.h`.
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

extension OutputActivation {
  /// The properties of an output activation, except its kernels.
  package struct Definition: Sendable {
    /// The formula in a few words, as the reference page prints it.
    package let summary: String
    /// True if the function repeats after 2π.
    package var isPeriodic = false
    /// Computes the channel from a finite sum, in double precision.
    fileprivate let formula: @Sendable (Double) -> Double
    /// Computes the derivative of the formula. At a corner it is one-sided.
    package let derivative: @Sendable (Double) -> Double
    /// The formula for eight finite sums, with equal bits on every machine.
    let portable: @Sendable (Eight) -> Eight
  }

  /// The properties of this activation.
  package var definition: Definition {
    switch self {
    case .sigmoid:
      Definition(summary: "logistic function") {
        1 / (1 + .exp(-$0))
      } derivative: {
        1 / (2 + 2 * .cosh($0))
      } portable: {
        PortableVector.sigmoid($0)
      }
    case .sine:
      Definition(summary: "`0.5 + 0.5 sin(a)`", isPeriodic: true) {
        0.5 + 0.5 * .sin($0)
      } derivative: {
        0.5 * .cos($0)
      } portable: {
        0.5 + 0.5 * PortableVector.sin($0)
      }
    case .triangle:
      Definition(summary: "the same with a triangle wave", isPeriodic: true) {
        0.5 + 0.5 * triangleWave($0)
      } derivative: {
        0.5 * triangleWaveDerivative($0)
      } portable: {
        0.5 + 0.5 * PortableVector.triangle($0)
      }
    case .contour:
      Definition(summary: "thin bright lines where `a` is 0") {
        // 1 - tanh|a| without the cancellation.
        (2 / (1 + Double.exp(2 * abs($0)))).squareRoot()
      } derivative: {
        let size = (2 / (1 + Double.exp(2 * abs($0)))).squareRoot() / (1 + .exp(-2 * abs($0)))
        return $0 < 0 ? size : -size
      } portable: {
        (2 / (1 + PortableVector.exp(2 * PortableVector.magnitude($0)))).squareRoot()
      }
    case .gaussian:
      Definition(summary: "`exp(-a²)`") {
        .exp(-$0 * $0)
      } derivative: {
        -2 * $0 * .exp(-$0 * $0)
      } portable: {
        PortableVector.exp(-$0 * $0)
      }
    case .absTanh:
      Definition(summary: "`|tanh(a)|`") {
        abs(.tanh($0))
      } derivative: {
        ($0 < 0 ? -1 : 1) / (.cosh($0) * .cosh($0))
      } portable: {
        PortableVector.magnitude(PortableVector.tanh($0))
      }
    case .linear:
      Definition(summary: "`0.5 + 0.5 a`, clamped") {
        max(0, min(1, 0.5 + 0.5 * $0))
      } derivative: {
        abs($0) < 1 ? 0.5 : 0
      } portable: {
        pointwiseMax(Eight(repeating: 0), pointwiseMin(Eight(repeating: 1), 0.5 + 0.5 * $0))
      }
    }
  }

  /// Returns the channels, 0…1, for eight finite sums: equal bits on every machine.
  package func portable(_ sums: Eight) -> Eight {
    PortableVector.clamped(definition.portable(PortableVector.clamped(sums, Activation.limit)), 1)
  }

  /// Returns the channel, 0…1, for the sum `a`, which must be finite.
  package func apply(_ a: Double) -> Double { definition.formula(a) }
}
