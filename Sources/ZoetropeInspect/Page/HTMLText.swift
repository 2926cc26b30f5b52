/// Text made safe for HTML: it is shown as it was written, and never becomes markup.
package enum HTMLText {
  /// Returns the text for an element's content or for an attribute in quotes.
  ///
  /// Characters that would turn the direction of the text around them are shown by their numbers,
  /// such as `[U+202E]`; other control characters by their pictures, such as `␀`.
  package static func escaped(_ text: String) -> String {
    var safe = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let replacement = replacement(of: scalar) {
        safe.append(contentsOf: replacement.unicodeScalars)
      } else {
        safe.append(scalar)
      }
    }
    return String(safe)
  }

  /// Returns the text as an element whose direction has no effect on its neighbours.
  package static func isolated(_ text: String) -> String { "<bdi>\(escaped(text))</bdi>" }

  /// Returns the first characters of a text and `…`, or the whole text if it is no longer than that.
  package static func shortened(_ text: String, to count: Int) -> String {
    guard text.dropFirst(count).isEmpty == false else { return text }
    return text.prefix(max(1, count - 1)) + "…"
  }

  /// Returns words with a capital at their beginning.
  package static func sentence(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Returns the text in small ASCII letters, digits and single hyphens, for the name of a file;
  /// at most 40 characters, and none where there is nothing to keep.
  package static func slug(_ text: String) -> String {
    var words: [String] = [""]
    for scalar in text.lowercased().unicodeScalars.prefix(400) {
      switch scalar {
      case "a"..."z", "0"..."9": words[words.count - 1].unicodeScalars.append(scalar)
      default: if words.last != "" { words.append("") }
      }
    }
    let joined = words.filter { !$0.isEmpty }.joined(separator: "-").prefix(40)
    return joined.last == "-" ? String(joined.dropLast()) : String(joined)
  }

  /// Returns what stands for a character that cannot stand for itself; nil if it can.
  private static func replacement(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x22: "&quot;"
    case 0x27: "&#39;"
    case 0x09, 0x0A: nil
    case 0x0D: " "
    case 0x2028, 0x2029: "\n"
    case 0..<0x20: picture(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0xFFFE, 0xFFFF: "\u{FFFD}"
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      "[U+\(padded(String(scalar.value, radix: 16, uppercase: true)))]"
    default: nil
    }
  }

  private static func picture(_ code: UInt32) -> String {
    Unicode.Scalar(code).map { String($0) } ?? "\u{FFFD}"
  }

  private static func padded(_ digits: String) -> String {
    String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
