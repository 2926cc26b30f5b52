/// Numbers below 0 after an option, which a parser takes for options of their own.
enum NegativeValues {
  /// `words` with `--seed -1` as `--seed=-1`, so that what takes the value says what is wrong with it.
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
