import ZoetropeFrame
import ZoetropeScene

/// The time of a keyframe: as written, and as a position in frames.
struct Moment {
  let position: Double
  let time: KeyTime
}

extension KeyTime {
  /// True if the time is a part of the film's length: a percentage or a fraction.
  fileprivate var isShare: Bool {
    switch self {
    case .percent, .fraction: true
    case .seconds, .frames: false
    }
  }

  /// The time in the notation of presets, such as `25%` or `75f`.
  var presetText: String {
    switch self {
    case .percent(let percent): "\(shortest(percent))%"
    case .fraction(let part, let parts): "\(part)/\(parts)"
    case .seconds(let seconds): "\(shortest(seconds))s"
    case .frames(let frames): "\(shortest(frames))f"
    }
  }
}

extension Cursor {
  /// Reads a time such as `25%`, `2.5s`, `75f` or `1/3`, and computes its position in frames; nil
  /// if the time or the film is faulty.
  func moment(in film: FilmPart) -> Moment? {
    guard let (text, _) = scalar, !tree.isNull else {
      refuseKind()
      return nil
    }
    guard let time = fraction(text) ?? time(text, in: film) else { return nil }
    guard let playback = film.playback, let rate = film.rate, let duration = film.duration
    else { return nil }
    let position = time.position(in: playback, rate: rate, duration: duration)
    guard position <= (time.isShare ? playback.end : playback.lastPosition) else {
      let frameCount = playback.frameCount
      let seconds = shortest((rate.seconds(frameCount) * 1000).rounded() / 1000)
      let length = "the film, which has \(counted(frameCount, "frame")) (\(seconds) s)"
      if playback.loop == .pingPong, position <= Double(frameCount) {
        refuse(
          "\(quoted(text)) lies in the half that plays backwards", expected: "a time from 0% to 50%"
        )
      } else {
        refuse(
          "\(quoted(text)) is past the end of \(length)",
          expected: "a time from 0% to \(playback.loop == .pingPong ? 50 : 100)%")
      }
      return nil
    }
    return Moment(position: position, time: time)
  }

  /// Parses a number with a unit, such as `25%`, `2.5s` or `75f`; refuses any other text.
  private func time(_ text: String, in film: FilmPart) -> KeyTime? {
    guard let unit = text.last, "%sf".contains(unit), let number = PlainNumber(text.dropLast())
    else {
      refuseTime(text, in: film)
      return nil
    }
    guard number.value >= 0, number.value.isFinite else {
      refuse("\(quoted(text)) is before the film begins", expected: "a time from 0%")
      return nil
    }
    switch unit {
    case "%": return .percent(number.value)
    case "s": return .seconds(number.value)
    default: return .frames(number.value)
    }
  }

  /// Parses a fraction such as `1/3`: two whole numbers of at most nine digits. Nil for any other
  /// text.
  private func fraction(_ text: String) -> KeyTime? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part -> Int? in
      guard (1...9).contains(part.utf8.count), PlainNumber(part)?.isWhole == true,
        part.first?.isNumber == true
      else { return nil }
      return Int(part)
    }
    guard parts.count == 2, numbers.count == 2, numbers[1] > 0 else { return nil }
    return .fraction(numbers[0], of: numbers[1])
  }

  private func refuseTime(_ text: String, in film: FilmPart) {
    if let number = PlainNumber(text) {
      let isShare = (0...1).contains(number.value)
      let choices =
        isShare ? ["\(shortest(number.value * 100))%"] : ["\(text)s", "\(text)%", "\(text)f"]
      return refuse(
        "\(quoted(text)) has no unit", meant: choices.first { Self.isMoment($0, in: film) })
    }
    var meant = LooseTime.moment(text)
    if meant == nil, let unit = text.last, "%sf".contains(unit) {
      meant = PlainNumber.complaint(about: String(text.dropLast())).meant.map { "\($0)\(unit)" }
    } else if meant == nil {
      meant = PlainNumber.complaint(about: text).meant.map { "\($0)s" }
    }
    refuse(
      "\(quoted(text)) is not a time",
      meant: meant.flatMap { Self.isMoment($0, in: film) ? $0 : nil })
  }

  /// Returns true if `text`, a number with a unit, is a time within the film. If the film's length
  /// or rate is faulty, every time from 0 on is accepted.
  private static func isMoment(_ text: String, in film: FilmPart) -> Bool {
    guard let number = PlainNumber(text.dropLast()), number.value >= 0 else { return false }
    guard let playback = film.playback, let rate = film.rate, let duration = film.duration
    else { return true }
    let time: KeyTime =
      switch text.last {
      case "%": .percent(number.value)
      case "f": .frames(number.value)
      default: .seconds(number.value)
      }
    let position = time.position(in: playback, rate: rate, duration: duration)
    return position <= (time.isShare ? playback.end : playback.lastPosition)
  }

  /// Reads an easing by its name or as a Bézier curve; nil if it is faulty.
  func easing() -> Easing? {
    guard let (text, isQuoted) = scalar, Easing.isCurve(text) else {
      return word(KeyTable.easings)
    }
    guard text.hasPrefix("cubic-bezier("), text.hasSuffix(")") else {
      guard !isQuoted, text.contains("("), !text.hasSuffix(")") else {
        refuse(
          "\(quoted(text)) is not written as a curve", expected: "cubic-bezier(X1, Y1, X2, Y2)",
          meant: Easing.curve(meantBy: text))
        return nil
      }
      refuse(
        "\(quoted(text)) is not closed: inside braces, commas part the keys",
        expected: "it in quotes: \"cubic-bezier(X1, Y1, X2, Y2)\"")
      return nil
    }
    let parts = text.dropFirst("cubic-bezier(".count).dropLast()
      .split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      PlainNumber(part.drop { $0 == " " })?.value
    }
    guard numbers.count == 4, parts.count == 4 else {
      refuse("\(quoted(text)) does not hold four numbers", expected: "cubic-bezier(X1, Y1, X2, Y2)")
      return nil
    }
    let unit = 0.0...1.0
    guard unit.contains(numbers[0]), unit.contains(numbers[2]) else {
      refuse("\(quoted(text)) would run backwards", expected: "X1 and X2 from 0 to 1")
      return nil
    }
    guard abs(numbers[1]) <= 100, abs(numbers[3]) <= 100 else {
      refuse("\(quoted(text)) is out of range", expected: "Y1 and Y2 from -100 to 100")
      return nil
    }
    return .cubicBezier(numbers[0], numbers[1], numbers[2], numbers[3])
  }
}

extension Easing {
  /// Returns true if `text` begins like a Bézier curve in any notation: `cubicBezier(`,
  /// `cubic-bezier 0`.
  static func isCurve(_ text: String) -> Bool {
    let folded = Spelling.folded(text)
    return folded.hasPrefix("cubicbezier") || folded.hasPrefix("bezier(")
  }

  /// Returns the curve with the four numbers in `text`, as text in quotes; nil if the numbers are
  /// not four or are out of range.
  fileprivate static func curve(meantBy text: String) -> String? {
    let numbers = WordHint.parts(of: text).numbers
    let values = numbers.compactMap { PlainNumber($0)?.value }
    guard values.count == 4, (0...1).contains(values[0]), (0...1).contains(values[2]),
      abs(values[1]) <= 100, abs(values[3]) <= 100
    else { return nil }
    return "\"cubic-bezier(\(numbers.joined(separator: ", ")))\""
  }
}
