import Foundation

extension ScalarTrack {
  /// Returns the value at `position` on the timeline, 0…`playback.end`, clamped to the track's
  /// range.
  package func value(at position: Double, in playback: Playback) -> Double {
    value(at: position, from: .after, in: playback)
  }

  package func value(at position: Double, from side: Side, in playback: Playback) -> Double {
    let segment = playback.segment(at: position, among: keys, from: side)
    let (from, to) = (keys[segment.from], keys[segment.to])
    let value = mix(from.value, to.value, from.easing.progress(at: segment.time, from: side))
    return range?.clamping(value) ?? value
  }

  private func mix(_ from: Double, _ to: Double, _ progress: Double) -> Double {
    if progress == 1 { return to }
    return switch blend {
    case .linear: from + (to - from) * progress
    case .geometric: from * exp(log(to / from) * progress)
    }
  }

  /// Returns the change per frame of the value, or of its logarithm if the blend is geometric, as
  /// `position` is approached from `side`. It is 0 while the value is clamped.
  package func velocity(at position: Double, from side: Side, in playback: Playback) -> Double {
    let segment = playback.segment(at: position, among: keys, from: side)
    let (from, to) = (keys[segment.from], keys[segment.to])
    let velocity = segment.velocity(
      coordinate(to.value) - coordinate(from.value), eased: from.easing.slope(at: segment.time))
    guard let range else { return velocity }
    let value = mix(from.value, to.value, from.easing.progress(at: segment.time, from: side))
    return range.velocity(velocity, at: value, from: side)
  }

  /// Returns the number that is interpolated linearly: the logarithm of `value` if the blend is
  /// geometric, and `value` itself otherwise.
  private func coordinate(_ value: Double) -> Double {
    blend == .geometric ? log(value) : value
  }

  /// Returns the distance between two values, or between their logarithms if the blend is
  /// geometric; whole periods (`turn`) are ignored.
  package func gap(from first: Double, to second: Double) -> Double {
    let difference = coordinate(second) - coordinate(first)
    guard let turn, difference.isFinite else { return abs(difference) }
    let period = abs(coordinate(turn))
    guard period > 0, period.isFinite else { return abs(difference) }
    return abs(difference - period * (difference / period).rounded())
  }
}
