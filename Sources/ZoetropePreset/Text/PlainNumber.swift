/// A number in the notation of presets: decimal digits with an optional sign, point and exponent.
///
/// YAML has other notations, which its readers understand in different ways: `1:00` may be 60,
/// `0x1E` 30 and `010` 8. Numbers in these notations are refused, with a hint.
struct PlainNumber {
  /// The value; infinite if it exceeds the range of a double.
  let value: Double
  /// True if the text has neither a point nor an exponent.
  let isWhole: Bool

  /// Parses `text`; nil if it is not a plain number.
  init?(_ text: some StringProtocol) {
    var rest = Substring(text)[...]
    if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
    let whole = Self.digits(&rest)
    guard !(whole.utf8.count > 1 && whole.first == "0") else { return nil }
    var fraction: Substring = ""
    var hasPoint = false
    if rest.first == "." {
      hasPoint = true
      rest.removeFirst()
      fraction = Self.digits(&rest)
    }
    guard !(whole.isEmpty && fraction.isEmpty) else { return nil }
    isWhole = !hasPoint && rest.isEmpty
    if rest.first == "e" || rest.first == "E" {
      rest.removeFirst()
      if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
      guard !Self.digits(&rest).isEmpty else { return nil }
    }
    guard rest.isEmpty, let value = Double(String(text)) else { return nil }
    self.value = value
  }

  private static func digits(_ text: inout Substring) -> Substring {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    text.removeFirst(digits.count)
    return digits
  }

  /// Returns the problem of `text`, which is not a plain number, and the number that was probably
  /// meant. `meant` is nil if that is unclear.
  static func complaint(about text: String) -> (problem: String, meant: String?) {
    let lower = text.lowercased()
    let unsigned = lower.first == "-" || lower.first == "+" ? String(lower.dropFirst()) : lower
    if text.isEmpty { return ("no value", nil) }
    if ["~", "null"].contains(lower) {
      return ("\(quoted(text)) is YAML's word for no value", nil)
    }
    if ["yes", "no", "on", "off", "true", "false", "y", "n"].contains(lower) {
      return ("\(quoted(text)) is a truth value to YAML, not a number", nil)
    }
    if [".inf", ".nan", "inf", "nan", "infinity"].contains(unsigned) {
      return ("\(quoted(text)) is not finite", nil)
    }
    if unsigned.hasPrefix("0x"), let value = UInt64(unsigned.dropFirst(2), radix: 16) {
      return ("\(quoted(text)) is hexadecimal", "\(value)")
    }
    if unsigned.hasPrefix("0o"), let value = UInt64(unsigned.dropFirst(2), radix: 8) {
      return ("\(quoted(text)) is octal", "\(value)")
    }
    if unsigned.hasPrefix("0b"), let value = UInt64(unsigned.dropFirst(2), radix: 2) {
      return ("\(quoted(text)) is binary", "\(value)")
    }
    if let first = unsigned.first, first == "0", unsigned.allSatisfy({ $0.isASCII && $0.isNumber })
    {
      let stripped = String(unsigned.drop { $0 == "0" })
      let problem = "\(quoted(text)) begins with 0, which some readers take for octal"
      return (problem, stripped.isEmpty ? "0" : stripped)
    }
    let joined = text.filter { $0 != "_" }
    if joined != text, PlainNumber(joined) != nil {
      return ("\(quoted(text)) has _ between its digits", joined)
    }
    let parts = unsigned.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 2, let minutes = UInt32(parts[0]), let seconds = UInt32(parts[1]) {
      return (
        "\(quoted(text)) is a base-60 number to some readers of YAML",
        "\(UInt64(minutes) * 60 + UInt64(seconds))"
      )
    }
    let groups = unsigned.split(separator: ",", omittingEmptySubsequences: false)
    if groups.count > 1, let first = groups.first, (1...3).contains(first.utf8.count),
      first.first != "0", groups.dropFirst().allSatisfy({ $0.utf8.count == 3 }),
      groups.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
    {
      return ("\(quoted(text)) has a comma between its digits", text.filter { $0 != "," })
    }
    let pointed = text.replacing(",", with: ".")
    if pointed != text, text.last != ",", PlainNumber(pointed) != nil {
      return ("\(quoted(text)) has a comma for a point", pointed)
    }
    if ["random", "rand", "any"].contains(lower) {
      return ("\(quoted(text)) is not a number, and the same preset is always the same film", nil)
    }
    let units = [
      "s", "f", "px", "fps", "hz", "degrees", "degree", "deg", "°", "x", "times", "turns", "turn",
      "st", "stops", "stop", "ev",
    ]
    for unit in units where lower.hasSuffix(unit) {
      let bare = text.dropLast(unit.count).trimmingSuffix { $0 == " " }
      if PlainNumber(bare) != nil { return ("\(quoted(text)) has a unit", String(bare)) }
    }
    if text.last == "%" {
      let bare = text.dropLast().trimmingSuffix { $0 == " " }
      if let share = PlainNumber(bare), share.value.isFinite {
        return ("\(quoted(text)) has a unit", shortest(share.value / 100))
      }
    }
    return ("\(quoted(text)) is not a number", nil)
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> SubSequence {
    var end = endIndex
    while end > startIndex, predicate(self[index(before: end)]) { end = index(before: end) }
    return self[startIndex..<end]
  }
}

/// Returns the shortest decimal that reads back as exactly `value`, without a point where none is
/// needed.
func shortest(_ value: Double) -> String {
  // Swift writes 1e-06 and 1e+25; people write 1e-6 and 1e25.
  let text = "\(value)".replacing("e-0", with: "e-").replacing("e+", with: "e")
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
