import Synchronization

/// The weights of a seed under the law `balanced`, and what was found while they were calibrated.
package struct Calibration: Sendable {
  /// The calibrated weights.
  package private(set) var weights: Weights
  /// The gain that the hidden layers' standardised sums are multiplied by.
  package let gain: Double
  /// The `busy` of the picture in the field that it was calibrated for.
  package let busy: Double
  /// The smallest and the largest `busy` of the gains that were tried and show something; of all
  /// gains of the scan if none gives the target.
  package let reach: ClosedRange<Double>
  /// Where the output's sums are put in the ranges of its activations.
  let placement: [OutputPlacement]
  /// The factor of the shares of `time` and `z`: 1 for nearly all networks.
  package let motionFactor: Double

  /// Calibrates the weights of a seed so that the picture in `field` is as busy as the law says, with
  /// equal bits on every machine; nil if the network has another law.
  ///
  /// It takes some 30,000 to 60,000 evaluations. The last few results are kept for the next caller.
  ///
  /// - Parameter beforeEach: called before each gain that is tried. What it throws ends the
  ///   calibration.
  package init?<Stop: Error>(
    _ architecture: Architecture, seed: UInt64, in field: BalanceField,
    beforeEach: () throws(Stop) -> Void
  ) throws(Stop) {
    guard case .balanced(let busy) = architecture.weights else { return nil }
    let key = CalibrationKey(architecture: architecture, field: field, seed: seed)
    if let kept = Self.memory.withLock({ $0.calibration(key) }) {
      self = kept
      guard weights.layers.isEmpty else { return }
      weights = madeAgain(architecture, seed: seed, in: field)
      Self.memory.withLock { [self] in $0.keep(self, key) }
      return
    }
    let search = BalanceSearch(
      architecture, field, drawn: Self.drawn(architecture, seed: seed))
    let found = try search(busy: busy, beforeEach: beforeEach)
    weights = found.network.weights(architecture)
    gain = found.network.gain
    self.busy = found.network.measure.busy
    reach = found.reach
    placement = found.network.placement
    motionFactor = found.motionFactor
    Self.memory.withLock { [self] in $0.keep(self, key) }
  }

  /// Calibrates for the gain that was found, without a search: equal bits.
  private func madeAgain(
    _ architecture: Architecture, seed: UInt64, in field: BalanceField
  ) -> Weights {
    let points = CalibrationPoints(architecture, field, CalibrationEffort(architecture).coarse)
    let pass = BalancePass(
      architecture, points, drawn: Self.drawn(architecture, seed: seed),
      motionFactor: motionFactor)
    return pass(gain: gain, placement: placement).weights(architecture)
  }

  /// The result without its weights.
  fileprivate var withoutWeights: Calibration {
    var other = self
    other.weights = Weights(layers: [])
    return other
  }

  /// Calibrates weights, or takes them from the last few results.
  package init?(_ architecture: Architecture, seed: UInt64, in field: BalanceField) {
    self.init(architecture, seed: seed, in: field, beforeEach: {})
  }

  /// Returns the measures of a seed's network at each gain of the scan, in rising order.
  package static func scan(
    _ architecture: Architecture, seed: UInt64, in field: BalanceField
  ) -> [ChannelMeasure] {
    BalanceSearch(architecture, field, drawn: drawn(architecture, seed: seed)).scan()
  }

  /// Draws the weights that are calibrated, without the factors of single layers, which multiply
  /// calibrated weights.
  static func drawn(_ architecture: Architecture, seed: UInt64) -> Weights {
    var unscaled = architecture
    unscaled.layerGains = []
    return Weights(unscaled, seed: seed)
  }

  /// Returns the most multiply-adds that one search for the weights of a seed takes, without the
  /// fits of a shared matrix. A core of a current processor makes some 5 to 10 billion of them in a
  /// second.
  package static func multiplyAdds(_ architecture: Architecture) -> Double {
    CalibrationEffort(architecture).multiplyAdds(architecture)
  }

  /// Returns the most gains that one search for the weights of a seed tries. A second search follows
  /// only where the first finds no healthy picture.
  package static func gainsOfASearch(_ architecture: Architecture) -> Int {
    CalibrationEffort(architecture).mostGains
  }

  /// Returns true if the weights of a seed are among the last few results, so that calibrating them
  /// takes no time.
  package static func isKept(
    _ architecture: Architecture, seed: UInt64, in field: BalanceField
  ) -> Bool {
    let key = CalibrationKey(architecture: architecture, field: field, seed: seed)
    return memory.withLock { $0.calibration(key) } != nil
  }

  private static let memory = Mutex(CalibrationMemory())
}

extension Weights {
  /// Draws the weights of `architecture` from `seed` and, under the law `balanced`, calibrates them
  /// for `field`.
  package init(_ architecture: Architecture, seed: UInt64, in field: BalanceField) {
    self =
      Calibration(architecture, seed: seed, in: field)?.weights
      ?? Weights(architecture, seed: seed)
  }
}

/// All that calibrated weights depend on.
private struct CalibrationKey: Equatable, Sendable {
  let architecture: Architecture
  let field: BalanceField
  let seed: UInt64
}

/// The last results. Of most of them only what was found is kept, from which the weights can be made
/// again without a search.
private struct CalibrationMemory: Sendable {
  private var entries: [(key: CalibrationKey, calibration: Calibration)] = []

  /// The most results.
  private static let mostEntries = 1024
  /// The most results with weights, and the most weights of all of them together: 16 MiB. Two are
  /// kept whatever their size, because every frame between two seeds needs both.
  private static let mostWeights = 256
  private static let mostParameters = 1 << 22

  /// Returns the result for a key, which then counts as used last.
  mutating func calibration(_ key: CalibrationKey) -> Calibration? {
    guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
    entries.append(entries.remove(at: index))
    return entries.last?.calibration
  }

  /// Keeps the result for a key, and forgets the weights of those that were used least recently.
  mutating func keep(_ calibration: Calibration, _ key: CalibrationKey) {
    entries.removeAll { $0.key == key }
    entries.append((key, calibration))
    if entries.count > Self.mostEntries { entries.removeFirst() }
    var (count, parameters) = (0, 0)
    for index in entries.indices.reversed() where !entries[index].calibration.weights.layers.isEmpty
    {
      count += 1
      parameters += entries[index].key.architecture.parameterCount
      if count > Self.mostWeights || count > 2 && parameters > Self.mostParameters {
        entries[index].calibration = entries[index].calibration.withoutWeights
      }
    }
  }
}
