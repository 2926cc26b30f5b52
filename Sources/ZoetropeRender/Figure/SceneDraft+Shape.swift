internal import CPPN
internal import ZoetropeFrame
package import ZoetropeScene

extension SceneDraft {
  /// Returns the scene with its figure as the input `shape` of its networks; the scene as it is if
  /// none of them has this input, or if the figure has not been drawn.
  ///
  /// In the field the figure lies where a picture of this view shows it at zoom 1, with the centre in
  /// the middle and without a rotation. Pictures with sides in the same ratio have the same field, to
  /// the bit.
  package func withShape() -> SceneDraft {
    guard readsShape, let figure, let mask = figure.drawnMask else { return self }
    let side = Double(min(size.width, size.height))
    let picture = SIMD2(Double(size.width) / side, Double(size.height) / side)
    let share = min(
      figure.size * picture.x / Double(mask.columns), figure.size * picture.y / Double(mask.rows))
    return withShapes { view in
      ShapeGrid(
        mask, cell: 2 * view.halfSpan * share,
        middle: view.coordinates == .raw ? view.halfSpan * picture : .zero)
    }
  }
}

extension ShapeGrid {
  /// The largest number of nodes within the mask.
  private static let mostNodes = 224 * 224
  /// The distance from the edge at which the form is at its deepest, or the field far outside, in
  /// shares of the mask's shorter side.
  private static let reach = 0.4

  private static let recent = Recent<Key, ShapeGrid?>(room: 4)

  private struct Key: Equatable, Sendable {
    let mask: FigureMask
    let cell: Double
    let middle: SIMD2<Double>
  }

  /// Creates the grid of a mask, or takes one of the last few; nil if its place is not finite.
  ///
  /// - Parameters:
  ///   - cell: the side of one of the mask's cells in the field.
  ///   - middle: the place of the mask's middle in the field.
  fileprivate init?(_ mask: FigureMask, cell: Double, middle: SIMD2<Double>) {
    let key = Key(mask: mask, cell: cell, middle: middle)
    guard let grid = Self.recent.value(key, { Self.made(key) }) else { return nil }
    self = grid
  }

  private static func made(_ key: Key) -> ShapeGrid? {
    let mask = key.mask
    var scale = 1
    while (mask.columns / scale + 1) * (mask.rows / scale + 1) > mostNodes { scale += 1 }
    let side = Double(min(mask.columns, mask.rows)) / Double(scale)
    let reach = max(Self.reach * side, 2)
    let margin = Int(reach.rounded(.up)) + 4
    let distances = DistanceGrid(
      DistanceGrid.Key(mask: mask, scale: scale, margin: margin, isPressed: true))
    let cell = key.cell * Double(scale)
    return ShapeGrid(
      columns: distances.columns, rows: distances.rows,
      left: key.middle.x - 0.5 * key.cell * Double(mask.columns) + (0.5 - Double(margin)) * cell,
      top: key.middle.y - 0.5 * key.cell * Double(mask.rows) + (0.5 - Double(margin)) * cell,
      cell: cell,
      coefficients: distances.smooth.map { Self.rise($0 / Float(reach)) })
  }

  /// A smooth rise from -1 at -1 to 1 at 1, odd, with two continuous derivatives.
  private static func rise(_ x: Float) -> Float {
    let x = min(max(x, -1), 1)
    let square = x * x
    return x * (15 - square * (10 - 3 * square)) / 8
  }
}
