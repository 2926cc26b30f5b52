internal import ZoetropeKit
internal import ZoetropePreset

/// Functions that measure and cut text in terminal columns. Wide letters take two columns and
/// combining marks none.
///
/// Columns are counted scalar by scalar, as by the C library's `wcwidth` but independently of the
/// locale. An emoji made of several joined emoji counts as all of them, because some terminals draw
/// them one by one. A line is therefore never wider than its count.
package enum TerminalText {
  /// Returns the number of columns that `text` takes.
  package static func columns(_ text: some StringProtocol) -> Int {
    var total = 0
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      // A variation selector turns a narrow letter into a wide emoji.
      let isMadeWide = scalar == "\u{FE0F}" && last.map { $0.properties.isEmoji } ?? false
      total += isMadeWide && last.map(columns(of:)) == 1 ? 1 : columns(of: scalar)
      last = scalar
    }
    return total
  }

  /// Returns the longest start of `text`, in whole characters, that fits into `columns` columns.
  package static func prefix(_ text: some StringProtocol, columns: Int) -> String {
    var used = 0
    return String(
      text.prefix { character in
        used += Self.columns(String(character))
        return used <= columns
      })
  }

  /// Returns the longest end of `text`, in whole characters, that fits into `columns` columns.
  package static func suffix(_ text: some StringProtocol, columns: Int) -> String {
    var used = 0
    let kept = text.reversed().prefix { character in
      used += Self.columns(String(character))
      return used <= columns
    }
    return String(kept.reversed())
  }

  /// Returns `text` with control characters other than line feeds made visible, so that a name
  /// cannot control the terminal.
  package static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { printable($0) }
      .joined(separator: "\n")
  }

  /// Returns the spaces that pad `text` to `columns` columns; none if the text is at least as wide.
  package static func space(after text: some StringProtocol, columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - Self.columns(text)))
  }

  /// Returns the number of columns of a scalar: 0, 1 or 2.
  private static func columns(of scalar: Unicode.Scalar) -> Int {
    if (0x20..<0x7F).contains(scalar.value) { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    // The soft hyphen is drawn.
    case .format: return scalar.value == 0xAD ? 1 : 0
    case .control: return 0
    default: break
    }
    // Vowels and final consonants of Hangul share the column of the first consonant.
    if (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value) {
      return 0
    }
    return isWide(scalar) ? 2 : 1
  }

  /// True if the scalar's East Asian Width (Unicode UAX #11) is W or F. All scalars with emoji
  /// presentation are wide, except the letters that make up flags. `wideBlocks` lists the other
  /// wide scalars.
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
