/// Recognises times in other notations, to suggest how presets write them.
package enum LooseTime {
  /// Returns the seconds in `500ms`, `2 sec`, `1.5 min`, `1m30s` or `1:30`; nil if `text` is no
  /// length.
  static func seconds(_ text: some StringProtocol) -> Double? {
    let clock = text.split(separator: ":", omittingEmptySubsequences: false)
    if clock.count == 2 || clock.count == 3 {
      let parts = clock.compactMap { UInt32($0).map(Double.init) }
      return parts.count == clock.count ? parts.reduce(0) { $0 * 60 + $1 } : nil
    }
    var total = 0.0
    var rest = Substring(text.lowercased().filter { $0 != " " })
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber || ".,".contains($0) }
      rest = rest.dropFirst(digits.count)
      let letters = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(letters.count)
      guard let number = PlainNumber(digits.replacing(",", with: ".")),
        let scale = scale(of: letters)
      else { return nil }
      // Divided, so that 500 ms is exactly 0.5 s.
      total += scale < 1 ? number.value / 1000 : number.value * scale
    }
    return total.isFinite ? total : nil
  }

  private static func scale(of unit: Substring) -> Double? {
    switch unit {
    case "ms", "msec", "millisecond", "milliseconds": 0.001
    case "s", "sec", "secs", "second", "seconds": 1
    case "m", "min", "mins", "minute", "minutes": 60
    case "h", "hr", "hour", "hours": 3600
    default: nil
    }
  }

  /// Returns the time `text` in the notation of keyframes: `50%` for `50 %` or `1/2`, `0.5s` for
  /// `500ms`, `30f` for `30 frames`, `0%` for `from`; nil if `text` is no time.
  package static func moment(_ text: String) -> String? {
    let tight = text.lowercased().filter { $0 != " " }.replacing(",", with: ".")
    switch tight {
    case "from", "start", "begin", "beginning": return "0%"
    case "to", "end": return "100%"
    case "middle", "half", "mid", "1/2": return "50%"
    case "quarter", "1/4": return "25%"
    case "3/4": return "75%"
    default: break
    }
    for (unit, names) in [
      ("%", ["%", "percent", "pct", "pc"]), ("f", ["frames", "frame", "fr", "f"]),
    ] {
      for name in names {
        let number =
          tight.hasSuffix(name) ? tight.dropLast(name.count) : tight.dropFirst(name.count)
        // A doubled percent sign comes from printf formats.
        if name == "%", number.hasSuffix("%") { return moment(String(number)) }
        guard tight.hasSuffix(name) || tight.hasPrefix(name), let plain = PlainNumber(number),
          plain.value >= 0
        else { continue }
        return number + unit
      }
    }
    return seconds(text).map { shortest($0) + "s" }
  }
}
