extension LatentTrack {
  /// Returns the vector at `position` on the timeline, 0…`playback.end`, with each component
  /// clamped to the range of `z`.
  package func value(at position: Double, in playback: Playback) -> [Double] {
    LatentCourse(self, in: playback).vector(at: position)
  }

  /// Returns the vector and its change per frame, as `position` is approached from `side`.
  package func motion(at position: Double, from side: Side, in playback: Playback) -> VectorMotion {
    LatentCourse(self, in: playback).motion(at: position, from: side)
  }

  /// Returns the motion on a path of separate segments: an arc or a straight line from each key to
  /// the next.
  func motionBetweenKeys(
    at position: Double, from side: Side, in playback: Playback
  ) -> VectorMotion {
    let segment = playback.segment(at: position, among: keys, from: side)
    let (from, to) = (keys[segment.from], keys[segment.to])
    let progress = from.easing.progress(at: segment.time, from: side)
    var motion =
      path == .slerp
      ? Arc(from: from.value, to: to.value).motion(at: progress)
      : Arc.straight(from.value, to.value, at: progress)
    let slope = from.easing.slope(at: segment.time)
    motion.velocity = motion.velocity.map {
      segment.velocity($0, eased: slope)
    }
    return motion
  }

  /// Returns the largest difference between corresponding components of two vectors.
  package func gap(from first: [Double], to second: [Double]) -> Double {
    zip(first, second).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }
}
