import Foundation

extension Playback {
  /// Finds the positions between neighbouring `keys` (in a loop also from the last to the first) at
  /// which an overshooting easing passes a level of progress. `levels` returns these for a pair of
  /// values: progress is 0 at the first and 1 at the second.
  func stops<Value>(
    among keys: [TrackKey<Value>], levels: (_ from: Value, _ to: Value) -> [Double]
  ) -> [Double] {
    keys.indices.flatMap { index -> [Double] in
      let isLast = index == keys.count - 1
      guard keys.count > 1, !isLast || loop == .loop else { return [] }
      let (key, next) = (keys[index], keys[isLast ? 0 : index + 1])
      let length = (isLast ? end : 0) + next.position - key.position
      let times = levels(key.value, next.value).flatMap { key.easing.times(passing: $0) }
      return times.map { time in
        let position = key.position + time * length
        return position > end && isLast ? position - end : position
      }
    }
  }
}

extension ScalarTrack {
  /// Finds the positions between keys at which the track reaches the end of its range, or leaves
  /// it.
  func stops(in playback: Playback) -> [Double] {
    guard let range else { return [] }
    return playback.stops(among: keys) { from, to in
      // In logarithms if those are interpolated.
      let (from, to, bounds) =
        blend == .geometric
        ? (log(from), log(to), [log(range.lowerBound), log(range.upperBound)])
        : (from, to, [range.lowerBound, range.upperBound])
      return from == to ? [] : bounds.map { ($0 - from) / (to - from) }
    }
  }
}
