import Synchronization

extension Weights {
  /// Draws the weights of `architecture` from `seed` and, under the law `balanced`, calibrates them
  /// for `field`: equal bits on every machine.
  ///
  /// Calibrating evaluates the network at some 30,000 points. The last few results are kept for the
  /// next caller.
  package init(_ architecture: Architecture, seed: UInt64, in field: BalanceField) {
    self.init(architecture, seed: seed, in: field, beforeEach: {})
  }

  /// Draws and calibrates weights, and calls `beforeEach` before each gain that is tried. What it
  /// throws ends the calibration.
  package init<Stop: Error>(
    _ architecture: Architecture, seed: UInt64, in field: BalanceField,
    beforeEach: () throws(Stop) -> Void
  ) throws(Stop) {
    guard case .balanced(let busy) = architecture.weights else {
      self.init(architecture, seed: seed)
      return
    }
    let key = CalibrationKey(architecture: architecture, field: field, seed: seed)
    if let kept = Self.calibrations.withLock({ $0.weights(key) }) {
      self = kept
      return
    }
    self = try BalancedNetwork(
      architecture, field, seed: seed, busy: busy, beforeEach: beforeEach
    ).weights(architecture)
    Self.calibrations.withLock { [self] in $0.keep(self, key) }
  }

  private static let calibrations = Mutex(CalibrationMemory())
}

/// All that calibrated weights depend on.
private struct CalibrationKey: Equatable, Sendable {
  let architecture: Architecture
  let field: BalanceField
  let seed: UInt64
}

/// The weights that were calibrated last.
private struct CalibrationMemory: Sendable {
  private var entries: [(key: CalibrationKey, weights: Weights)] = []

  /// The most results, and the most weights of all of them together: 16 MiB. Two are kept whatever
  /// their size, because every frame between two seeds needs both.
  private static let mostEntries = 256
  private static let mostParameters = 1 << 22

  /// Returns the weights of a key, which then count as used last.
  mutating func weights(_ key: CalibrationKey) -> Weights? {
    guard let index = entries.firstIndex(where: { $0.key == key }) else { return nil }
    entries.append(entries.remove(at: index))
    return entries.last?.weights
  }

  /// Keeps the weights of a key, and forgets those that were used least recently.
  mutating func keep(_ weights: Weights, _ key: CalibrationKey) {
    guard !entries.contains(where: { $0.key == key }) else { return }
    entries.append((key, weights))
    while entries.count > Self.mostEntries
      || entries.count > 2 && parameters > Self.mostParameters
    {
      entries.removeFirst()
    }
  }

  private var parameters: Int {
    entries.reduce(0) { $0 + $1.key.architecture.parameterCount }
  }
}
