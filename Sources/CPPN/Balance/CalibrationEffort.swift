/// The numbers of points and gains with which a network is calibrated, or a gain is searched for:
/// fewer for networks that take more multiply-adds at a point.
struct CalibrationEffort {
  /// The lowest gain of a scan; the highest is 20.
  static let lowestGain = 0.01
  /// The number of pixels in each group of calibration points.
  let threes: Int
  /// The number of gains of the scan.
  let gains: Int
  /// The factor from one gain to the next: 2000 to the power `1 / (gains - 1)`.
  let ratio: Double
  /// The number of bisections.
  let bisections: Int

  /// The most multiply-adds that a calibration takes.
  ///
  /// - Parameter architecture: the network that this effort is for.
  func multiplyAdds(_ architecture: Architecture) -> Double {
    Double(architecture.multiplyAddsPerPixel) * Double(8 * 3 * threes) * Double(gains + bisections)
  }

  init(_ architecture: Architecture) {
    switch architecture.multiplyAddsPerPixel {
    case ..<100_000: (threes, gains, ratio, bisections) = (40, 25, 0x1.5f627d8468ddcp0, 7)
    case ..<5_000_000: (threes, gains, ratio, bisections) = (8, 25, 0x1.5f627d8468ddcp0, 5)
    default: (threes, gains, ratio, bisections) = (8, 13, 0x1.e24f3a156e7afp0, 3)
    }
  }
}
