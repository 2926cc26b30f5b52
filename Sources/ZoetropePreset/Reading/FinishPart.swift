import ZoetropeFrame
import ZoetropeScene

/// The decoded section `finish`; its value is nil if a part of it is faulty.
struct FinishPart {
  let finish: Finish?

  init(_ keys: SectionCursor) {
    let vignette = keys["vignette"]?.number()
    let grain = keys["grain"]?.number()
    let grainSize = keys["grain_size"]?.number()
    let glow = keys["glow"]?.number()
    let glowSize = keys["glow_size"]?.number()
    let isMoving = keys["grain_motion"]?.word(KeyTable.grainMotions)
    let caption = keys["caption"]?.keys().flatMap { Self.caption($0) }
    guard let vignette, let grain, let grainSize, let isMoving, let caption, let glow, let glowSize
    else {
      finish = nil
      return
    }
    finish = Finish(
      vignette: vignette,
      grain: Grain(amount: grain, size: grainSize, isMoving: isMoving),
      caption: caption, glow: Glow(amount: glow, size: glowSize))
  }

  private static func caption(_ keys: SectionCursor) -> Caption? {
    let text = keys["text"]?.text()
    let font = keys["font"].flatMap { $0.font() }
    let place = keys["place"]?.word(KeyTable.captionPlaces)
    let size = keys["size"]?.number()
    let colour = keys["colour"].flatMap { $0.colour() }
    guard let text, let font, let place, let size, let colour else { return nil }
    return Caption(text: text, font: font, place: place, size: size, colour: colour)
  }
}

extension Cursor {
  /// Reads the name of a font's family; nil if it is faulty.
  func font() -> String? {
    guard let name = text() else { return nil }
    // Other characters have a special meaning to a font system.
    let isPlain = name.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", "-": true
      default: false
      }
    }
    guard isPlain, !name.isEmpty, !name.hasPrefix(" "), !name.hasPrefix("-") else {
      refuse("\(quoted(name)) is not the name of a font")
      return nil
    }
    return name
  }

  /// Reads the value of `equalise`: an amount, or measured curves, one for each channel of
  /// `channels`; nil if it is faulty.
  func equalising(for channels: Int?) -> Equalising? {
    guard isList else {
      return number().map { $0 > 0 ? .requested($0) : .none }
    }
    guard let items = items() else { return nil }
    let curves = items.map { item -> ToneCurve? in
      guard let numbers = item.items()?.map({ $0.number() }) else { return nil }
      let values = numbers.compactMap(\.self)
      guard values.count == numbers.count else { return nil }
      guard let curve = ToneCurve(values) else {
        item.refuse("this list does not rise from 0 to 1", expected: "numbers that do")
        return nil
      }
      return curve
    }
    let sound = curves.compactMap(\.self)
    guard sound.count == curves.count else { return nil }
    if let channels, channels != sound.count {
      complain(
        "\(counted(sound.count, "list")) for the \(counted(channels, "channel")) of the "
          + "colour; expected \(channels), or a number from 0 to 1 to measure anew")
      return nil
    }
    return .measured(sound)
  }
}

extension KeyTable {
  static let toneCurves = Shape.list(
    .list(.number(.from(0, to: 1)), 2...1025, "a rising list such as [0, 0.3, 1]"), 1...3,
    "a list of rising lists such as [[0, 0.3, 1]]")

  static let finish = Section(
    meaning: "What is done to finished pictures, after everything else.",
    keys: [
      KeyEntry(
        "vignette", .number(.from(0, to: 1)), standard: "0",
        "How much darker the corners are; 1 is black."),
      KeyEntry(
        "glow", .number(.from(0, to: 4)), standard: "0",
        "How much light the bright parts spread over the picture: 0.5 is soft, 2 is dazzling."),
      KeyEntry(
        "glow_size", .number(.from(0.01, to: 0.5)), standard: shortest(Glow.standardSize),
        "How far that light spreads: its standard deviation in shares of the picture's short side."),
      KeyEntry(
        "grain", .number(.from(0, to: 0.5)), standard: "0",
        "Film grain: its standard deviation in middle tones, of the range from black to white. 0.015 "
          + "is seen, 0.04 is rough."),
      KeyEntry(
        "grain_size", .number(.from(1, to: 20)), standard: "\(Int(Grain.standardSize))",
        "How wide a grain is, in thousandths of the picture's short side: 2 is two pixels of 1080 lines. "
          + "Finer grain takes an encoder longer and makes larger films."),
      KeyEntry(
        "grain_motion",
        .words(grainMotions.words), standard: "still", "Whether the grain moves."),
      KeyEntry(
        "caption", .section(caption), standard: "{}", "A line of text over the picture."),
    ])

  /// The words for still and moving grain; the value is true for moving grain.
  static let grainMotions = Vocabulary([
    Term("still", false, "the same in every frame, which costs a film least"),
    Term(
      "moving", true, "new about 15 times a second, as on film; films grow several times as large"),
  ])

  static let caption = Section(
    meaning: "A line of text over the picture.",
    keys: [
      KeyEntry(
        "text", .text(limit: 200), standard: "''",
        "What it says; nothing for no caption. Letters that the font does not have are refused."
      ),
      KeyEntry(
        "font", fontName, standard: Caption.standardFont,
        "The font's family. Others than the default look alike only on machines that have them."),
      KeyEntry("place", .words(captionPlaces.words), standard: "bottom", "Where it stands."),
      KeyEntry(
        "size", .number(.above(0, to: 0.2)), standard: "0.05",
        "The font's size as a part of the picture's short side; smaller where the text would not fit."
      ),
      KeyEntry("colour", .either([hexColour, finestColour]), standard: "[1, 1, 1]", "Its colour."),
    ])

  static let fontName = Shape.pattern(
    "^[A-Za-z0-9][A-Za-z0-9 -]{0,63}$", "a font's name such as DejaVu Sans")

  static let captionPlaces = Vocabulary<Caption.Place> { place in
    "the " + (place == .center ? "middle" : place.rawValue.replacing("-", with: " "))
  }
}
