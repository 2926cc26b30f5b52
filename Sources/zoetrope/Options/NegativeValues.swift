/// Joins negative numbers to the options before them, because the parser would treat the numbers as
/// options.
enum NegativeValues {
  /// Returns the arguments `words` with `--seed -1` changed to `--seed=-1`, and likewise for every
  /// long option. The number is then parsed as the option's value. Arguments after `--` do
  /// not change.
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
