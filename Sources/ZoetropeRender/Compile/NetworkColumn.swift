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
