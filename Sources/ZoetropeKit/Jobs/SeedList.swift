/// Parses lists of seeds, such as `1-24`, `3,7,9` or `1-3,7`.
public enum SeedList {
  /// Returns the seeds in the order in which they are written; nil if `text` is not such a list or
  /// has more than 1000 seeds.
  public static func parse(_ text: String) -> [UInt64]? {
    var seeds: [UInt64] = []
    for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = piece.split(separator: "-", omittingEmptySubsequences: false)
        .map { $0.allSatisfy(\.isNumber) ? UInt64($0) : nil }
      guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil,
        first <= last, last - first < 1000, seeds.count + Int(last - first) < 1000
      else { return nil }
      seeds += Array(first...last)
    }
    return seeds
  }
}
