internal import ZoetropeKit
internal import ZoetropePreset

/// Text as a terminal sets it: in columns, of which wide letters take two and marks none.
///
/// As `wcwidth` of the C library counts, but whatever the locale: each scalar for itself. A family of
/// emoji that some terminals draw as one is counted as its members, as others draw it, so that a line
/// is never longer than it is said to be.
package enum TerminalText {
  /// How many columns `text` takes.
  package static func columns(_ text: some StringProtocol) -> Int {
    var total = 0
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      // A variation selector makes an emoji of a letter that is narrow as text.
      let isMadeWide = scalar == "\u{FE0F}" && last.map { $0.properties.isEmoji } ?? false
      total += isMadeWide && last.map(columns(of:)) == 1 ? 1 : columns(of: scalar)
      last = scalar
    }
    return total
  }

  /// As much of the start of `text` as `columns` columns hold, in whole characters.
  package static func prefix(_ text: some StringProtocol, columns: Int) -> String {
    var used = 0
    return String(
      text.prefix { character in
        used += Self.columns(String(character))
        return used <= columns
      })
  }

  /// As much of the end of `text` as `columns` columns hold, in whole characters.
  package static func suffix(_ text: some StringProtocol, columns: Int) -> String {
    var used = 0
    let kept = text.reversed().prefix { character in
      used += Self.columns(String(character))
      return used <= columns
    }
    return String(kept.reversed())
  }

  /// `text` with its lines kept and all that a terminal would obey shown instead: a name may hold it.
  package static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { printable($0) }
      .joined(separator: "\n")
  }

  /// The spaces that fill `text` up to `columns` columns; none where it takes as many or more.
  package static func space(after text: some StringProtocol, columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - Self.columns(text)))
  }

  /// How many columns one scalar takes: 0, 1 or 2.
  private static func columns(of scalar: Unicode.Scalar) -> Int {
    if (0x20..<0x7F).contains(scalar.value) { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    // The soft hyphen is drawn.
    case .format: return scalar.value == 0xAD ? 1 : 0
    case .control: return 0
    default: break
    }
    // Vowels and final consonants of Hangul stand in the column of the first consonant.
    if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) {
      return 0
    }
    return isWide(scalar) ? 2 : 1
  }

  /// Whether the East Asian Width of Unicode (UAX #11) is W or F. All emoji that are drawn as such by
  /// themselves are wide, but for the letters that make up flags; these blocks are the rest.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isEmojiPresentation && !(0x1F1E6...0x1F1FF).contains(scalar.value)
      || wideBlocks.contains { $0.contains(scalar.value) }
  }

  private static let wideBlocks: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // first consonants of Hangul
    0x2329...0x232A,  // angle brackets
    0x2E80...0x303E, 0x3041...0x4DBF,  // radicals, kana, bopomofo, CJK extension A
    0x4E00...0xA4CF,  // CJK, Yi
    0xA960...0xA97C, 0xAC00...0xD7A3,  // Hangul
    0xF900...0xFAFF,  // CJK compatibility
    0xFE10...0xFE19, 0xFE30...0xFE6F,  // vertical and small forms
    0xFF01...0xFF60, 0xFFE0...0xFFE6,  // fullwidth forms
    0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF,  // Tangut, Khitan, kana supplements, Nushu
    0x1F200...0x1F265,  // enclosed ideographs
    0x20000...0x2FFFD, 0x30000...0x3FFFD,  // CJK extensions
  ]
}
