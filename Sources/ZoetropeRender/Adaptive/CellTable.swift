/// What is known of the cells of 4 x 4 pixels that blocks have four of: how far every second pixel was
/// missed.
struct CellTable {
  /// How many cells lie side by side in a block, and one above the other.
  static let inBlock = 2

  private let columns: Int
  private let rows: Int
  /// By how many codes colours were missed, and by how much the watch.
  private let codes: UnsafeMutablePointer<Float>
  private let watches: UnsafeMutablePointer<Float>
  /// 0 where a cell is smooth, 2 where it is hopeless.
  private let rough: Flags

  /// How many floats of memory the table of so many blocks takes.
  static func floats(blockColumns: Int, blockRows: Int) -> Int {
    let (columns, rows) = (inBlock * blockColumns, inBlock * blockRows)
    return 2 * columns * rows + Flags.floats(columns: columns, rows: rows)
  }

  /// All smooth.
  init(blockColumns: Int, blockRows: Int, in memory: UnsafeMutablePointer<Float>) {
    columns = Self.inBlock * blockColumns
    rows = Self.inBlock * blockRows
    codes = memory
    watches = codes + columns * rows
    rough = Flags(columns: columns, rows: rows, in: watches + columns * rows)
  }

  /// Whether a cell or a neighbour of it is rough.
  func isNearRough(_ column: Int, _ row: Int) -> Bool { rough.around(column, row) != 0 }

  /// Whether a cell or a neighbour was missed by so much that what is asked next would be no witness.
  func isHopeless(_ column: Int, _ row: Int) -> Bool { rough.around(column, row) > 1 }

  /// By how many codes a cell was missed.
  func codes(_ column: Int, _ row: Int) -> Float { codes[row * columns + column] }

  /// The first value that is asked in a cell was missed by so much: does it stand for the others?
  func begin(
    _ column: Int, _ row: Int, codes missed: Float, after earlier: Float, watch: Float,
    _ rule: Foresight
  ) {
    codes[row * columns + column] = missed
    watches[row * columns + column] = watch
    rough[column, row] = rule.isSettled(missed, after: earlier, watch: watch) ? 0 : 1
  }

  /// The other values were missed by so much.
  func note(_ column: Int, _ row: Int, codes missed: Float, watch: Float) {
    let cell = row * columns + column
    codes[cell] = missed.worse(than: codes[cell])
    watches[cell] = watch.worse(than: watches[cell])
  }

  /// Finds those cells of the chosen blocks rough whose pixels would be off by too much, by how
  /// misses fell so far. Nothing was asked in the first and the last row, beyond the band: what their
  /// places hold was left by another band.
  func decide(_ blocks: BlockTable, _ rule: Foresight) {
    for row in 1..<rows - 1 {
      for blockColumn in 0..<columns / Self.inBlock
      where blocks.isChosen(blockColumn, row / Self.inBlock) {
        let block = blocks.place(blockColumn, row / Self.inBlock)
        for column in blockColumn * Self.inBlock..<(blockColumn + 1) * Self.inBlock {
          rough[column, row] = rule.roughness(
            codes[row * columns + column], after: blocks.codes[block],
            watch: watches[row * columns + column], after: blocks.watches[block])
          // A line too thin for these places may lead on into a block where none of them met it.
          if Foresight.isHopeless(
            codes[row * columns + column], watch: watches[row * columns + column])
          {
            blocks.suspectAround(cell: column, row)
          }
        }
      }
    }
  }
}
