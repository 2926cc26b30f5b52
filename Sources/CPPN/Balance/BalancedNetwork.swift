/// A network with calibrated weights.
package struct BalancedNetwork: Sendable {
  /// The gain that its hidden layers' standardised sums are multiplied by.
  package let gain: Double
  let layers: [BalancedLayer]
  /// The numbers that describe its channels.
  package let measure: ChannelMeasure

  /// The smallest and the largest `busy` of the gains that were tried and show something; of all of
  /// them if none gives the target.
  package private(set) var reach: ClosedRange<Double>

  /// Below this deviation in some group, above this `busy`, or with more than this share of a group's
  /// pixels at the ends of the channels, a gain is taken only if no other is better: some moment of
  /// the film would be blank or noise.
  private static let leastDeviation = 0.09
  private static let mostBusy = 9.0
  private static let mostEnds = 0.7

  /// Calibrates the weights of a seed so that the picture in `field` is as `busy` as wanted.
  ///
  /// The gains from 0.01 to 20 are scanned upwards, because `busy` may fall where the gain rises.
  /// The first that reaches the target without a blank or noisy moment is refined by bisection. If
  /// none does, the one whose `busy` is nearest is taken.
  package init(_ architecture: Architecture, _ field: BalanceField, seed: UInt64, busy: Double) {
    self.init(architecture, field, seed: seed, busy: busy, beforeEach: {})
  }

  /// Calibrates the weights of a seed, and calls `beforeEach` before each gain that is tried. What it
  /// throws ends the calibration.
  init<Stop: Error>(
    _ architecture: Architecture, _ field: BalanceField, seed: UInt64, busy: Double,
    beforeEach: () throws(Stop) -> Void
  ) throws(Stop) {
    let effort = CalibrationEffort(architecture)
    var unscaled = architecture
    unscaled.layerGains = []
    let pass = BalancePass(
      unscaled, CalibrationPoints(architecture, field, threes: effort.threes), seed: seed)
    var best: BalancedNetwork?
    var below: BalancedNetwork?
    var gain = CalibrationEffort.lowestGain
    var reached: [Double] = []
    for _ in 0..<effort.gains {
      try beforeEach()
      let here = pass(gain: gain)
      gain *= effort.ratio
      if here.measure.leastDeviation >= Self.leastDeviation { reached.append(here.measure.busy) }
      if here.measure.busy < busy {
        best = Self.better(best, here, busy)
        below = here
        continue
      }
      let found = below.map { pass.between($0, here, busy: busy, steps: effort.bisections) } ?? here
      if found.isHealthy(for: busy) { self = found; return }
      if here.isHealthy(for: busy) { self = here; return }
      best = Self.better(best, found, busy)
      below = nil
    }
    self = best ?? pass(gain: 1)
    reach = (reached.min() ?? measure.busy)...(reached.max() ?? measure.busy)
  }

  /// Returns the measures of a seed's network at each gain of the scan, in rising order.
  package static func scan(
    _ architecture: Architecture, _ field: BalanceField, seed: UInt64
  ) -> [ChannelMeasure] {
    let effort = CalibrationEffort(architecture)
    var unscaled = architecture
    unscaled.layerGains = []
    let pass = BalancePass(
      unscaled, CalibrationPoints(architecture, field, threes: effort.threes), seed: seed)
    var gain = CalibrationEffort.lowestGain
    return (0..<effort.gains).map { _ in
      defer { gain *= effort.ratio }
      return pass(gain: gain).measure
    }
  }

  /// Returns the most multiply-adds that calibrating the weights of a seed takes. A core of a current
  /// processor makes some 5 to 10 billion of them in a second.
  package static func multiplyAdds(_ architecture: Architecture) -> Double {
    CalibrationEffort(architecture).multiplyAdds(architecture)
  }

  init(gain: Double, layers: [BalancedLayer], measure: ChannelMeasure) {
    self.gain = gain
    self.layers = layers
    self.measure = measure
    reach = measure.busy...measure.busy
  }

  private func isHealthy(for busy: Double) -> Bool {
    measure.leastDeviation >= Self.leastDeviation && measure.mostEnds <= Self.mostEnds
      && measure.busiest <= max(Self.mostBusy, 2 * busy)
  }

  /// Returns the better of two networks that miss the target; the first if they are equal.
  private static func better(
    _ first: BalancedNetwork?, _ second: BalancedNetwork, _ busy: Double
  ) -> BalancedNetwork {
    func merit(_ network: BalancedNetwork) -> Double {
      let measure = network.measure
      if network.isHealthy(for: busy) { return 100 - abs(measure.busy - busy) }
      return measure.leastDeviation / leastDeviation - max(0, measure.busiest / mostBusy - 1)
        - max(0, measure.mostEnds / mostEnds - 1)
    }
    guard let first, merit(first) >= merit(second) else { return second }
    return first
  }

  /// The weights, each rounded once, with the factors of `layerGains`.
  package func weights(_ architecture: Architecture) -> Weights {
    var made: [Weights.Layer] = []
    for (index, layer) in layers.enumerated() {
      if architecture.sharesMatrixBefore(layer: index), let last = made.last {
        made.append(last)
        continue
      }
      let factor = architecture.gain(ofLayer: index)
      made.append(
        Weights.Layer(
          fanIn: architecture.fanIn(ofLayer: index),
          matrix: layer.matrix.map { Weights.rounded($0 * factor) },
          bias: layer.bias.map { Weights.rounded($0 * factor) }))
    }
    return Weights(layers: made)
  }
}

extension BalancePass {
  /// Halves the interval between two gains, on a logarithmic scale, and returns its upper end.
  fileprivate func between(
    _ low: BalancedNetwork, _ high: BalancedNetwork, busy: Double, steps: Int
  ) -> BalancedNetwork {
    var (low, high) = (low.gain, high)
    for _ in 0..<steps {
      let middle = self(gain: (low * high.gain).squareRoot())
      if middle.measure.busy >= busy { high = middle } else { low = middle.gain }
    }
    return high
  }
}

extension BalancedNetwork {
  /// Evaluates the network in double precision at many points.
  ///
  /// - Parameter inputs: features, then `z`, in rows for each block of eight points.
  /// - Returns: the channels, in rows for each block.
  package func channels(_ architecture: Architecture, _ inputs: [Eight]) -> [Eight] {
    let blocks = inputs.count / max(architecture.fanIn(ofLayer: 0), 1)
    var run = LayerRun(architecture, inputs, blocks: blocks)
    for (index, layer) in layers.enumerated() { run.apply(layer, index) }
    return run.values
  }
}
