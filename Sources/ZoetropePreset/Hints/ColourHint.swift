import ZoetropeFrame

/// Recognises colours in other notations, to suggest how presets write them.
enum ColourHint {
  /// Returns the hex colour in quotes for `ff8800`, `0xff8800`, `orange` or `rgb(255, 136, 0)`; nil
  /// if `text` is no colour.
  static func meant(by text: String) -> String? {
    let tight = text.lowercased().filter { $0 != " " }
    if RGB(hex: "#" + tight) != nil { return "\"#\(tight)\"" }
    if tight.hasPrefix("0x"), RGB(hex: "#" + tight.dropFirst(2)) != nil {
      return "\"#\(tight.dropFirst(2))\""
    }
    // Eight digits include an opacity, which films do not have.
    if tight.hasPrefix("#"), tight.count == 9, RGB(hex: String(tight.prefix(7))) != nil {
      return "\"\(tight.prefix(7))\""
    }
    if let named = names[tight] { return "\"#\(named)\"" }
    let (name, numbers) = WordHint.parts(of: tight)
    guard name == "rgb" || name == "rgba", numbers.count >= 3 else { return nil }
    return levels(numbers.prefix(3).map { String($0) })
  }

  /// Returns the hex colour in quotes for red, green and blue from 0 to 255; nil for other texts.
  static func levels(_ texts: [String]) -> String? {
    let levels = texts.compactMap { UInt8($0) }
    guard levels.count == 3, texts.count == 3 else { return nil }
    let digits = levels.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    return "\"#\(digits.joined())\""
  }

  /// Colour names of CSS, with their hex digits.
  private static let names = [
    "black": "000000", "white": "ffffff", "red": "ff0000", "lime": "00ff00", "blue": "0000ff",
    "green": "008000", "yellow": "ffff00", "cyan": "00ffff", "aqua": "00ffff",
    "magenta": "ff00ff", "fuchsia": "ff00ff", "gray": "808080", "grey": "808080",
    "silver": "c0c0c0", "maroon": "800000", "olive": "808000", "purple": "800080",
    "teal": "008080", "navy": "000080", "orange": "ffa500", "pink": "ffc0cb", "gold": "ffd700",
    "brown": "a52a2a", "violet": "ee82ee", "indigo": "4b0082", "turquoise": "40e0d0",
    "salmon": "fa8072", "coral": "ff7f50", "beige": "f5f5dc", "ivory": "fffff0",
  ]
}
