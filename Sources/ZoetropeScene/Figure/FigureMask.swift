/// The share of each cell of a grid that a figure covers. The grid has a size of its own and ends
/// where the figure ends.
///
/// Recipes keep the mask of a word, so that a machine without its font paints the same picture.
public struct FigureMask: Hashable, Sendable {
  /// The number of cells in a row.
  public let columns: Int
  /// The number of rows.
  public let rows: Int
  /// The coverage of each cell, from 0 to ``full``, row after row.
  public let levels: [UInt8]
  /// The checksum of what the mask was drawn from.
  public let source: UInt64

  /// The level of a cell that is covered as a whole.
  public static let full: UInt8 = 127
  /// The largest number of columns and of rows.
  package static let longest = 4096
  /// The largest number of cells.
  package static let most = 1 << 22

  /// Creates a mask of levels from 0 to 127; nil if it has no covered cell, too many cells, or not
  /// one level for each.
  public init?(columns: Int, rows: Int, levels: [UInt8], source: UInt64) {
    guard (1...Self.longest).contains(columns), (1...Self.longest).contains(rows),
      columns * rows <= Self.most, levels.count == columns * rows,
      levels.allSatisfy({ $0 <= Self.full }), levels.contains(where: { $0 > Self.full / 2 })
    else { return nil }
    self.columns = columns
    self.rows = rows
    self.levels = levels
    self.source = source
  }

  /// Creates a mask from the part of a picture that the figure covers. `coverage` has one number
  /// from 0 to 1 for each of `width` pixels of each row; NaN counts as 0. Nil if the figure covers nothing, or if the
  /// part is too large.
  package init?(width: Int, coverage: [Double], source: UInt64) {
    guard width > 0, coverage.count % width == 0 else { return nil }
    let levels = coverage.map { share in
      UInt8((share > 0 ? min(share, 1) : 0) * Double(Self.full) + 0.5)
    }
    var (left, right, top, bottom) = (Int.max, -1, Int.max, -1)
    for (index, level) in levels.enumerated() where level > 0 {
      let (row, column) = index.quotientAndRemainder(dividingBy: width)
      (left, right) = (min(left, column), max(right, column))
      (top, bottom) = (min(top, row), max(bottom, row))
    }
    guard left <= right else { return nil }
    let kept = (top...bottom).flatMap { row in levels[row * width + left...row * width + right] }
    self.init(
      columns: right - left + 1, rows: bottom - top + 1, levels: kept, source: source)
  }

  /// Hashes the size and the source, which tell most masks apart.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(columns)
    hasher.combine(rows)
    hasher.combine(source)
  }
}
