internal import Foundation
internal import ZoetropeFrame

/// Masks as text, for recipes.
///
/// The text is base64 of: a version, the numbers of columns and rows, the source, a checksum of what
/// follows, and the cells. A cell is stored as its difference from the cell above, so that upright
/// edges cost nothing; a byte with its highest bit set is followed by the number of times that it
/// comes again, in groups of seven bits, the lowest first.
extension FigureMask {
  private static let version: UInt8 = 1
  private static let head = 1 + 2 + 2 + 8 + 8
  /// The largest number of characters of a mask's text.
  package static let longestText = 1 << 16

  /// The mask as text.
  package var text: String {
    let cells = packed
    var bytes = [Self.version]
    func append(_ number: UInt64, bytes count: Int) {
      bytes += (0..<count).map { UInt8(truncatingIfNeeded: number >> UInt64(8 * $0)) }
    }
    append(UInt64(columns), bytes: 2)
    append(UInt64(rows), bytes: 2)
    append(source, bytes: 8)
    append(Checksum(cells).value, bytes: 8)
    return Data(bytes + cells).base64EncodedString()
  }

  /// Reads a mask from its text; nil if the text is none, or was damaged.
  package init?(text: String) {
    guard text.utf8.count <= Self.longestText, let data = Data(base64Encoded: text) else {
      return nil
    }
    let bytes = [UInt8](data)
    guard bytes.count > Self.head, bytes[0] == Self.version else { return nil }
    func number(at start: Int, bytes count: Int) -> UInt64 {
      (0..<count).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64(8 * $1) }
    }
    let (columns, rows) = (Int(number(at: 1, bytes: 2)), Int(number(at: 3, bytes: 2)))
    let cells = Array(bytes[Self.head...])
    guard (1...Self.longest).contains(columns), (1...Self.longest).contains(rows),
      columns * rows <= Self.most, number(at: 13, bytes: 8) == Checksum(cells).value,
      let levels = Self.unpacked(cells, columns: columns, count: columns * rows)
    else { return nil }
    self.init(
      columns: columns, rows: rows, levels: levels, source: number(at: 5, bytes: 8))
  }

  private var packed: [UInt8] {
    var bytes: [UInt8] = []
    var index = 0
    func difference(_ index: Int) -> UInt8 {
      (levels[index] &- (index < columns ? 0 : levels[index - columns])) & Self.full
    }
    while index < levels.count {
      let value = difference(index)
      var end = index + 1
      while end < levels.count, difference(end) == value { end += 1 }
      var again = end - index - 1
      if again == 0 {
        bytes.append(value)
      } else {
        bytes.append(value | 0x80)
        while again > 0x7F {
          bytes.append(UInt8(again & 0x7F) | 0x80)
          again >>= 7
        }
        bytes.append(UInt8(again))
      }
      index = end
    }
    return bytes
  }

  /// Returns the levels of `count` cells; nil if `bytes` has more or fewer.
  private static func unpacked(_ bytes: [UInt8], columns: Int, count: Int) -> [UInt8]? {
    var levels: [UInt8] = []
    levels.reserveCapacity(count)
    var next = 0
    while next < bytes.count {
      let byte = bytes[next]
      next += 1
      var copies = 1
      if byte & 0x80 != 0 {
        var shift = 0
        var group: UInt8 = 0x80
        while group & 0x80 != 0 {
          guard next < bytes.count, shift <= 21 else { return nil }
          group = bytes[next]
          copies += Int(group & 0x7F) << shift
          shift += 7
          next += 1
        }
      }
      guard copies <= count - levels.count else { return nil }
      for _ in 0..<copies {
        let above = levels.count < columns ? 0 : levels[levels.count - columns]
        levels.append((above &+ byte) & full)
      }
    }
    return levels.count == count ? levels : nil
  }
}
