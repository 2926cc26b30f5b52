extension SeedTrack {
  /// The weight sets at `position`, 0…`playback.end`, which is not wrapped. Where a key is reached,
  /// both seeds are that key's and the amount is 0.
  ///
  /// An easing that overshoots is cut off at 0 and 1: beyond its ends the way from one network to
  /// another leads nowhere.
  public func value(at position: Double, in playback: Playback) -> FramePlan.Seeds {
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

  /// How fast the weights change from one set to the other, in blends per frame.
  ///
  /// Each stretch has an axis of its own: the way from A to B and the way from B to C are no more
  /// alike than two directions at random.
  package func velocity(at position: Double, from side: Side, in playback: Playback) -> [Double] {
    let segment = playback.segment(at: position, among: keys, from: side)
    let (from, to) = (keys[segment.from], keys[segment.to])
    var velocity = Array(repeating: 0.0, count: keys.count)
    guard from.value != to.value else { return velocity }
    velocity[segment.from] = segment.velocity(
      1, eased: from.easing.clampedSlope(at: segment.time, from: side))
    return velocity
  }

  /// 0 where two blends are the same weights within `amount`, 1 where they are other networks.
  package func gap(from first: FramePlan.Seeds, to second: FramePlan.Seeds) -> Double {
    guard first.from == second.from, first.to == second.to else { return 1 }
    return abs(first.amount - second.amount)
  }
}
