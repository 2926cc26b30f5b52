extension LatentTrack {
  /// The vector at `position`, 0…`playback.end`, which is not wrapped, each number of it kept in the
  /// range of `z`.
  public func value(at position: Double, in playback: Playback) -> [Double] {
    motion(at: position, from: .after, in: playback).value
  }

  /// The vector and its change per frame.
  package func motion(at position: Double, from side: Side, in playback: Playback) -> VectorMotion {
    motions(in: playback)(position, side)
  }

  /// The same as a function, for those who ask for many positions: a spline depends on all keys
  /// everywhere, and is laid once.
  func motions(in playback: Playback) -> (_ position: Double, _ side: Side) -> VectorMotion {
    if path == .spline {
      let spline = LatentSpline(keys: keys, playback: playback)
      return { spline.motion(at: $0, from: $1).clamped(from: $1) }
    }
    return { pieceMotion(at: $0, from: $1, in: playback).clamped(from: $1) }
  }

  private func pieceMotion(at position: Double, from side: Side, in playback: Playback)
    -> VectorMotion
  {
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

  /// The greatest difference of any component.
  package func gap(from first: [Double], to second: [Double]) -> Double {
    zip(first, second).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }
}

extension LatentTrack {
  /// What each number of a vector is kept in at every instant.
  static let range = Quantity.z.range ?? -.greatestFiniteMagnitude...(.greatestFiniteMagnitude)
}

extension VectorMotion {
  /// The motion of a latent vector whose numbers are kept in their range.
  fileprivate func clamped(from side: Side) -> VectorMotion {
    let range = LatentTrack.range
    var clamped = self
    for index in value.indices {
      clamped.value[index] = range.clamping(value[index])
      clamped.velocity[index] = range.velocity(velocity[index], at: value[index], from: side)
    }
    return clamped
  }
}
