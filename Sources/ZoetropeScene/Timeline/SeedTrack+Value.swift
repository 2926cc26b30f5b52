extension SeedTrack {
  /// Returns the two seeds at `position` on the timeline, 0…`playback.end`, and the amount of their
  /// blend. At a key both seeds are the key's and the amount is 0.
  ///
  /// The progress is clamped to 0…1, because a blend beyond its ends would be related to neither
  /// network.
  package func value(at position: Double, in playback: Playback) -> FramePlan.Seeds {
    value(at: position, from: .after, in: playback)
  }

  package func value(
    at position: Double, from side: Side, in playback: Playback
  ) -> FramePlan.Seeds {
    let segment = playback.segment(at: position, among: keys, from: side)
    let (from, to) = (keys[segment.from], keys[segment.to])
    let amount = min(max(from.easing.progress(at: segment.time, from: side), 0), 1)
    if amount == 0 { return FramePlan.Seeds(from: from.value, to: from.value, amount: 0) }
    if amount == 1 || from.value == to.value {
      return FramePlan.Seeds(from: to.value, to: to.value, amount: 0)
    }
    return FramePlan.Seeds(from: from.value, to: to.value, amount: amount)
  }

  /// Returns the change of the blend's amount per frame, as `position` is approached from `side`.
  /// The vector has one component per key. The component of the key before `position` is the
  /// change; all others are 0.
  ///
  /// Each segment has a component of its own because the weights move in unrelated directions in
  /// different segments.
  package func velocity(at position: Double, from side: Side, in playback: Playback) -> [Double] {
    let segment = playback.segment(at: position, among: keys, from: side)
    let (from, to) = (keys[segment.from], keys[segment.to])
    var velocity = Array(repeating: 0.0, count: keys.count)
    guard from.value != to.value else { return velocity }
    velocity[segment.from] = segment.velocity(
      1, eased: from.easing.clampedSlope(at: segment.time, from: side))
    return velocity
  }

  /// Returns the difference between the amounts of two blends of the same seeds, and 1 for blends
  /// of different seeds.
  package func gap(from first: FramePlan.Seeds, to second: FramePlan.Seeds) -> Double {
    guard first.from == second.from, first.to == second.to else { return 1 }
    return abs(first.amount - second.amount)
  }
}
