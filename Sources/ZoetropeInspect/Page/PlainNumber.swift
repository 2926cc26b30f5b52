/// Numbers as people read them: three significant digits, the same in every country.
package enum PlainNumber {
  /// Returns a number with three significant digits, and no fewer than its whole part has. Only
  /// numbers under 0.0001 or from a billion on have an exponent.
  package static func text(_ value: Double) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-infinity" : "infinity" }
    let sign = value < 0 ? "-" : ""
    let size = value.magnitude
    if size == 0 { return "0" }
    guard size >= 1e-4, size < 1e9 else { return sign + scientific(size) }
    var (decimals, scale) = (0, 1.0)
    while size * scale < 100 {
      decimals += 1
      scale *= 10
    }
    return sign + decimal(Int((size * scale).rounded()), decimals: decimals)
  }

  /// Returns a share of 1 in percent.
  package static func percent(_ share: Double) -> String {
    share > 0 && share < 0.0005 ? "under 0.1%" : text(share * 100) + "%"
  }

  /// Returns a number of 8-bit levels with its unit.
  package static func levels(_ value: Double) -> String {
    let number = text(value)
    return number + (number == "1" ? " level" : " levels")
  }

  /// Returns a whole number, its thousands apart.
  package static func count(_ value: Int) -> String {
    let digits = Array(String(value.magnitude))
    var grouped = value < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { grouped += "," }
      grouped.append(digit)
    }
    return grouped
  }

  /// Returns a number of things, such as `1 neuron` or `1,024 neurons`.
  package static func count(_ value: Int, of thing: String) -> String {
    "\(count(value)) \(thing)\(value == 1 ? "" : "s")"
  }

  /// Returns a coordinate of a drawing, to hundredths; 0 for what is no number.
  package static func coordinate(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let hundredths = Int((min(max(value, -1e6), 1e6) * 100).rounded())
    return (hundredths < 0 ? "-" : "") + decimal(abs(hundredths), decimals: 2)
  }

  /// Returns `digits / 10^decimals` without zeros at the end.
  private static func decimal(_ digits: Int, decimals: Int) -> String {
    var (digits, decimals) = (digits, decimals)
    while decimals > 0, digits.isMultiple(of: 10) {
      digits /= 10
      decimals -= 1
    }
    guard decimals > 0 else { return String(digits) }
    let all = String(digits)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - all.count)) + all
    return "\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }

  private static func scientific(_ size: Double) -> String {
    var (mantissa, exponent) = (size, 0)
    while mantissa >= 9.995 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 0.9995 {
      mantissa *= 10
      exponent -= 1
    }
    return decimal(Int((mantissa * 100).rounded()), decimals: 2) + "e\(exponent)"
  }
}
