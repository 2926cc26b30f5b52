/// A form in the field as the input `shape` sees it: numbers on a grid, 0 on the form's edge, above 0
/// inside it, up to 1, and -1 far outside of it.
///
/// Between the grid's nodes the input is a uniform cubic B-spline, of which the numbers are the
/// coefficients, so that it has two continuous derivatives. Beyond the grid it is constant along
/// lines away from it.
public struct ShapeGrid: Hashable, Sendable {
  /// The number of nodes in a row, 4 or more.
  public let columns: Int
  /// The number of rows of nodes, 4 or more.
  public let rows: Int
  /// The x of the first node in the field.
  public let left: Double
  /// The y of the first node in the field.
  public let top: Double
  /// The distance between neighbouring nodes in the field, above 0.
  public let cell: Double
  /// The spline's coefficients, row after row.
  package let coefficients: [Float]

  /// Creates a grid; nil if it has fewer than four rows or columns, not one finite coefficient for
  /// each node, or no finite place.
  package init?(
    columns: Int, rows: Int, left: Double, top: Double, cell: Double, coefficients: [Float]
  ) {
    guard columns >= 4, rows >= 4, coefficients.count == columns * rows,
      coefficients.allSatisfy(\.isFinite), left.isFinite, top.isFinite, cell > 0, cell.isFinite
    else { return nil }
    self.columns = columns
    self.rows = rows
    self.left = left
    self.top = top
    self.cell = cell
    self.coefficients = coefficients
  }

  /// Hashes what tells most grids apart without reading them all.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(columns)
    hasher.combine(rows)
    hasher.combine(cell)
  }
}

extension ShapeGrid {
  /// Returns the input at the point (`x`, `y`).
  func value<Number: ReferenceNumber>(x: Number, y: Number) -> Number {
    let across = Self.place((x + -left) / cell, nodes: columns)
    let down = Self.place((y + -top) / cell, nodes: rows)
    var sum = Number(0)
    for (row, weight) in Self.weights(down.part).enumerated() {
      let first = (down.node - 1 + row) * columns + across.node - 1
      for (column, other) in Self.weights(across.part).enumerated() {
        sum = sum + Double(coefficients[first + column]) * (weight * other)
      }
    }
    return sum
  }

  /// Returns the node at or before a place that is counted in nodes, and the part of the way from it
  /// to the next. Places whose spline would need nodes beyond the border count as the nearest others.
  private static func place<Number: ReferenceNumber>(
    _ place: Number, nodes: Int
  ) -> (node: Int, part: Number) {
    guard place.value > 1 else { return (1, Number(0)) }
    guard place.value < Double(nodes - 2) else { return (nodes - 3, Number(1)) }
    let node = Int(place.value)
    return (node, place + -Double(node))
  }

  /// Returns the weights of the four nodes around a place (de Boor, A Practical Guide to Splines).
  private static func weights<Number: ReferenceNumber>(_ t: Number) -> [Number] {
    let left = -1 * t + 1
    let (square, cube) = (t * t, t * t * t)
    return [
      (left * left * left) / 6, 0.5 * cube + -1 * square + 2.0 / 3,
      -0.5 * cube + 0.5 * square + 0.5 * t + 1.0 / 6, cube / 6,
    ]
  }
}
