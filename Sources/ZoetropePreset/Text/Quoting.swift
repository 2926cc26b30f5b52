/// Returns `text` with control characters and others that are not visible replaced by their code
/// points, such as `<U+001B>`, so that a terminal shows them.
package func printable(_ text: some StringProtocol) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned,
      .privateUse:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      result += "<U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + ">"
    default:
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Returns `text` in single quotes for a message, shortened to 40 Unicode scalars.
func quoted(_ text: some StringProtocol) -> String {
  let longest = 40
  let head = text.unicodeScalars.prefix(longest + 1)
  guard head.count > longest else { return "'" + printable(text) + "'" }
  return "'" + printable(String(String.UnicodeScalarView(head.dropLast()))) + "…'"
}

/// Returns a count with its noun: `1 item`, `2 items`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)" + (count == 1 ? "" : "s")
}

/// Returns the names joined with commas and "or": `a, b or c`.
func alternatives(_ names: [String]) -> String { listed(names, "or") }

/// Returns the names joined with commas, the last one with `conjunction`; `nothing` if there are
/// none.
func listed(_ names: [String], _ conjunction: String) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "nothing" }
  return names.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}
