/// A candidate's name, written as four hexadecimal digits, or five from `10000` to `1ffff`. The id
/// and the preset suffice to make the candidate again.
public struct CandidateID: Hashable, Comparable, Sendable, CustomStringConvertible {
  let number: Int

  /// The numbers of all ids: four digits, and the range of five digits.
  private static let numbers = 0..<0x20000

  init(_ number: Int) {
    precondition(Self.numbers.contains(number), "an id has four digits, or five from 10000")
    self.number = number
  }

  /// Reads an id from the text on a sheet; nil unless `text` is an id.
  public init?(_ text: some StringProtocol) {
    guard (4...5).contains(text.count), text.allSatisfy({ $0.isASCII && $0.isHexDigit }),
      let number = Int(text, radix: 16), Self.numbers.contains(number),
      text.count == 4 || number > 0xFFFF
    else { return nil }
    self.number = number
  }

  /// The variation whose range contains this id.
  public var variation: Variation {
    Variation.allCases.first { $0.numbers.contains(number) } ?? .all
  }

  /// True if the id is one of five digits, which change more than those of four.
  var isWide: Bool { number > 0xFFFF }

  /// The digits in lower case.
  public var description: String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// Orders ids by their numbers.
  public static func < (one: CandidateID, other: CandidateID) -> Bool { one.number < other.number }

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

extension Substring {
  fileprivate var trimmed: Substring {
    let start = drop { $0 == " " }
    guard let end = start.lastIndex(where: { $0 != " " }) else { return start[..<start.startIndex] }
    return start[...end]
  }
}
