/// A moment of a film, by which one of its frames is chosen.
package enum FilmMoment: Hashable, Sendable {
  /// Seconds from the start, 0 or more.
  case seconds(Double)
  /// A share of the film's length, 0…100.
  case percent(Double)
  /// A frame, counted from 0.
  case frame(Int)
}

/// What a film's container says of its timing.
struct FilmTiming: Hashable, Sendable {
  /// Frames per second; nil if unknown.
  let rate: Double?
  /// Seconds; nil if unknown.
  let duration: Double?
  /// The number of frames; nil if unknown.
  let frames: Int?

  /// Returns the time in seconds of the frame nearest to a moment; of the film's end, that of the
  /// last frame.
  ///
  /// - Throws: `PictureError` if the film has no such moment.
  func seconds(of moment: FilmMoment, in path: String) throws(PictureError) -> Double {
    switch moment {
    case .frame(let index):
      guard index >= 0, frames.map({ index < $0 }) ?? true else {
        let words = frames.map { "; it has \($0), counted from 0" } ?? ", which are counted from 0"
        throw PictureError(path, "has no frame \(index)\(words).")
      }
      guard index > 0 else { return 0 }
      guard let rate else {
        throw PictureError(
          path, "does not say how many frames a second has; name a time in seconds.")
      }
      return Double(index) / rate
    case .seconds(let value):
      guard value >= 0, value.isFinite, duration.map({ value <= $0 + 1e-6 }) ?? true else {
        let length = duration.map { "; it is \(Self.decimal($0)) s long" } ?? ""
        throw PictureError(path, "has no picture at \(Self.decimal(value)) s\(length).")
      }
      return nearest(value)
    case .percent(let value):
      guard (0...100).contains(value) else {
        throw PictureError(
          path, "has no picture at \(Self.decimal(value))%: a film goes from 0% to 100%.")
      }
      guard let duration else {
        throw PictureError(path, "does not say how long it is; name a time in seconds.")
      }
      return nearest(duration * value / 100)
    }
  }

  private func nearest(_ seconds: Double) -> Double {
    guard let rate else { return seconds }
    let index = (seconds * rate).rounded()
    return min(index, Double(max(0, (frames ?? .max) - 1))) / rate
  }

  /// Returns a number with at most three decimals, and none that are zeros at the end.
  private static func decimal(_ value: Double) -> String {
    let rounded = (value * 1000).rounded() / 1000
    return rounded == rounded.rounded() && abs(rounded) < 1e15 ? "\(Int(rounded))" : "\(rounded)"
  }
}
