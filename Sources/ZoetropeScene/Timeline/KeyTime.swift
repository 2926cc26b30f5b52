public import ZoetropeFrame

/// The time of a key in the unit in which it was written. The key's position can be computed from
/// it at any rate and length.
public enum KeyTime: Hashable, Sendable {
  /// In percent of the film.
  case percent(Double)
  /// As a fraction of the film, such as 1/3, if a `Double` cannot hold the percentage exactly.
  case fraction(Int, of: Int)
  /// In seconds from the start.
  case seconds(Double)
  /// In frames from the start, not necessarily a whole number.
  case frames(Double)

  /// Returns the time at `step` of `steps` equal steps through the film. It is in percent if the
  /// percentage is exact with at most 16 binary places, and a fraction otherwise.
  public static func share(_ step: Int, of steps: Int) -> KeyTime {
    let percent = 100 * Double(step) / Double(steps)
    return percent * Double(steps) == 100 * Double(step)
      && percent * 65536 == (percent * 65536).rounded()
      ? .percent(percent) : .fraction(step, of: steps)
  }

  /// Computes the position on the timeline in frames.
  ///
  /// - Parameters:
  ///   - playback: the film's number of frames and its behaviour at the end.
  ///   - rate: frames per second.
  ///   - duration: the requested length in seconds. The film's exact length may differ from it by
  ///     part of a frame. A time in seconds that equals either length is the end of the film, 100
  ///     %.
  public func position(in playback: Playback, rate: FrameRate, duration: Double) -> Double {
    switch self {
    case .percent(let percent): return percent * playback.whole / 100
    case .fraction(let part, let parts): return playback.whole * Double(part) / Double(parts)
    case .seconds(let seconds):
      let position = seconds * Double(rate.numerator) / Double(rate.denominator)
      let isEnd = seconds == duration || position == Double(playback.frameCount)
      return isEnd ? playback.whole : position
    case .frames(let frames): return frames
    }
  }
}
