internal import CPPN
internal import CPPNKernels

/// What one of the numbers that come from outside a network is: a feature of points, or the same all
/// over a frame.
enum NetworkColumn {
  case feature(kind: ck_feature_kind, parameter: Double)
  case constant(Constant)

  /// Where a number comes from that is the same all over a frame.
  enum Constant {
    case cosineOfPhase
    case sineOfPhase
    case one
    /// A component of the latent vector.
    case latent(Int)
  }

  /// The columns of a network, in order.
  static func all(of network: Architecture) -> [NetworkColumn] {
    network.inputs.flatMap(columns) + (0..<network.latent).map { .constant(.latent($0)) }
  }

  private static func columns(of input: Input) -> [NetworkColumn] {
    func pair(
      _ cosine: ck_feature_kind, _ sine: ck_feature_kind, _ parameter: Double
    ) -> [NetworkColumn] {
      [.feature(kind: cosine, parameter: parameter), .feature(kind: sine, parameter: parameter)]
    }
    switch input {
    case .x: return [.feature(kind: CK_X, parameter: 0)]
    case .y: return [.feature(kind: CK_Y, parameter: 0)]
    case .r: return [.feature(kind: CK_R, parameter: 0)]
    case .absX: return [.feature(kind: CK_ABS_X, parameter: 0)]
    case .absY: return [.feature(kind: CK_ABS_Y, parameter: 0)]
    case .theta(let harmonic): return pair(CK_COS_THETA, CK_SIN_THETA, Double(harmonic))
    case .logR(let frequency): return pair(CK_COS_LOG_R, CK_SIN_LOG_R, frequency)
    case .tileX(let period): return pair(CK_COS_X, CK_SIN_X, period)
    case .tileY(let period): return pair(CK_COS_Y, CK_SIN_Y, period)
    case .time: return [.constant(.cosineOfPhase), .constant(.sineOfPhase)]
    case .bias: return [.constant(.one)]
    }
  }
}

/// Which sign of a point's coordinates features see.
enum FeatureSight {
  /// Whether features see y alone, or |y|.
  static func isOfY(_ kind: UInt32) -> Bool { ofY.contains(kind) || kind == CK_ABS_Y.rawValue }

  /// Whether the sign of x changes nothing.
  static func isEvenInX(_ kind: UInt32) -> Bool { evenInBoth.contains(kind) || ofY.contains(kind) }

  /// Whether the sign of y changes nothing.
  static func isEvenInY(_ kind: UInt32) -> Bool { evenInBoth.contains(kind) || ofX.contains(kind) }

  /// Whether features have no value at the centre, and any near it.
  static func isFineAtCentre(_ kind: UInt32) -> Bool { fineAtCentre.contains(kind) }

  private static let fineAtCentre = [CK_COS_THETA, CK_SIN_THETA, CK_COS_LOG_R, CK_SIN_LOG_R].map(
    \.rawValue)
  private static let ofX = [CK_X, CK_COS_X, CK_SIN_X].map(\.rawValue)
  private static let ofY = [CK_Y, CK_COS_Y, CK_SIN_Y].map(\.rawValue)
  private static let evenInBoth = [CK_R, CK_ABS_X, CK_ABS_Y, CK_COS_LOG_R, CK_SIN_LOG_R].map(
    \.rawValue)
}

extension Activation {
  /// Whether it neither jumps nor has corners or slopes without bound.
  var isForeseeable: Bool {
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
