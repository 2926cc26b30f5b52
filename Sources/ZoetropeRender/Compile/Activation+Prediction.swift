internal import CPPN

extension Activation {
  /// Whether it neither jumps nor has corners or slopes without bound.
  var isPredictable: Bool {
    switch self {
    case .relu, .leakyRelu, .abs, .square, .step: false
    case .tanh, .sigmoid, .sin, .cos, .gaussian, .elu, .softplus, .identity, .triangle, .sinc,
      .atan:
      true
    }
  }

  /// Whether it has corners that an error's estimate copes with.
  var hasKinks: Bool { self == .triangle || self == .elu }

  /// Whether its values stay between two numbers.
  var isBounded: Bool {
    switch self {
    case .tanh, .sigmoid, .sin, .cos, .gaussian, .step, .triangle, .sinc, .atan: true
    case .relu, .leakyRelu, .elu, .softplus, .abs, .square, .identity: false
    }
  }
}
