package import CPPN

extension SceneDraft {
  /// Returns the weights of a seed. Balanced weights are calibrated for the field of this scene.
  package func weights(seed: UInt64) -> Weights {
    Weights(network, seed: seed, in: balanceField)
  }

  /// Returns the path from the weights of one seed to those of another.
  package func seedCourse(from: UInt64, to: UInt64) -> SeedCourse {
    SeedCourse(network, from: from, to: to, in: balanceField)
  }

  /// Returns the weights of a frame. Amounts above 1 count as 1.
  package func weights(_ seeds: FramePlan.Seeds) -> Weights {
    guard seeds.amount > 0, seeds.to != seeds.from else { return weights(seed: seeds.from) }
    return seedCourse(from: seeds.from, to: seeds.to).weights(at: min(seeds.amount, 1))
  }

  /// Calibrates the balanced weights of all seeds, so that they are at hand afterwards; does nothing
  /// under other laws.
  ///
  /// - Parameters:
  ///   - began: called first if this takes a second or more, with the estimated number of seconds if
  ///     it is more than half a minute.
  ///   - advanced: called before each gain that is tried with the share that is done, from 0 to 1,
  ///     if `began` was called. The share never falls.
  /// - Throws: `CancellationError` once `isCancelled` returns true.
  package func balanceWeights(
    began: (Int?) -> Void, advanced: (Double) -> Void, unless isCancelled: () -> Bool
  ) throws {
    let seeds = uncalibratedSeeds
    var progress = CalibrationProgress(network, seeds: seeds.count)
    let isNamed = progress.seconds >= 1
    if isNamed { began(progress.announcedSeconds) }
    for seed in seeds {
      // Drawing the weights of a large network takes a while too.
      if isCancelled() { throw CancellationError() }
      var isFirst = true
      _ = try Calibration(network, seed: seed, in: balanceField) { () throws(CancellationError) in
        if isCancelled() { throw CancellationError() }
        if !isFirst { progress.tryGain() }
        isFirst = false
        if isNamed { advanced(progress.share) }
      }
      progress.finishSeed()
    }
  }

  /// The seeds whose balanced weights are not among the last few results, each once, in the order of
  /// the film; none under other laws.
  package var uncalibratedSeeds: [UInt64] {
    guard case .balanced = network.weights else { return [] }
    var seen: Set<UInt64> = []
    return timeline.seed.keys.map(\.value).filter { seed in
      seen.insert(seed).inserted && !Calibration.isKept(network, seed: seed, in: balanceField)
    }
  }

  /// Returns the `busy` that balanced weights are drawn for, the one that the first seed's network
  /// has, and the range of those that the tried gains give, all at gain 1; nil under other laws.
  package func balancedBusy() -> (wanted: Double, found: Double, reach: ClosedRange<Double>)? {
    guard case .balanced(let busy) = network.weights, let seed = timeline.seed.keys.first?.value,
      let found = Calibration(network, seed: seed, in: balanceField)
    else { return nil }
    return (busy, found.busy, found.reach)
  }

  /// The field that balanced weights are calibrated for: the picture at zoom 1, with the twist of
  /// the first keyframe. Nothing that changes later in the film has an influence.
  package var balanceField: BalanceField {
    let twist = timeline[.twist].keys.first?.value ?? 0
    return view.balanceField(twist: twist)
  }
}
