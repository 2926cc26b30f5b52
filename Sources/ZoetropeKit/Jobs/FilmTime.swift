internal import ZoetropePreset
public import ZoetropeScene

/// A moment of a film, written as `2.5s` or `2.5`, `25%`, `1/4` or `75f`.
public enum FilmTime: Hashable, Sendable {
  /// Seconds from the start.
  case seconds(Double)
  /// A share of the film's length, in percent.
  case percent(Double)
  /// A frame, counted from 0.
  case frame(Int)

  /// Reads a moment in one of the forms of `FilmTime`; nil when `text` has none of them.
  public init?(_ text: String) {
    func number(_ text: Substring) -> Double? {
      // Only plain decimals: Double would read `nan`, `0x1p3` and `inf` as well.
      guard !text.isEmpty, text.allSatisfy({ "0123456789.+-".contains($0) }) else { return nil }
      return Double(text)
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, let part = UInt32(parts[0]), let whole = UInt32(parts[1]), whole > 0 {
      self = .percent(100 * Double(part) / Double(whole))
      return
    }
    switch text.last {
    case "%":
      guard let value = number(text.dropLast()) else { return nil }
      self = .percent(value)
    case "f":
      guard let value = Int(text.dropLast()) else { return nil }
      self = .frame(value)
    case "s":
      guard let value = number(text.dropLast()) else { return nil }
      self = .seconds(value)
    default:
      guard let value = number(text[...]) else { return nil }
      self = .seconds(value)
    }
  }

  /// Returns the moment that malformed text probably means, such as `50%` for `50 %`; nil if
  /// unknown.
  public static func meant(by text: String) -> String? {
    LooseTime.moment(text).flatMap { FilmTime($0) == nil ? nil : $0 }
  }

  /// Returns the number of the frame nearest to this moment. For the end of the film, it is the
  /// last frame.
  ///
  /// - Throws: `JobError` when the moment lies outside the film.
  public func frame(in scene: MeasuredScene) throws(JobError) -> Int {
    try frame(in: scene.values)
  }

  package func frame(in scene: SceneDraft) throws(JobError) -> Int {
    let frames = scene.timeline.frameCount
    let last = frames - 1
    switch self {
    case .seconds(let value):
      let position = value * Double(frames) / scene.duration
      guard value >= 0, position <= Double(frames) + 1e-6 else {
        throw JobError(
          .input, "There is no picture at \(value) s: the film is \(scene.durationText) long.")
      }
      return min(last, Int(position.rounded()))
    case .percent(let value):
      guard (0...100).contains(value) else {
        throw JobError(.input, "There is no picture at \(value)%: a film goes from 0% to 100%.")
      }
      return min(last, Int((value / 100 * scene.timeline.playback.whole).rounded()))
    case .frame(let value):
      guard (0...last).contains(value) else {
        throw JobError(
          .input,
          "There is no frame \(value): the film has \(Wording.frames(frames)), 0 to \(last).")
      }
      return value
    }
  }
}

/// A range of a film's frames, written `A-B` with both ends included.
public struct FrameSpan: Hashable, Sendable {
  /// The first and the last frame, counted from 0.
  public let frames: ClosedRange<Int>

  /// Reads a span such as `10-20`, or `10` for one frame; nil when `text` has neither form.
  public init?(_ text: String) {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
      .map { $0.allSatisfy(\.isNumber) ? Int($0) : nil }
    guard let first = ends.first ?? nil, ends.count <= 2, let last = ends.last ?? nil,
      first <= last
    else { return nil }
    frames = first...last
  }

  /// The span as text, such as `10-20`.
  public var description: String { "\(frames.lowerBound)-\(frames.upperBound)" }

  /// Returns the frames as a half-open range.
  ///
  /// - Throws: `JobError` when the span extends past the end of the film.
  func range(in scene: SceneDraft) throws(JobError) -> Range<Int> {
    let count = scene.timeline.frameCount
    guard frames.upperBound < count else {
      throw JobError(
        .input,
        "There is no frame \(frames.upperBound): the film has \(Wording.frames(count)), 0 to "
          + "\(count - 1).")
    }
    return Range(frames)
  }
}
