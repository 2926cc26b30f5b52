/// A candidate's name, with which the preset suffices to make the candidate again.
///
/// A candidate that was drawn has four hexadecimal digits, or five from `10000` to `1ffff`. A child
/// has the ids of its parents, joined by as many plus signs as its generation, then a dot and its
/// number: `3f2a+91c0.7` is a child of two drawn candidates, and `3f2a+91c0.7++0b17.2` is a child of
/// that one and another.
public struct CandidateID: Hashable, Sendable, CustomStringConvertible {
  /// The number of a drawn candidate, or of a child among its parents' children, from 1.
  let number: Int
  /// The parents' ids; empty for a drawn candidate.
  package let parents: [CandidateID]

  /// The numbers of drawn candidates: those of four digits, and a range of five digits.
  private static let numbers = 0..<0x20000
  /// The numbers of children.
  static let children = 1...Variation.most
  /// The largest number of parents of a child.
  package static let mostParents = 4
  /// The largest number of generations after drawn candidates.
  package static let mostGenerations = 4
  /// The largest number of characters, so that an id fits in the name of a file.
  package static let longest = 160

  init(_ number: Int) {
    precondition(Self.numbers.contains(number), "an id has four digits, or five from 10000")
    self.number = number
    parents = []
  }

  /// Creates the id of the child `number` of `parents`; nil if there are too many parents or none,
  /// one occurs twice, or the id would be too long or of too late a generation.
  init?(of parents: [CandidateID], _ number: Int) {
    guard Self.children.contains(number), (1...Self.mostParents).contains(parents.count),
      Set(parents).count == parents.count
    else { return nil }
    self.number = number
    self.parents = parents
    guard generation <= Self.mostGenerations, description.count <= Self.longest else { return nil }
  }

  /// Reads an id from the text on a sheet; nil unless `text` is an id.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count <= Self.longest,
      let id = Self.read(Substring(text), generations: Self.mostGenerations)
    else { return nil }
    self = id
  }

  private static func read(_ text: Substring, generations: Int) -> CandidateID? {
    guard let dot = text.lastIndex(of: ".") else { return drawn(text) }
    let digits = text[text.index(after: dot)...]
    guard generations > 0, (1...5).contains(digits.count), digits.first != "0",
      digits.allSatisfy({ $0.isASCII && $0.isWholeNumber }), let number = Int(digits)
    else { return nil }
    let rest = text[..<dot]
    // The longest run of plus signs joins the parents, if these are all of earlier generations.
    // Otherwise the rest is the only parent.
    let run = longestRun(in: rest)
    if (1...generations).contains(run) {
      let parts = rest.split(
        separator: String(repeating: "+", count: run), omittingEmptySubsequences: false)
      let parents = parts.compactMap { read($0, generations: run - 1) }
      if parents.count == parts.count, let child = CandidateID(of: parents, number),
        child.generation == run
      {
        return child
      }
    }
    return read(rest, generations: generations - 1).flatMap { CandidateID(of: [$0], number) }
  }

  private static func drawn(_ text: Substring) -> CandidateID? {
    guard (4...5).contains(text.count), text.allSatisfy({ $0.isASCII && $0.isHexDigit }),
      let number = Int(text, radix: 16), numbers.contains(number),
      text.count == 4 || number > 0xFFFF
    else { return nil }
    return CandidateID(number)
  }

  private static func longestRun(in text: Substring) -> Int {
    var (longest, run) = (0, 0)
    for character in text {
      run = character == "+" ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// The number of generations after drawn candidates; 0 for a drawn candidate.
  package var generation: Int { parents.map { $0.generation + 1 }.max() ?? 0 }

  /// The variations of this candidate, or of the drawn candidates that it descends from.
  package var variations: Set<Variation> {
    guard parents.isEmpty else { return Set(parents.flatMap(\.variations)) }
    return [Variation.allCases.first { $0.numbers.contains(number) } ?? .all]
  }

  /// The variation of a drawn candidate; nil for a child.
  public var variation: Variation? { parents.isEmpty ? variations.first : nil }

  /// True if the id is one of five digits, which change more than those of four.
  var isWide: Bool { parents.isEmpty && number > 0xFFFF }

  /// The id as it stands on the sheet, with hexadecimal digits in lower case.
  public var description: String {
    guard parents.isEmpty else {
      let joint = String(repeating: "+", count: generation)
      return parents.map(\.description).joined(separator: joint) + ".\(number)"
    }
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Reads a comma-separated list of ids, such as `3f2a,91c0`; nil if an item is not an id, or an
  /// id occurs twice.
  public static func list(_ text: String) -> [CandidateID]? {
    let ids = text.split(separator: ",", omittingEmptySubsequences: false).map {
      CandidateID($0.trimmed)
    }
    let found = ids.compactMap(\.self)
    return found.count == ids.count && Set(found).count == found.count ? found : nil
  }
}

extension CandidateID: Comparable {
  /// Orders drawn candidates by their numbers and before all children, and children by their
  /// generation, their parents' ids as text and their numbers.
  public static func < (one: CandidateID, other: CandidateID) -> Bool {
    let (first, second) = (one.generation, other.generation)
    if first != second { return first < second }
    if one.parents != other.parents {
      return one.parents.map(\.description).lexicographicallyPrecedes(
        other.parents.map(\.description))
    }
    return one.number < other.number
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    let start = drop { $0 == " " }
    guard let end = start.lastIndex(where: { $0 != " " }) else { return start[..<start.startIndex] }
    return start[...end]
  }
}
