package import CPPN
internal import Synchronization

extension SceneDraft {
  /// Returns the keys of the gain, with the `busy` that each stands for.
  ///
  /// - Parameter busy: the keys as they were written. If there is one, and the seed has several, each
  ///   seed gets a key of its own, so that its own gain is used at its time.
  package func gainKeys(busy: [TrackKey<Double>]) -> [TrackKey<Double>] {
    guard busy.count == 1, timeline.seed.keys.count > 1 else { return busy }
    return timeline.seed.keys.map { seed in
      TrackKey(
        position: seed.position, value: busy[0].value, easing: seed.easing, written: seed.written)
    }
  }

  /// Returns what the search finds for each of the gain's keys, in which `timeline.gainIsBusy`.
  ///
  /// The picture is measured at zoom 1, in the field of `balanceField`, with the weights that the
  /// film has at the key's time. The last few results are kept for the next caller.
  ///
  /// - Throws: `CancellationError` once `isCancelled` returns true.
  package func foundGains(unless isCancelled: () -> Bool = { false }) throws -> [GainSearch.Found] {
    var searches: [FramePlan.Seeds: GainSearch] = [:]
    return try gainKeys(busy: timeline[.gain].keys).map { key in
      if isCancelled() { throw CancellationError() }
      let seeds = timeline.seed.value(at: key.position, in: timeline.playback)
      let memoryKey = FoundGainMemory.Key(
        network: network, seeds: seeds, field: balanceField, busy: key.value)
      if let kept = Self.foundGains.withLock({ $0[memoryKey] }) { return kept }
      let search =
        try searches[seeds]
        ?? GainSearch(network, weights(seeds), balanceField, unless: isCancelled)
      searches[seeds] = search
      let found = search(busy: key.value)
      Self.foundGains.withLock { $0.keep(found, memoryKey) }
      return found
    }
  }

  private static let foundGains = Mutex(FoundGainMemory())

  /// Returns the scene with the gains that give each key of the gain its `busy`, if
  /// `timeline.gainIsBusy`; otherwise the scene as it is.
  ///
  /// - Throws: `CancellationError` once `isCancelled` returns true.
  package func withFoundGains(unless isCancelled: () -> Bool = { false }) throws -> SceneDraft {
    guard timeline.gainIsBusy else { return self }
    var scene = self
    scene.requests.busy = timeline[.gain].keys
    scene.setGains(try foundGains(unless: isCancelled).map(\.gain))
    return scene
  }

  /// Replaces the `busy` of each of the gain's keys by a gain.
  mutating func setGains(_ gains: [Double]) {
    var keys = gainKeys(busy: timeline[.gain].keys)
    for (index, gain) in zip(keys.indices, gains) { keys[index].value = gain }
    timeline[.gain].keys = keys
    timeline.gainIsBusy = false
  }
}
