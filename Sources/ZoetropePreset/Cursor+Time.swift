import ZoetropeFrame
import ZoetropeScene

extension Cursor {
  /// A time such as `25%`, `2.5s` or `75f` in frames; nil when it is faulty or the film is.
  func position(in film: FilmPart) -> Double? {
    guard let (text, _) = scalar, !tree.isNull else {
      refuseKind()
      return nil
    }
    guard let unit = text.last, "%sf".contains(unit), let number = PlainNumber(text.dropLast())
    else {
      refuseTime(text)
      return nil
    }
    guard number.value >= 0, number.value.isFinite else {
      refuse("\(quoted(text)) is before the film begins", expected: "a time from 0%")
      return nil
    }
    guard let frameCount = film.frameCount, let rate = film.rate, let loop = film.loop,
      let duration = film.duration
    else { return nil }
    let whole = Double(frameCount)
    let position =
      switch unit {
      case "%": number.value * whole / 100
      // The film has a whole number of frames: what was written as its end is its end.
      case "s" where number.value == duration: whole
      case "s": number.value * Double(rate.numerator) / Double(rate.denominator)
      default: number.value
      }
    let end = Playback(frameCount: frameCount, loop: loop).end
    guard position <= end else {
      let seconds = shortest((rate.seconds(frameCount) * 1000).rounded() / 1000)
      let length = "the film, which has \(counted(frameCount, "frame")) (\(seconds) s)"
      if loop == .pingPong, position <= whole {
        refuse(
          "\(quoted(text)) lies in the half that plays backwards", expected: "a time from 0% to 50%"
        )
      } else {
        refuse(
          "\(quoted(text)) is past the end of \(length)",
          expected: "a time from 0% to \(loop == .pingPong ? 50 : 100)%")
      }
      return nil
    }
    return position
  }

  private func refuseTime(_ text: String) {
    if let number = PlainNumber(text) {
      let isShare = (0...1).contains(number.value)
      let meant = isShare ? "\(shortest(number.value * 100))%" : "\(text)s"
      return refuse("\(quoted(text)) has no unit", meant: meant)
    }
    if let moment = LooseTime.moment(text), PlainNumber(moment.dropLast()) != nil {
      return refuse("\(quoted(text)) is not a time", meant: moment)
    }
    if let unit = text.last, "%sf".contains(unit) {
      let bare = String(text.dropLast())
      let (_, meant) = PlainNumber.complaint(about: bare)
      return refuse("\(quoted(text)) is not a time", meant: meant.map { "\($0)\(unit)" })
    }
    let (_, meant) = PlainNumber.complaint(about: text)
    refuse("\(quoted(text)) is not a time", meant: meant.map { "\($0)s" })
  }

  /// An easing by its name, or as a curve.
  func easing() -> Easing? {
    guard let (text, _) = scalar, text.hasPrefix("cubic-bezier") else {
      guard let phrase = phrase() else { return nil }
      return Easing(named: phrase.name)
    }
    guard text.hasPrefix("cubic-bezier("), text.hasSuffix(")") else {
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
  /// The names of easings, as CSS has them.
  static let names: [(name: String, easing: Easing)] = [
    ("linear", .linear), ("ease", .ease), ("ease-in", .easeIn), ("ease-out", .easeOut),
    ("ease-in-out", .easeInOut), ("hold", .hold),
  ]

  init?(named name: String) {
    guard let entry = Self.names.first(where: { $0.name == name }) else { return nil }
    self = entry.easing
  }
}
