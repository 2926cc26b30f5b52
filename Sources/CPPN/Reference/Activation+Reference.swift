import RealModule

extension Activation {
  /// The largest size of a value in the network.
  package static let limit = 1e18

  /// `value`, no further from 0 than `limit`.
  package static func clamped(_ value: Double) -> Double {
    max(-limit, min(limit, value))
  }

  /// What a neuron makes of the sum `a`, which must be finite: the meaning that fast kernels are
  /// held to.
  package func apply(_ a: Double) -> Double {
    Self.clamped(unclamped(a))
  }

  private func unclamped(_ a: Double) -> Double {
    switch self {
    case .tanh: .tanh(a)
    case .sigmoid: 1 / (1 + .exp(-a))
    case .sin: .sin(a)
    case .cos: .cos(a)
    case .gaussian: .exp(-a * a)
    case .relu: max(a, 0)
    case .leakyRelu: a > 0 ? a : a / 100
    case .elu: a > 0 ? a : .expMinusOne(a)
    case .softplus: max(a, 0) + .log(onePlus: .exp(-Swift.abs(a)))
    case .abs: Swift.abs(a)
    case .square: a * a
    case .identity: a
    case .step: a > 0 ? 1 : 0
    case .triangle: triangleWave(a)
    case .sinc: a == 0 ? 1 : .sin(a) / a
    case .atan: .atan(a)
    }
  }
}

extension OutputActivation {
  /// What an output channel makes of the sum `a`, which must be finite: a number from 0 to 1.
  package func apply(_ a: Double) -> Double {
    switch self {
    case .sigmoid: 1 / (1 + .exp(-a))
    case .sine: 0.5 + 0.5 * .sin(a)
    case .triangle: 0.5 + 0.5 * triangleWave(a)
    // 1 - tanh|a| without the cancellation.
    case .contour: (2 / (1 + Double.exp(2 * abs(a)))).squareRoot()
    case .gaussian: .exp(-a * a)
    case .absTanh: abs(.tanh(a))
    case .linear: max(0, min(1, 0.5 + 0.5 * a))
    }
  }
}

/// The arc sine of `sin(a)`, brought to ±1. Through the arc tangent it is as exact at the corners
/// as elsewhere, for any `a`.
private func triangleWave(_ a: Double) -> Double {
  .atan2(y: .sin(a), x: abs(.cos(a))) * (2 / .pi)
}
