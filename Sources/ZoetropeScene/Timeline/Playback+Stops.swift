import Foundation

extension Playback {
  /// Returns the positions at which an easing that overshoots crosses a level of progress. All
  /// pairs of neighbouring `keys` are examined, in a loop also the last and the first.
  ///
  /// - Parameter levels: returns the levels for the values of two neighbouring keys, on a scale
  ///   that is 0 at the first value and 1 at the second.
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
  /// Returns the positions between keys at which clamping to the track's range begins or ends.
  func stops(in playback: Playback) -> [Double] {
    guard let range else { return [] }
    return playback.stops(among: keys) { from, to in
      // Geometric tracks are interpolated in logarithms.
      let (from, to, bounds) =
        blend == .geometric
        ? (log(from), log(to), [log(range.lowerBound), log(range.upperBound)])
        : (from, to, [range.lowerBound, range.upperBound])
      return from == to ? [] : bounds.map { ($0 - from) / (to - from) }
    }
  }
}
