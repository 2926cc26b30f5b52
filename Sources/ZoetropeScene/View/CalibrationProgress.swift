package import CPPN

/// The progress of the calibration of several seeds' weights, with an estimate of the time it takes.
///
/// A search ends as soon as it has found a gain, so both the estimate and the number of steps are
/// upper bounds for nearly all networks.
package struct CalibrationProgress: Sendable {
  /// The number of multiply-adds that a core of a current processor makes in a second while it
  /// calibrates. Measured with 16 x 512 to 16 x 1500 neurons it is 6 to 14 billion, where those are
  /// counted too that a search saves because it ends early.
  private static let speed = 7e9

  /// The estimated number of seconds of processor time.
  package let seconds: Double
  private let seeds: Int
  private let gains: Int
  private var finished = 0
  private var tried = 0

  /// Starts at share 0.
  ///
  /// - Parameter seeds: the number of seeds whose weights are still to be calibrated.
  package init(_ network: Architecture, seeds: Int) {
    self.seeds = seeds
    gains = Calibration.gainsOfASearch(network)
    seconds = Calibration.multiplyAdds(network) * Double(seeds) / Self.speed
  }

  /// The estimate as a round number for people: a multiple of 5 seconds up to two minutes, of a minute
  /// above; nil if it is half a minute or less.
  package var announcedSeconds: Int? {
    guard seconds > 30 else { return nil }
    let step = seconds < 120 ? 5.0 : 60
    return Int(min((seconds / step).rounded() * step, 1e9))
  }

  /// The share of the work that is done, from 0 to 1. It never falls.
  package var share: Double {
    guard finished < seeds else { return 1 }
    return (Double(finished) + Double(tried) / Double(gains)) / Double(seeds)
  }

  /// Records that a gain has been tried for the present seed.
  package mutating func tryGain() { tried = min(tried + 1, gains) }

  /// Records that the present seed's weights are calibrated.
  package mutating func finishSeed() {
    finished = min(finished + 1, seeds)
    tried = 0
  }
}
