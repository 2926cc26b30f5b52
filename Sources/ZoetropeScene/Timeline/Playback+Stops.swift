import Foundation

extension Playback {
  /// The positions between `keys` at which an easing that overshoots passes one of the `levels` of
  /// progress that a stretch has: those at which a value reaches the end of its range.
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
  /// Where between its keys the track meets the end of its range, or leaves it.
  func stops(in playback: Playback) -> [Double] {
    guard let range else { return [] }
    return playback.stops(among: keys) { from, to in
      // Of logarithms, where those are what moves evenly.
      let (from, to, bounds) =
        blend == .geometric
        ? (log(from), log(to), [log(range.lowerBound), log(range.upperBound)])
        : (from, to, [range.lowerBound, range.upperBound])
      return from == to ? [] : bounds.map { ($0 - from) / (to - from) }
    }
  }
}
