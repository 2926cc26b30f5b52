/// A search for the gains that make a network's picture as busy as wanted, for any weights.
///
/// `busy` need not rise with the gain, so gains are scanned upwards from 0.01 to 20 in equal ratios.
/// The first two neighbours that have a target between them are refined by bisection: the lowest
/// gain that reaches it. Portable arithmetic in a fixed order gives equal bits on every machine.
package struct GainSearch: Sendable {
  /// A gain, and the `busy` that it gives.
  package struct Found: Hashable, Sendable {
    /// The gain.
    package let gain: Double
    /// The `busy` of the picture at this gain.
    package let busy: Double
    /// The smallest and the largest `busy` among all gains of the scan whose pictures show
    /// something.
    package let reach: ClosedRange<Double>
  }

  private let architecture: Architecture
  private let weights: Weights
  private let points: CalibrationPoints
  private let effort: CalibrationEffort
  /// The scanned gains in rising order, with their measures.
  private let scan: [(gain: Double, measure: ChannelMeasure)]

  /// The smallest deviation, in every group, of channels that show something. Changes of fainter
  /// ones are hardly visible, and of very faint ones only rounding errors.
  private static let leastDeviation = 0.02

  /// Scans the gains of a network with these weights at gain 1.
  ///
  /// - Throws: `CancellationError` once `isCancelled` returns true; it is called before each gain.
  package init(
    _ architecture: Architecture, _ weights: Weights, _ field: BalanceField,
    unless isCancelled: () -> Bool
  ) throws {
    self.architecture = architecture
    self.weights = weights
    effort = CalibrationEffort(architecture)
    points = CalibrationPoints(architecture, field, threes: effort.threes)
    var scan: [(Double, ChannelMeasure)] = []
    var gain = CalibrationEffort.lowestGain
    for _ in 0..<effort.gains {
      if isCancelled() { throw CancellationError() }
      scan.append((gain, Self.measure(architecture, weights, points, gain: gain)))
      gain *= effort.ratio
    }
    self.scan = scan
  }

  /// Returns the lowest gain that reaches `busy`; the one that comes nearest if none does, and
  /// the one at which the flattest moment shows most if none shows enough.
  package func callAsFunction(busy: Double) -> Found {
    let alive = scan.filter { $0.measure.leastDeviation >= Self.leastDeviation }
    let values = alive.map(\.measure.busy)
    guard let least = values.min(), let most = values.max() else { return faintest }
    for (lower, upper) in zip(scan, scan.dropFirst())
    where upper.measure.leastDeviation >= Self.leastDeviation
      && (lower.measure.busy < busy) != (upper.measure.busy < busy)
    {
      let found = between(lower, upper, busy: busy)
      // A jump of `busy` passes the target without reaching it.
      if abs(found.measure.busy / busy - 1) <= 0.15 {
        return Found(gain: found.gain, busy: found.measure.busy, reach: least...most)
      }
    }
    var nearest = alive[0]
    for other in alive.dropFirst()
    where abs(other.measure.busy - busy) < abs(nearest.measure.busy - busy) { nearest = other }
    return Found(gain: nearest.gain, busy: nearest.measure.busy, reach: least...most)
  }

  /// The gain at which the picture shows most, if none shows enough in every group; its reach is no
  /// more than its own `busy`.
  private var faintest: Found {
    var best = scan[0]
    for other in scan.dropFirst()
    where other.measure.leastDeviation > best.measure.leastDeviation { best = other }
    let busy = best.measure.busy
    return Found(gain: best.gain, busy: busy, reach: busy...busy)
  }

  /// Returns the latent vectors and the phases, in turns, at which `busy` is measured.
  package static func moments(
    _ architecture: Architecture
  ) -> [(latent: [Double], phase: Double)] {
    CalibrationPoints.moments(architecture).map { ($0.latent, $0.phase) }
  }

  /// Halves the interval between two gains on a logarithmic scale. Returns its upper end, at which
  /// the picture shows something.
  private func between(
    _ lower: (gain: Double, measure: ChannelMeasure),
    _ upper: (gain: Double, measure: ChannelMeasure), busy: Double
  ) -> (gain: Double, measure: ChannelMeasure) {
    let isRising = lower.measure.busy < busy
    var (low, high) = (lower.gain, upper)
    for _ in 0..<effort.bisections {
      let gain = (low * high.gain).squareRoot()
      let measure = Self.measure(architecture, weights, points, gain: gain)
      if (measure.busy < busy) == isRising || measure.leastDeviation < Self.leastDeviation {
        low = gain
      } else {
        high = (gain, measure)
      }
    }
    return high
  }

  private static func measure(
    _ architecture: Architecture, _ weights: Weights, _ points: CalibrationPoints, gain: Double
  ) -> ChannelMeasure {
    ChannelMeasure(
      weights.channels(architecture, points.inputs, gain: gain), architecture, points)
  }
}

extension Weights {
  /// Evaluates the network in double precision at many points.
  ///
  /// - Parameters:
  ///   - inputs: features, then `z`, in rows for each block of eight points.
  ///   - gain: the factor of all weights and biases.
  /// - Returns: the channels, in rows for each block.
  package func channels(
    _ architecture: Architecture, _ inputs: [Eight], gain: Double = 1
  ) -> [Eight] {
    let blocks = inputs.count / max(architecture.fanIn(ofLayer: 0), 1)
    var run = LayerRun(architecture, inputs, blocks: blocks)
    for (index, layer) in layers.enumerated() {
      run.apply(
        BalancedLayer(
          matrix: layer.matrix.map { gain * Double($0) },
          bias: layer.bias.map { gain * Double($0) }),
        index)
    }
    return run.values
  }
}
