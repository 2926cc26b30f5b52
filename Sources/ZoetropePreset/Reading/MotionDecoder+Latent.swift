import CPPN
import ZoetropeScene

/// Decodes the latent vector: at the top, in keyframes, or by default.
extension MotionDecoder {
  /// Returns the keys for a `z` at the top.
  func latent(_ cursor: Cursor) -> [TrackKey<[Double]>] {
    if cursor.isList {
      return cursor.vector(of: network.latent).map { [TrackKey(position: 0, value: $0)] } ?? []
    }
    guard let phrase = cursor.phrase(), let vectors = vectors(phrase.wholes, at: cursor) else {
      return []
    }
    return orbit(vectors)
  }

  /// Returns the default keys of `z`: from the weights' seed and the two after it, or from the seed
  /// alone if the film is still.
  func standardLatent(seed: UInt64, isStill: Bool) -> [TrackKey<[Double]>] {
    guard let count = network.latent, count > 0, let spread = network.spread else {
      return [TrackKey(position: 0, value: [])]
    }
    let seeds = isStill ? [seed] : [seed, seed &+ 1, seed &+ 2]
    return orbit(seeds.map { Latent.vector(seed: $0, count: count).map { $0 * spread } })
  }

  /// Returns evenly spaced keys: around a loop, from end to end otherwise.
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

  /// Draws the latent vectors of `seeds`; refuses them if the network has no `z`.
  func vectors(_ seeds: [UInt64], at cursor: Cursor) -> [[Double]]? {
    guard let count = network.latent, let spread = network.spread else { return nil }
    guard count > 0 else {
      cursor.complain(
        "network.latent is 0, so there is no z; expected no z here, or a latent of 1 or more")
      return nil
    }
    return seeds.map { seed in Latent.vector(seed: seed, count: count).map { $0 * spread } }
  }

  /// Reads the vector in a keyframe.
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
  /// Reads the numbers of `z`; refuses them if there are not `count`.
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
