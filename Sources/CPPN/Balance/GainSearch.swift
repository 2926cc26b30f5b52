/// A search for the gains that make a network's picture as busy as wanted, for any weights.
///
/// `busy` need not rise with the gain, so gains are scanned upwards from 0.01 to 20 in equal ratios.
/// Between neighbours that have a target between them, more gains are tried: the lowest gain that
/// reaches it is taken. Portable arithmetic in a fixed order gives equal bits on every machine.
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
  /// The points at which `busy` is measured precisely, if they are more.
  private let fine: CalibrationPoints?
  private let effort: CalibrationEffort
  /// The scanned gains in rising order, with their measures.
  private let scan: [BusySearch.Probe]

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
    points = CalibrationPoints(architecture, field, effort.coarse)
    fine = effort.fine.map { CalibrationPoints(architecture, field, $0) }
    var scan: [BusySearch.Probe] = []
    var gain = CalibrationEffort.lowestGain
    for _ in 0..<effort.gains {
      if isCancelled() { throw CancellationError() }
      scan.append(
        .init(gain: gain, measure: Self.measure(architecture, weights, points, gain: gain)))
      gain *= effort.ratio
    }
    self.scan = scan
  }

  /// Returns the lowest gain that reaches `busy`; the one that comes nearest if none does, and
  /// the one at which the flattest moment shows most if none shows enough.
  package func callAsFunction(busy: Double) -> Found {
    var search = BusySearch(for: busy, effort, isPromising: \.shows, isGood: \.shows)
    let values = scan.map(\.measure).filter(\.shows).map(\.busy)
    guard let least = values.min(), let most = values.max() else { return faintest }
    var found: BusySearch.Probe?
    for probe in scan where found == nil { found = search.next(probe, precise: precise) }
    guard let taken = found ?? search.nearest(of: scan).first else { return faintest }
    let exact = found?.measure.busy ?? precise(taken.gain).busy
    return Found(
      gain: taken.gain, busy: exact, reach: min(least, exact)...max(most, exact))
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

  /// Returns the moments at which `busy` is measured.
  package static func moments(
    _ architecture: Architecture, _ field: BalanceField
  ) -> [CalibrationMoment] {
    let effort = CalibrationEffort(architecture)
    return CalibrationPoints.moments(architecture, field, (effort.fine ?? effort.coarse).groups)
  }

  /// Measures the picture at a gain, at more points.
  private func precise(_ gain: Double) -> ChannelMeasure {
    Self.measure(architecture, weights, fine ?? points, gain: gain)
  }

  private static func measure(
    _ architecture: Architecture, _ weights: Weights, _ points: CalibrationPoints, gain: Double
  ) -> ChannelMeasure {
    ChannelMeasure(
      weights.channels(architecture, points.inputs, blocks: points.blocks, gain: gain),
      architecture, points)
  }
}

extension Weights {
  /// Evaluates the network in double precision at many points.
  ///
  /// - Parameters:
  ///   - inputs: features, then `z`, in rows for each block of eight points.
  ///   - blocks: the number of blocks.
  ///   - gain: the factor of all weights and biases.
  /// - Returns: the channels, in rows for each block.
  package func channels(
    _ architecture: Architecture, _ inputs: [Eight], blocks: Int, gain: Double = 1
  ) -> [Eight] {
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
