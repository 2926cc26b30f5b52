extension SeedTrack {
  /// Returns the two seeds at `position`, 0…`playback.end`, which is not wrapped, and the amount of
  /// their blend. At a key both seeds are that key's and the amount is 0.
  ///
  /// The progress of an easing that overshoots is clamped to 0…1: a blend beyond its ends is not
  /// related to either network.
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

  /// Returns the speed at which the weights change from one set to the other, in blends per frame.
  ///
  /// The vector has a component for each stretch: the directions from A to B and from B to C are as
  /// unrelated as two random ones.
  package func velocity(at position: Double, from side: Side, in playback: Playback) -> [Double] {
    let segment = playback.segment(at: position, among: keys, from: side)
    let (from, to) = (keys[segment.from], keys[segment.to])
    var velocity = Array(repeating: 0.0, count: keys.count)
    guard from.value != to.value else { return velocity }
    velocity[segment.from] = segment.velocity(
      1, eased: from.easing.clampedSlope(at: segment.time, from: side))
    return velocity
  }

  /// Returns the difference of the amounts of two blends of the same seeds, and 1 for blends of
  /// different ones.
  package func gap(from first: FramePlan.Seeds, to second: FramePlan.Seeds) -> Double {
    guard first.from == second.from, first.to == second.to else { return 1 }
    return abs(first.amount - second.amount)
  }
}
