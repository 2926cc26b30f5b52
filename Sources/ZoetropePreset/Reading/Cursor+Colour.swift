import ZoetropeFrame
import ZoetropeScene

extension Cursor {
  /// Reads the value of the key `colour`; nil if it is faulty.
  func colouring() -> Colouring? {
    guard isSection else { return plainColouring() }
    guard let keys = keys() else { return nil }
    let palette = keys["palette"].flatMap { $0.plainColouring() }
    let steps = keys["steps"]?.steps()
    let lightness = keys["lightness"]?.number()
    guard case .palette(let ramp, let name, _) = palette, let steps, let lightness else {
      return nil
    }
    return .palette(ramp, name: name, use: PaletteUse(steps: steps, lightness: lightness))
  }

  /// Reads the number of flat colours; 0 for a smooth ramp, nil for a faulty value.
  private func steps() -> Int? {
    if let text = scalar?.text, let steps = KeyTable.steps.value(of: Phrase(name: text)) {
      return steps
    }
    return whole().flatMap { Int(exactly: $0) }
  }

  /// Reads a colour mode or a palette by its name, or a list of colours; nil if the value is
  /// faulty.
  private func plainColouring() -> Colouring? {
    guard isList else {
      guard !isEmptyForComment() else { return nil }
      if let text = scalar?.text, RGB(hex: text) != nil {
        refuse("\(quoted(text)) is one colour", meant: "[\"\(text)\"]")
        return nil
      }
      if let text = scalar?.text, text.contains("#"), let meant = meantList {
        refuse("\(quoted(text)) is a list without brackets", meant: meant)
        return nil
      }
      if let text = scalar?.text, !(shape.words ?? []).contains(where: { $0.name == text }),
        let colour = ColourHint.meant(by: text), text.lowercased() != "gray"
      {
        refuse("\(quoted(text)) is one colour", meant: "[\(colour)]")
        return nil
      }
      return word(KeyTable.colours)
    }
    guard let items = items() else { return nil }
    let placed = items.filter(\.isSection).count
    guard placed == 0 || placed == items.count else {
      items.first { $0.isSection != items[0].isSection }?.complain(
        "some stops have a place and some have none; expected 'at' for all of them or for none")
      return nil
    }
    let stops = placed == 0 ? evenStops(items) : placedStops(items)
    return stops.map { .palette(ColourRamp(stops: $0), name: nil) }
  }

  private func evenStops(_ items: [Cursor]) -> [ColourRamp.Stop]? {
    let colours = items.map { $0.colour() }
    let sound = colours.compactMap(\.self)
    guard sound.count == colours.count else { return nil }
    let last = Double(max(sound.count - 1, 1))
    return sound.enumerated().map { ColourRamp.Stop(position: Double($0) / last, colour: $1) }
  }

  private func placedStops(_ items: [Cursor]) -> [ColourRamp.Stop]? {
    var stops: [ColourRamp.Stop] = []
    var isSound = true
    for item in items {
      guard let keys = item.keys() else { return nil }
      let position = keys["at"]?.number()
      let colour = keys["colour"].flatMap { $0.colour() }
      guard let position, let colour else {
        isSound = false
        continue
      }
      if let last = stops.last, position <= last.position {
        keys["at"]?.complain(
          "\(shortest(position)) does not come after \(shortest(last.position)); expected rising places"
        )
        isSound = false
      }
      stops.append(ColourRamp.Stop(position: position, colour: colour))
    }
    return isSound ? stops : nil
  }

  /// Reads one colour, as hex digits or as a list of red, green and blue; nil if it is faulty.
  func colour() -> RGB? {
    if isList {
      guard let items = items() else { return nil }
      if let meant = levels(items) {
        refuse("these are levels of 255", meant: meant)
        return nil
      }
      let channels = items.compactMap { $0.number() }
      return channels.count == 3 ? RGB(channels[0], channels[1], channels[2]) : nil
    }
    guard !isEmptyForComment() else { return nil }
    guard let (text, _) = scalar else {
      refuseKind()
      return nil
    }
    guard let colour = RGB(hex: text) else {
      refuse("\(quoted(text)) is not a colour", meant: ColourHint.meant(by: text))
      return nil
    }
    return colour
  }

  /// Returns the hex colour in quotes for three items that are levels from 0 to 255. Nil for other
  /// items, and for items of at most 1, which may be a valid colour.
  private func levels(_ items: [Cursor]) -> String? {
    let texts = items.map { $0.scalar?.text ?? "" }
    guard texts.contains(where: { PlainNumber($0)?.value ?? 0 > 1 }) else { return nil }
    return ColourHint.levels(texts)
  }

  /// Refuses a missing value, and returns true if the value was missing. Most likely a hex colour
  /// was written without quotes, which makes it a comment.
  private func isEmptyForComment() -> Bool {
    guard tree.isNull else { return false }
    refuse("no value: without quotes, # begins a comment, so quote hex colours")
    return true
  }
}
