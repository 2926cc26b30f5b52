internal import ZoetropeFrame
package import ZoetropeScene

/// A transition from one network of a film to the next, and the contrast of its pictures.
public struct Morph: Hashable, Sendable {
  /// The seed of the first network.
  public let from: UInt64
  /// The seed of the second network.
  public let to: UInt64
  /// The least contrast during the transition, as a share of the contrast interpolated between both
  /// ends. A transition that looks washed out in the middle has less than 0.7.
  public let kept: Double

  /// The value of `kept` below which a transition has too little contrast.
  public static let poor = 0.7
}

extension SceneDraft {
  /// Returns the first transitions between networks of the film, in order and at most `limit` of
  /// them, measured from small pictures.
  package func morphs(limit: Int = 8) -> [Morph] {
    let stretches = timeline.seedStretches.prefix(limit)
    guard !stretches.isEmpty else { return [] }
    let probe = Probe(self, pictures: stretches.count * 9, budget: 1e10)
    let end = timeline.playback.end
    return stretches.map { stretch in
      let contrasts = (0...8).map { step in
        let position = stretch.start + stretch.length * Double(step) / 8
        // A loop continues past its end; other films do not reach keys after their last frame.
        let share = position > end ? (timeline.loop == .loop ? position - end : end) : position
        return probe.picture(at: share / end).contrast
      }
      let kept = (1...7).map { step in
        let share = Double(step) / 8
        let expected = contrasts[0] * (1 - share) + contrasts[8] * share
        return expected > 0 ? contrasts[step] / expected : 1
      }
      return Morph(from: stretch.from, to: stretch.to, kept: kept.min() ?? 1)
    }
  }
}

extension Timeline {
  /// The stretches over which one network becomes another: the seeds of both, and the start and the
  /// length of the stretch in frames of the timeline. In a loop, the last stretch may continue past
  /// the end, into the beginning.
  fileprivate var seedStretches: [(from: UInt64, to: UInt64, start: Double, length: Double)] {
    let keys = seed.keys
    guard keys.count > 1, let first = keys.first, let last = keys.last else { return [] }
    let end = playback.end
    var pairs = zip(keys, keys.dropFirst()).map { ($0, $1, $1.position - $0.position) }
    let tail = end - last.position + first.position
    if loop == .loop, tail > 0 { pairs.append((last, first, tail)) }
    return pairs.filter { $0.0.value != $0.1.value && $0.0.easing != .hold }
      .map { ($0.0.value, $0.1.value, $0.0.position, $0.2) }
  }
}
