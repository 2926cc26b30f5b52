import CPPN
import ZoetropeScene

/// Decodes the latent vector `z`: at the top of the preset, in keyframes, or by default.
extension MotionDecoder {
  /// Returns the track keys of a `z` that is written at the top of the preset; empty if it is
  /// faulty.
  func latent(_ cursor: Cursor) -> [TrackKey<[Double]>] {
    if cursor.isList {
      return cursor.vector(of: network.latent).map { [TrackKey(position: 0, value: $0)] } ?? []
    }
    guard let phrase = cursor.phrase(), let vectors = vectors(phrase.wholes, at: cursor) else {
      return []
    }
    return orbit(vectors)
  }

  /// Returns the default track keys of `z`, drawn from `seed` alone if `isStill`, and otherwise
  /// from `seed` and the two seeds after it; the three after it under balanced weights.
  func standardLatent(seed: UInt64, isStill: Bool) -> [TrackKey<[Double]>] {
    guard let count = network.latent, count > 0, let spread = network.spread else {
      return [TrackKey(position: 0, value: [])]
    }
    // The differences of three vectors span a plane, along which a nearly linear network may hardly
    // change. Balanced weights promise films that move, so that they get a fourth vector.
    let isBalanced = if case .balanced? = network.architecture?.weights { true } else { false }
    let after: UInt64 = isStill ? 0 : isBalanced ? 3 : 2
    let seeds = (0...after).map { seed &+ $0 }
    return orbit(seeds.map { Latent.vector(seed: $0, count: count).map { $0 * spread } })
  }

  /// Returns track keys that pass through `vectors` at an even pace: once around a loop, to the
  /// middle of a ping-pong film, or to the end of a film that plays once. Empty if the film is
  /// faulty.
  func orbit(_ vectors: [[Double]]) -> [TrackKey<[Double]>] {
    guard let playback = film.playback, let rate = film.rate, let duration = film.duration
    else { return [] }
    let steps = max(playback.loop == .loop ? vectors.count : vectors.count - 1, 1)
    return vectors.enumerated().map { step, vector in
      let time = KeyTime.share(step, of: playback.loop == .pingPong ? 2 * steps : steps)
      return TrackKey(
        position: time.position(in: playback, rate: rate, duration: duration), value: vector,
        written: time)
    }
  }

  /// Returns the latent vectors drawn from `seeds`; nil, with a fault, if the network has no `z`.
  func vectors(_ seeds: [UInt64], at cursor: Cursor) -> [[Double]]? {
    guard let count = network.latent, let spread = network.spread else { return nil }
    guard count > 0 else {
      cursor.complain(
        "network.latent is 0, so there is no z; expected no z here, or a latent of 1 or more")
      return nil
    }
    return seeds.map { seed in Latent.vector(seed: seed, count: count).map { $0 * spread } }
  }

  /// Reads the `z` of a keyframe, a list of numbers or `seed N`; nil if it is faulty.
  func vector(_ cursor: Cursor) -> [Double]? {
    if cursor.isList { return cursor.vector(of: network.latent) }
    if let text = cursor.scalar?.text, WordHint.parts(of: text).name == KeyTable.zOrbit.name {
      cursor.refuse(
        "\(quoted(text)) is a whole course of z, which stands at the top of a preset; here z is one "
          + "point of it")
      return nil
    }
    guard let phrase = cursor.phrase() else { return nil }
    return vectors(phrase.wholes, at: cursor)?.first
  }
}

extension Cursor {
  /// Reads the list of numbers of `z`; nil, with a fault, if there are not `count` of them.
  fileprivate func vector(of count: Int?) -> [Double]? {
    guard let items = items() else { return nil }
    let numbers = items.compactMap { $0.number() }
    guard numbers.count == items.count else { return nil }
    if let count, numbers.count != count {
      refuse("\(counted(numbers.count, "number"))", expected: "\(count), as network.latent says")
      return nil
    }
    return numbers
  }
}
