public import ZoetropeFrame

/// The time of a key in the unit it was written in, from which its position follows at any rate and
/// length.
public enum KeyTime: Hashable, Sendable {
  /// In percent of the film.
  case percent(Double)
  /// As a fraction of the film, such as 1/3, whose percentage a `Double` cannot hold exactly.
  case fraction(Int, of: Int)
  /// In seconds from the start.
  case seconds(Double)
  /// In frames from the start, not always a whole number.
  case frames(Double)

  /// Returns step `step` of `steps` as a time. It is in percent if a percentage is exact: then, at
  /// every length, the position is that share of the length, rounded once. Otherwise it is a
  /// fraction.
  public static func share(_ step: Int, of steps: Int) -> KeyTime {
    let percent = 100 * Double(step) / Double(steps)
    return percent * Double(steps) == 100 * Double(step)
      && percent * 65536 == (percent * 65536).rounded()
      ? .percent(percent) : .fraction(step, of: steps)
  }

  /// Computes the position in frames.
  ///
  /// - Parameters:
  ///   - playback: the film's frames, and its behaviour at the end.
  ///   - rate: frames per second.
  ///   - duration: the film's length in seconds, as requested; the film's whole number of frames
  ///     may last slightly more or less. A time in seconds that equals either length is the end
  ///     of the film, as 100 % is.
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
