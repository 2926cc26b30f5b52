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
  /// - Parameter began: called first if this takes a second or more.
  /// - Throws: `CancellationError` once `isCancelled` returns true.
  package func balanceWeights(began: () -> Void, unless isCancelled: () -> Bool) throws {
    guard case .balanced = network.weights else { return }
    let seeds = Set(timeline.seed.keys.map(\.value))
    if Calibration.multiplyAdds(network) * Double(seeds.count) > 5e9 { began() }
    for key in timeline.seed.keys {
      _ = try Calibration(network, seed: key.value, in: balanceField) {
        () throws(CancellationError) in
        if isCancelled() { throw CancellationError() }
      }
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
