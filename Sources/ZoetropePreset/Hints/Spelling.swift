/// Finds the word that was probably meant.
package enum Spelling {
  /// `word` with nothing left that is only a way of writing: lower case, no hyphens, underscores or
  /// spaces. `easeInOut`, `ease_in_out` and `ease-in-out` are one word.
  package static func folded(_ word: some StringProtocol) -> String {
    String(word.lowercased().filter { !"-_ ".contains($0) })
  }

  /// The candidate that is `word` but for case, hyphens, underscores and spaces.
  package static func same(as word: String, among candidates: [String]) -> String? {
    let wanted = folded(word)
    return wanted.isEmpty ? nil : candidates.first { $0 != word && folded($0) == wanted }
  }

  /// The candidate that `word` was probably meant to be: the same but for case, hyphens, underscores and
  /// spaces, or else the one that differs in the fewest letters; nil when none is near.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    same(as: word, among: candidates) ?? near(word, among: candidates)?.candidate
  }

  /// The candidate that differs in the fewest letters, at most one in three, and in how many.
  static func near(
    _ word: String, among candidates: [String]
  ) -> (candidate: String, distance: Int)? {
    guard word.unicodeScalars.prefix(65).count <= 64 else { return nil }
    let wanted = Array(folded(word).unicodeScalars)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where candidate != word {
      let letters = Array(folded(candidate).unicodeScalars)
      let distance = edits(from: wanted, to: letters)
      // One slip in three letters is still a slip; more is another word.
      guard distance * 3 <= max(wanted.count, letters.count) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
    }
    return best
  }

  /// How many letters must be inserted, removed, replaced or swapped with a neighbour.
  private static func edits(from source: [Unicode.Scalar], to target: [Unicode.Scalar]) -> Int {
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
}
