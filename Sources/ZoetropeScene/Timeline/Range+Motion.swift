extension ClosedRange<Double> {
  /// Returns `value` clamped to the range.
  func clamping(_ value: Double) -> Double { Swift.min(Swift.max(value, lowerBound), upperBound) }

  /// Returns the velocity of a clamped number, seen from `side`. It is 0 if `value`, the number
  /// before clamping, lies beyond a bound, or lies on a bound and is beyond it on that side.
  func velocity(_ velocity: Double, at value: Double, from side: Side) -> Double {
    let outwards = side == .after ? velocity : -velocity
    let isBeyond = value < lowerBound || value > upperBound
    let isLeaving = (value == lowerBound && outwards < 0) || (value == upperBound && outwards > 0)
    return isBeyond || isLeaving ? 0 : velocity
  }
}

extension Easing {
  /// Returns the slope of the progress clamped to 0…1, as `time` is approached from `side`.
  func clampedSlope(at time: Double, from side: Side) -> Double {
    (0...1).velocity(slope(at: time), at: progress(at: time, from: side), from: side)
  }
}
