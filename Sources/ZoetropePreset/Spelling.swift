/// `text` for a terminal: control characters and direction marks shown as their code points.
func printable(_ text: some StringProtocol) -> String {
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

/// What the user typed, in quotes, cut where it grows long.
func quoted(_ text: some StringProtocol) -> String {
  let longest = 40
  let head = text.unicodeScalars.prefix(longest + 1)
  guard head.count > longest else { return "'" + printable(text) + "'" }
  return "'" + printable(String(String.UnicodeScalarView(head.dropLast()))) + "…'"
}

/// `1 item`, `2 items`.
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)" + (count == 1 ? "" : "s")
}

/// `a, b or c`.
func alternatives(_ names: [String]) -> String { listed(names, "or") }

/// `a, b` and the last one after `conjunction`.
func listed(_ names: [String], _ conjunction: String) -> String {
  guard let last = names.last, names.count > 1 else { return names.first ?? "nothing" }
  return names.dropLast().joined(separator: ", ") + " \(conjunction) " + last
}

/// The candidate that `word` was probably meant to be; nil when none is near.
func nearest(to word: String, among candidates: [String]) -> String? {
  guard word.unicodeScalars.prefix(65).count <= 64 else { return nil }
  let wanted = Array(word.lowercased().unicodeScalars)
  var best: (distance: Int, candidate: String)?
  for candidate in candidates where candidate != word {
    let distance = edits(from: wanted, to: Array(candidate.lowercased().unicodeScalars))
    // One slip in three letters is still a slip; more is another word.
    guard distance * 3 <= max(wanted.count, candidate.unicodeScalars.count) else { continue }
    if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
  }
  return best?.candidate
}

/// How many letters must be inserted, removed, replaced or swapped with a neighbour.
private func edits(from source: [Unicode.Scalar], to target: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...target.count)
  for (row, letter) in source.enumerated() {
    var current = [row + 1]
    for (column, other) in target.enumerated() {
      var cost = min(current[column], last[column + 1]) + 1
      cost = min(cost, last[column] + (letter == other ? 0 : 1))
      if row > 0, column > 0, letter == target[column - 1], source[row - 1] == other {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    (beforeLast, last) = (last, current)
  }
  return last[target.count]
}
