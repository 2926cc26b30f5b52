import RealModule

/// How a channel of the output layer is brought into 0…1.
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
  /// Everything that the program knows of an output activation but its kernels.
  package struct Definition: Sendable {
    /// The formula in a few words, as the reference page prints it.
    package let summary: String
    /// Whether it repeats after 2π.
    package var isPeriodic = false
    /// What it makes of a finite sum, in double precision.
    fileprivate let formula: @Sendable (Double) -> Double
  }

  /// The row of this activation.
  package var definition: Definition {
    switch self {
    case .sigmoid: Definition(summary: "logistic function") { 1 / (1 + .exp(-$0)) }
    case .sine: Definition(summary: "`0.5 + 0.5 sin(a)`", isPeriodic: true) { 0.5 + 0.5 * .sin($0) }
    case .triangle:
      Definition(summary: "the same with a triangle wave", isPeriodic: true) {
        0.5 + 0.5 * triangleWave($0)
      }
    case .contour:
      Definition(summary: "thin bright lines where `a` is 0") {
        // 1 - tanh|a| without the cancellation.
        (2 / (1 + Double.exp(2 * abs($0)))).squareRoot()
      }
    case .gaussian: Definition(summary: "`exp(-a²)`") { .exp(-$0 * $0) }
    case .absTanh: Definition(summary: "`|tanh(a)|`") { abs(.tanh($0)) }
    case .linear: Definition(summary: "`0.5 + 0.5 a`, clamped") { max(0, min(1, 0.5 + 0.5 * $0)) }
    }
  }

  /// What an output channel makes of the sum `a`, which must be finite: a number from 0 to 1.
  package func apply(_ a: Double) -> Double { definition.formula(a) }
}
