extension ClosedRange<Double> {
  /// `value`, or the bound that it lies beyond.
  func clamping(_ value: Double) -> Double { Swift.min(Swift.max(value, lowerBound), upperBound) }

  /// The velocity of what is clamped to the range, seen from one side: none where the number that
  /// moves with `velocity` and is at `value` lies beyond a bound, or is on one and was beyond it just
  /// before, or will be just after.
  func velocity(_ velocity: Double, at value: Double, from side: Side) -> Double {
    let outwards = side == .after ? velocity : -velocity
    let isBeyond = value < lowerBound || value > upperBound
    let isLeaving = (value == lowerBound && outwards < 0) || (value == upperBound && outwards > 0)
    return isBeyond || isLeaving ? 0 : velocity
  }
}

extension Easing {
  /// The speed of the progress where it is cut off at 0 and 1, at a `time` that one comes to from one
  /// side.
  func clampedSlope(at time: Double, from side: Side) -> Double {
    (0...1).velocity(slope(at: time), at: progress(at: time, from: side), from: side)
  }
}
