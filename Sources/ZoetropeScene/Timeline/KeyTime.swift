public import ZoetropeFrame

/// When a key is, in the unit it was written in: what a film of another rate or length makes a
/// position of.
public enum KeyTime: Hashable, Sendable {
  /// In percent of the film.
  case percent(Double)
  /// As a fraction of the film: what evenly spaced keys have where no percentage says it exactly.
  case fraction(Int, of: Int)
  /// In seconds from the start.
  case seconds(Double)
  /// In frames from the start, not always a whole number.
  case frames(Double)

  /// How much of the film has passed at step `step` of `steps`, in percent where that is exact: at every
  /// length the position is that share of the length, rounded once.
  public static func share(_ step: Int, of steps: Int) -> KeyTime {
    let percent = 100 * Double(step) / Double(steps)
    return percent * Double(steps) == 100 * Double(step)
      && percent * 65536 == (percent * 65536).rounded()
      ? .percent(percent) : .fraction(step, of: steps)
  }

  /// The position in frames.
  ///
  /// - Parameters:
  ///   - playback: the film's frames, and what happens at its end.
  ///   - rate: frames per second.
  ///   - duration: the film's length in seconds, as it was asked for. This time and that of the film's
  ///     whole number of frames are its end, as 100 % is.
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
