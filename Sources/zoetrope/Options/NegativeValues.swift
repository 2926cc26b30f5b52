/// Joins negative numbers to the option before them, because the parser would take them for
/// options.
enum NegativeValues {
  /// Returns `words` with `--seed -1` written as `--seed=-1`, so that the option's own parser
  /// reports what is wrong with the value.
  static func joined(_ words: [String]) -> [String] {
    var result: [String] = []
    for word in words {
      if let last = result.last, last.hasPrefix("--"), last.count > 2, !last.contains("="),
        !result.contains("--"), isNumber(word)
      {
        result[result.count - 1] = "\(last)=\(word)"
      } else {
        result.append(word)
      }
    }
    return result
  }

  private static func isNumber(_ word: String) -> Bool {
    word.first == "-" && word.dropFirst().first.map { "0123456789.".contains($0) } == true
  }
}
