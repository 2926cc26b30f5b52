/// The state of a band's cells of 4 x 4 pixels: their prediction errors at every second pixel, and
/// their roughness.
struct CellTable {
  /// The number of cells along each side of a block.
  static let inBlock = 2

  private let columns: Int
  private let rows: Int
  /// The prediction errors of each cell: of colours, in 8-bit levels (`levelErrors`), and of the
  /// monitor (`monitorErrors`).
  private let levelErrors: UnsafeMutablePointer<Float>
  private let monitorErrors: UnsafeMutablePointer<Float>
  /// The roughness of each cell, as `RefinementRule.roughness` returns it: 0 if it is smooth, 2 if
  /// it is rough and spot checks prove nothing, and 1 if it is rough otherwise.
  private let rough: Flags

  /// Returns the number of floats that a table for this many blocks needs.
  static func floats(blockColumns: Int, blockRows: Int) -> Int {
    let (columns, rows) = (inBlock * blockColumns, inBlock * blockRows)
    return 2 * columns * rows + Flags.floats(columns: columns, rows: rows)
  }

  /// Creates a table in which all cells are smooth. Their errors are undefined until they are
  /// recorded.
  init(blockColumns: Int, blockRows: Int, in memory: UnsafeMutablePointer<Float>) {
    columns = Self.inBlock * blockColumns
    rows = Self.inBlock * blockRows
    levelErrors = memory
    monitorErrors = levelErrors + columns * rows
    rough = Flags(columns: columns, rows: rows, in: monitorErrors + columns * rows)
  }

  /// Returns true if a cell or one of its neighbours is rough.
  func isNearRough(_ column: Int, _ row: Int) -> Bool { rough.around(column, row) != 0 }

  /// Returns true if a cell or one of its neighbours has detail for which spot checks prove nothing.
  func isNearUnresolved(_ column: Int, _ row: Int) -> Bool { rough.around(column, row) > 1 }

  /// Returns the prediction error of a cell, in 8-bit levels.
  func levelError(_ column: Int, _ row: Int) -> Float { levelErrors[row * columns + column] }

  /// Records the prediction errors of a cell's spot check, and marks the cell as rough if the check
  /// fails. `error` is in 8-bit levels, as is `earlier`, the block's error at the level before.
  func recordSpotCheck(
    _ column: Int, _ row: Int, levels error: Float, after earlier: Float, monitor: Float,
    _ rule: RefinementRule
  ) {
    levelErrors[row * columns + column] = error
    monitorErrors[row * columns + column] = monitor
    rough[column, row] = rule.passesSpotCheck(error, after: earlier, monitor: monitor) ? 0 : 1
  }

  /// Records the prediction errors of the other values of a cell, of which the largest are kept.
  func record(_ column: Int, _ row: Int, levels error: Float, monitor: Float) {
    let cell = row * columns + column
    levelErrors[cell] = maxError(error, levelErrors[cell])
    monitorErrors[cell] = maxError(monitor, monitorErrors[cell])
  }

  /// Finds the roughness of all cells in refined blocks, from their errors and the block's errors
  /// at the level before. Smooth blocks beside unresolved cells are marked to be evaluated at every
  /// pixel. The first and the last row of cells are left out, because they lie beyond the band and
  /// were not evaluated.
  func findRough(_ blocks: BlockTable, _ rule: RefinementRule) {
    for row in 1..<rows - 1 {
      blocks.forRefinedCells(row) { column in
        let block = blocks.index(column / Self.inBlock, row / Self.inBlock)
        let (error, monitor) = (
          levelErrors[row * columns + column], monitorErrors[row * columns + column]
        )
        rough[column, row] = rule.roughness(
          error, after: blocks.levelErrors[block],
          monitor: monitor, after: blocks.monitorErrors[block])
        // A line thinner than the spacing may continue in a smooth block, between the points.
        if RefinementRule.isUnresolved(error, monitor: monitor) {
          blocks.evaluateFully(aroundCell: column, row)
        }
      }
    }
  }
}
