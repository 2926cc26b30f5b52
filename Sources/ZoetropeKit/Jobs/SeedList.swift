/// Parses lists of seeds: `1-24`, `3,7,9`, or both.
public enum SeedList {
  /// Returns the seeds in the order written; nil if `text` is no such list, or has more than 1000.
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
