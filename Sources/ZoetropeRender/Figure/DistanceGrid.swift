package import ZoetropeScene

/// A figure as signed distances from its edge, in cells of a grid, positive inside.
package struct DistanceGrid: Sendable {
  /// The number of columns.
  package let columns: Int
  /// The number of rows.
  package let rows: Int
  /// The distances as coefficients of cubic splines, row after row.
  package let distances: [Float]
  /// The number of cells around the mask on each side.
  let margin: Int
  /// The number of the mask's cells that one cell of the grid is wide.
  let scale: Int
  /// The largest distance inside the figure.
  let deepest: Float
  /// The distances, smoothed for shading; empty if the figure presses into nothing. The distances
  /// themselves have kinks where another of the edge's segments becomes the nearest.
  package let smooth: [Float]
  /// The figure's coverage, blurred: the share of its shadow that falls on each cell.
  let shade: [Float]

  /// What a grid is made from.
  package struct Key: Equatable, Sendable {
    let mask: FigureMask
    /// The number of the mask's cells that become one cell of the grid.
    let scale: Int
    /// The number of cells around the mask.
    let margin: Int
    /// The radius in cells of each of the three box filters that blur the shadow.
    let blur: Int
    /// True if smoothed distances are needed too.
    let isPressed: Bool

    package init(
      mask: FigureMask, scale: Int, margin: Int, blur: Int = 0, isPressed: Bool = false
    ) {
      self.mask = mask
      self.scale = scale
      self.margin = margin
      self.blur = blur
      self.isPressed = isPressed
    }
  }

  private static let recent = Recent<Key, DistanceGrid>(room: 2)

  /// Returns the grid of `key`, one of the last two if possible.
  static func of(_ key: Key) -> DistanceGrid { recent.value(key) { DistanceGrid(key) } }

  /// Computes the distances of each cell: to the nearest of the edge's segments in the nearest cell
  /// that has one and in the cells around that.
  package init(_ key: Key) {
    let coverage = Coverage(key.mask, scale: key.scale)
    margin = key.margin
    scale = key.scale
    columns = coverage.columns + 2 * margin
    rows = coverage.rows + 2 * margin
    let edge = EdgeSegments(coverage)
    var segments: [EdgeSegments.Segment] = []
    // The number of the segment in a cell of the mask; -1 for none.
    var numbers = [Int32](repeating: -1, count: coverage.columns * coverage.rows)
    for row in 0..<coverage.rows {
      for column in 0..<coverage.columns {
        guard let segment = edge.segment(column: column, row: row) else { continue }
        numbers[row * coverage.columns + column] = Int32(segments.count)
        segments.append(segment)
      }
    }
    let nearest = NearestMarks(
      columns: coverage.columns, rows: coverage.rows, isMarked: { numbers[$0] >= 0 })
    var distances: [Float] = []
    distances.reserveCapacity(columns * rows)
    var deepest: Float = 0
    for row in -margin..<coverage.rows + margin {
      nearest.forEachCell(row: row, columns: -margin..<coverage.columns + margin) { column, mark in
        let (markRow, markColumn) = mark.quotientAndRemainder(dividingBy: coverage.columns)
        var nearest = Float.infinity
        // A cell's own segment is the one that its own coverage gives.
        let around = markRow == row && markColumn == column ? 0 : 1
        for near in max(markRow - around, 0)...min(markRow + around, coverage.rows - 1) {
          for beside
            in max(markColumn - around, 0)...min(markColumn + around, coverage.columns - 1)
          {
            let number = numbers[near * coverage.columns + beside]
            guard number >= 0 else { continue }
            let distance = edge.distance(
              column: column, row: row, to: segments[Int(number)])
            if abs(distance) < abs(nearest) { nearest = distance }
          }
        }
        deepest = max(deepest, nearest)
        distances.append(nearest)
      }
    }
    self.distances = Self.coefficients(distances, columns: columns, rows: rows)
    self.deepest = deepest
    smooth = key.isPressed ? Self.smoothed(distances, columns: columns, rows: rows) : []
    shade = coverage.blurred(radius: key.blur, margin: margin)
  }
}

extension DistanceGrid {
  /// Returns the values weighed three times by 1 4 6 4 1 along rows and columns. Values beyond the
  /// border are those at the border.
  private static func smoothed(_ values: [Float], columns: Int, rows: Int) -> [Float] {
    var result = values
    for _ in 0..<3 {
      smooth(&result, lines: rows, apart: columns, count: columns, step: 1)
      smooth(&result, lines: columns, apart: 1, count: rows, step: columns)
    }
    return result
  }

  private static func smooth(
    _ cells: inout [Float], lines: Int, apart: Int, count: Int, step: Int
  ) {
    var line = [Float](repeating: 0, count: count + 4)
    for start in stride(from: 0, to: lines * apart, by: apart) {
      for place in 0..<count + 4 {
        line[place] = cells[start + min(max(place - 2, 0), count - 1) * step]
      }
      for place in 0..<count {
        let sides = line[place] + line[place + 4] + 4 * (line[place + 1] + line[place + 3])
        cells[start + place * step] = (sides + 6 * line[place + 2]) / 16
      }
    }
  }

  /// Returns coefficients of splines that run through `values`, but for their fourth differences.
  /// Splines with the values themselves as coefficients would round corners more.
  private static func coefficients(_ values: [Float], columns: Int, rows: Int) -> [Float] {
    var result = values
    guard columns > 2, rows > 2 else { return result }
    for row in 1..<rows - 1 {
      for index in row * columns + 1..<(row + 1) * columns - 1 {
        let around =
          values[index - 1] + values[index + 1] + values[index - columns] + values[index + columns]
        result[index] = values[index] - (around - 4 * values[index]) / 12
      }
    }
    return result
  }
}
