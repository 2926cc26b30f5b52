internal import ZoetropeScene

/// The coverage of a mask's cells, from 0 to 1, and 0 outside of the mask.
struct Coverage {
  /// The number of columns and of rows.
  let columns: Int
  let rows: Int
  private let values: [Float]

  init(columns: Int, rows: Int, values: [Float]) {
    precondition(values.count == columns * rows, "A mask has one number per cell.")
    self.columns = columns
    self.rows = rows
    self.values = values
  }

  subscript(column: Int, row: Int) -> Float {
    guard column >= 0, column < columns, row >= 0, row < rows else { return 0 }
    return values[row * columns + column]
  }
}

extension Coverage {
  /// Returns the coverage with `margin` empty cells around it, blurred three times by the mean of a
  /// square of cells, which is nearly a normal distribution of deviation `radius`.
  func blurred(radius: Int, margin: Int) -> [Float] {
    let (columns, rows) = (columns + 2 * margin, rows + 2 * margin)
    var cells = [Float](repeating: 0, count: columns * rows)
    for row in 0..<self.rows {
      for column in 0..<self.columns {
        cells[(row + margin) * columns + column + margin] = self[column, row]
      }
    }
    for _ in 0..<(radius > 0 ? 3 : 0) {
      Self.blur(&cells, lines: rows, apart: columns, count: columns, step: 1, radius)
      Self.blur(&cells, lines: columns, apart: 1, count: rows, step: columns, radius)
    }
    return cells
  }

  /// Replaces each cell by the mean of the `2 * radius + 1` around it in its line. Cells outside of
  /// the line are empty.
  private static func blur(
    _ cells: inout [Float], lines: Int, apart: Int, count: Int, step: Int, _ radius: Int
  ) {
    let share = 1 / Double(2 * radius + 1)
    var line = [Float](repeating: 0, count: count)
    for start in stride(from: 0, to: lines * apart, by: apart) {
      for place in 0..<count { line[place] = cells[start + place * step] }
      var sum = 0.0
      for place in 0..<min(radius, count) { sum += Double(line[place]) }
      for place in 0..<count {
        if place + radius < count { sum += Double(line[place + radius]) }
        if place > radius { sum -= Double(line[place - radius - 1]) }
        cells[start + place * step] = Float(sum * share)
      }
    }
  }

  /// The coverage of a mask, of which `scale` by `scale` cells become one.
  init(_ mask: FigureMask, scale: Int) {
    let columns = (mask.columns + scale - 1) / scale
    let rows = (mask.rows + scale - 1) / scale
    var sums = [Int32](repeating: 0, count: columns * rows)
    for row in 0..<mask.rows {
      for column in 0..<mask.columns {
        sums[row / scale * columns + column / scale] += Int32(
          mask.levels[row * mask.columns + column])
      }
    }
    let full = Float(Int(FigureMask.full) * scale * scale)
    self.init(columns: columns, rows: rows, values: sums.map { Float($0) / full })
  }
}
