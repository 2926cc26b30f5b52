/// Finds the word that a misspelt one was probably meant to be.
package enum Spelling {
  /// Returns `word` in lower case, without hyphens, underscores or spaces: `easeInOut`,
  /// `ease_in_out` and `ease-in-out` become equal.
  package static func folded(_ word: some StringProtocol) -> String {
    String(word.lowercased().filter { !"-_ ".contains($0) })
  }

  /// Returns the first candidate that differs from `word` only in case, hyphens, underscores and
  /// spaces; nil if none does.
  package static func same(as word: String, among candidates: [String]) -> String? {
    let wanted = folded(word)
    return wanted.isEmpty ? nil : candidates.first { $0 != word && folded($0) == wanted }
  }

  /// Returns the candidate that `word` was probably meant to be. It differs only in case, hyphens,
  /// underscores and spaces, or else in the fewest letters. Nil if none is similar.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    same(as: word, among: candidates) ?? near(word, among: candidates)?.candidate
  }

  /// Returns the candidate that differs from `word` in the fewest letters, and the number of these
  /// letters; nil if every candidate differs in more than one letter of three.
  static func near(
    _ word: String, among candidates: [String]
  ) -> (candidate: String, distance: Int)? {
    guard word.unicodeScalars.prefix(65).count <= 64 else { return nil }
    let wanted = Array(folded(word).unicodeScalars)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where candidate != word {
      let letters = Array(folded(candidate).unicodeScalars)
      let distance = edits(from: wanted, to: letters)
      // Up to one wrong letter in three is a misspelling; more is another word.
      guard distance * 3 <= max(wanted.count, letters.count) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
    }
    return best
  }

  /// Returns the smallest number of edits that turn `source` into `target` (the Damerau-Levenshtein
  /// distance). An edit inserts, removes or replaces one letter, or swaps two neighbouring letters.
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
