internal import ZoetropeFrame
package import ZoetropeScene

/// The contrast of the picture on the way from one network of a film to the next.
public struct Morph: Hashable, Sendable {
  /// The seed of the first network.
  public let from: UInt64
  /// The seed of the second network.
  public let to: UInt64
  /// The least contrast on the way, relative to the one interpolated between both ends: a middle
  /// that washes out keeps less than 0.7.
  public let kept: Double

  /// A morph that keeps less than this is poorer in the middle than at its ends.
  public static let poor = 0.7
}

extension SceneDraft {
  /// Measures the morphs of the film from small pictures, in order, `limit` at the most.
  package func morphs(limit: Int = 8) -> [Morph] {
    let stretches = timeline.seedStretches.prefix(limit)
    guard !stretches.isEmpty else { return [] }
    let probe = Probe(self, pictures: stretches.count * 9, budget: 1e10)
    let end = timeline.playback.end
    return stretches.map { stretch in
      let contrasts = (0...8).map { step in
        let position = stretch.start + stretch.length * Double(step) / 8
        // A loop continues over its end; keys after the last frame of other films are not reached.
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
  /// The stretches over which one network becomes another, in frames of the timeline; in a loop the
  /// last one continues over the end.
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
