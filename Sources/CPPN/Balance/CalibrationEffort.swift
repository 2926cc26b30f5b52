/// The numbers of points and gains with which a network is calibrated, or a gain is searched for:
/// fewer for networks that take more multiply-adds at a point.
struct CalibrationEffort {
  /// The lowest gain of a scan; the highest is 20.
  static let lowestGain = 0.01
  /// The most pairs of neighbours of the scan between which gains are tried.
  static let brackets = 3
  /// The number of gains of the scan that are measured precisely if none has the target.
  static let others = 4

  /// The points that every gain is tried at.
  let coarse: CalibrationPoints.Count
  /// The points at which a picture is measured precisely; nil if there are no more.
  let fine: CalibrationPoints.Count?
  /// The number of gains of the scan.
  let gains: Int
  /// The factor from one gain to the next: 2000 to the power `1 / (gains - 1)`.
  let ratio: Double
  /// The most gains that are tried between two neighbours of the scan.
  let probes: Int
  /// The number of parts of the path between two seeds; the blend is calibrated at their ends.
  let parts: Int

  /// The most gains that are measured precisely.
  private var precise: Int { probes * Self.brackets + Self.others + 1 }

  /// The most gains that a scan and the search after it try.
  var mostGains: Int { gains + precise }

  /// The most multiply-adds that a scan and the search after it take.
  ///
  /// - Parameter architecture: the network that this effort is for.
  func multiplyAdds(_ architecture: Architecture) -> Double {
    let points = coarse.points * gains + (coarse.points + (fine?.points ?? 0)) * precise
    return Double(architecture.multiplyAddsPerPixel) * Double(points)
  }

  init(_ architecture: Architecture) {
    switch architecture.multiplyAddsPerPixel {
    case ..<100_000:
      coarse = .init(groups: 12, pixels: 24)
      fine = .init(groups: 24, pixels: 48, isPaired: true)
      (gains, ratio, probes, parts) = (25, 0x1.5f627d8468ddcp0, 6, 16)
    case ..<2_000_000:
      coarse = .init(groups: 12, pixels: 8)
      fine = .init(groups: 24, pixels: 8, isPaired: true)
      (gains, ratio, probes, parts) = (25, 0x1.5f627d8468ddcp0, 4, 8)
    default:
      coarse = .init(groups: 12, pixels: 8)
      fine = nil
      (gains, ratio, probes, parts) = (13, 0x1.e24f3a156e7afp0, 2, 4)
    }
  }
}
