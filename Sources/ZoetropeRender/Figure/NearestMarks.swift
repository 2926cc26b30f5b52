/// The nearest marked cell of a grid, for any cell inside or outside of it.
///
/// The distance is that between the cells' middles, and is exact: the nearest mark in each column is
/// found first, then the lower envelope of the columns' parabolas along a row (Felzenszwalb and
/// Huttenlocher).
package struct NearestMarks {
  private let columns: Int
  private let rows: Int
  /// For each cell, the row of the nearest mark in its column; -1 if the column has none.
  private let marks: [Int32]

  /// Creates the table. `isMarked` is called with the index of each cell, row after row.
  package init(columns: Int, rows: Int, isMarked: (Int) -> Bool) {
    self.columns = columns
    self.rows = rows
    var marks = [Int32](repeating: -1, count: columns * rows)
    for column in 0..<columns {
      var last: Int32 = -1
      for row in 0..<rows {
        if isMarked(row * columns + column) { last = Int32(row) }
        marks[row * columns + column] = last
      }
      last = -1
      for row in stride(from: rows - 1, through: 0, by: -1) {
        let index = row * columns + column
        if isMarked(index) { last = Int32(row) }
        let above = marks[index]
        if last >= 0, above < 0 || Int(last) - row < row - Int(above) { marks[index] = last }
      }
    }
    self.marks = marks
  }

  /// Calls `body` with each cell of a row, which may lie outside of the grid, and the index of the
  /// mark nearest to it. There must be a mark.
  package func forEachCell(row: Int, columns wanted: Range<Int>, _ body: (Int, Int) -> Void) {
    let inside = min(max(row, 0), rows - 1)
    // The columns whose parabolas are lowest, from left to right, and where each begins to be.
    var lowest: [(column: Int, mark: Int, height: Int, start: Double)] = []
    for column in 0..<columns {
      let mark = Int(marks[inside * columns + column])
      guard mark >= 0 else { continue }
      let height = (row - mark) * (row - mark)
      var start = -Double.infinity
      while let last = lowest.last {
        let rise = height + column * column - last.height - last.column * last.column
        start = Double(rise) / Double(2 * (column - last.column))
        if start > last.start { break }
        lowest.removeLast()
        start = -Double.infinity
      }
      lowest.append((column, mark, height, start))
    }
    guard !lowest.isEmpty else { return }
    var next = 0
    for column in wanted {
      while next + 1 < lowest.count, lowest[next + 1].start <= Double(column) { next += 1 }
      body(column, lowest[next].mark * columns + lowest[next].column)
    }
  }
}
