/// The state of a band's cells of 4 x 4 pixels, four to a block: the prediction errors at every
/// second pixel.
struct CellTable {
  /// Cells along each side of a block.
  static let inBlock = 2

  private let columns: Int
  private let rows: Int
  /// The prediction errors of colours, in 8-bit levels, and of the monitor.
  private let levelErrors: UnsafeMutablePointer<Float>
  private let monitorErrors: UnsafeMutablePointer<Float>
  /// The roughness of each cell, as `RefinementRule.roughness` has it: 0 smooth, 1 rough, 2
  /// unresolved.
  private let rough: Flags

  /// The floats of memory that the table of so many blocks needs.
  static func floats(blockColumns: Int, blockRows: Int) -> Int {
    let (columns, rows) = (inBlock * blockColumns, inBlock * blockRows)
    return 2 * columns * rows + Flags.floats(columns: columns, rows: rows)
  }

  /// Creates a table of smooth cells.
  init(blockColumns: Int, blockRows: Int, in memory: UnsafeMutablePointer<Float>) {
    columns = Self.inBlock * blockColumns
    rows = Self.inBlock * blockRows
    levelErrors = memory
    monitorErrors = levelErrors + columns * rows
    rough = Flags(columns: columns, rows: rows, in: monitorErrors + columns * rows)
  }

  /// True if a cell or a neighbour of it is rough.
  func isNearRough(_ column: Int, _ row: Int) -> Bool { rough.around(column, row) != 0 }

  /// True if a cell or a neighbour is unresolved, so that spot checks in it would prove nothing.
  func isNearUnresolved(_ column: Int, _ row: Int) -> Bool { rough.around(column, row) > 1 }

  /// The prediction error of a cell, in 8-bit levels.
  func levelError(_ column: Int, _ row: Int) -> Float { levelErrors[row * columns + column] }

  /// Records the prediction error of the first value that is evaluated in a cell, and if that
  /// passes for the other values.
  func recordSpotCheck(
    _ column: Int, _ row: Int, levels error: Float, after earlier: Float, monitor: Float,
    _ rule: RefinementRule
  ) {
    levelErrors[row * columns + column] = error
    monitorErrors[row * columns + column] = monitor
    rough[column, row] = rule.passesSpotCheck(error, after: earlier, monitor: monitor) ? 0 : 1
  }

  /// Records prediction errors of the other values.
  func record(_ column: Int, _ row: Int, levels error: Float, monitor: Float) {
    let cell = row * columns + column
    levelErrors[cell] = maxError(error, levelErrors[cell])
    monitorErrors[cell] = maxError(monitor, monitorErrors[cell])
  }

  /// Finds the cells of refined blocks whose pixels cannot be interpolated, judging by how errors
  /// fell from level to level. The first and the last row of cells lie beyond the band and were not
  /// evaluated: their memory holds what another band left.
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
        // A line too thin for these points may go on in a smooth block, where no point met it.
        if RefinementRule.isUnresolved(error, monitor: monitor) {
          blocks.evaluateFully(aroundCell: column, row)
        }
      }
    }
  }
}
