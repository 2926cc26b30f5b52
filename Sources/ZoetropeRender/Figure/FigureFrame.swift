/// A figure at one instant.
@dynamicMemberLookup
struct FigureFrame: Sendable {
  private let placed: PlacedFigure
  /// The direction that light comes from, of length 1.
  private let light: (x: Double, y: Double)

  init(_ placed: PlacedFigure, light: (x: Double, y: Double)) {
    self.placed = placed
    self.light = light
  }

  subscript<Value>(dynamicMember path: KeyPath<PlacedFigure, Value>) -> Value {
    placed[keyPath: path]
  }

  /// Returns those of `rows` in which something of the picture is seen.
  func covered(of rows: Range<Int>) -> Range<Int> {
    guard placed.isCut else { return rows }
    let covered = rows.clamped(to: placed.rows)
    return covered.isEmpty ? rows.lowerBound..<rows.lowerBound : covered
  }

  /// Cuts rows of a picture to the figure. `alpha` has one number for each pixel if the figure is
  /// transparent.
  func cut(
    _ rows: Range<Int>, of pixels: ColourRow.Rows, width: Int, alpha: inout [Float],
    _ memory: ScratchPool
  ) {
    guard placed.isCut else { return }
    memory.withFloats(placed.scratchFloats) { scratch in
      alpha.withUnsafeMutableBufferPointer { shares in
        for (index, row) in rows.enumerated() {
          placed.cut(
            row: row, of: pixels + index * width,
            alpha: placed.isTransparent ? shares.baseAddress.map { $0 + index * width } : nil,
            light: light, scratch)
        }
      }
    }
  }

  /// Adds the figure's height to rows of heights, as `PlacedFigure.press` does.
  func press(
    into heights: HeightPlanes, rows: Int, column: Double, row: Double,
    _ scratch: UnsafeMutablePointer<Float>
  ) {
    placed.press(into: heights, rows: rows, column: column, row: row, scratch)
  }
}
