/// The memory for painting a band. It is laid out once and reused for every band.
struct BandMemory {
  /// The number of blocks in a row: those of the picture, and one more on either side.
  let blockColumns: Int
  /// The lattices of the sums and the monitor: at every eighth pixel (`eighths`), every fourth
  /// (`quarters`) and every second (`halves`).
  let eighths: Lattice
  let quarters: Lattice
  let halves: Lattice
  /// The lattices of the output neurons' sums at every pixel of one row of blocks: `pixels` for even
  /// rows of blocks, and `otherPixels` for odd ones.
  let pixels: Lattice
  let otherPixels: Lattice
  /// Memory for intermediate results, as long as a row of the finest lattice.
  let spare: UnsafeMutablePointer<Float>
  let batch: PointBatch
  let table: UnsafeMutablePointer<Float>
  let cells: UnsafeMutablePointer<Float>
  let squares: UnsafeMutablePointer<Float>
  /// The workspace of the network's kernels.
  let workspace: UnsafeMutablePointer<Float>

  /// Lays out `memory`, which must have as many floats as
  /// `floats(width:height:channels:workspace:)` returns.
  init(
    width: Int, height: Int, channels: Int, workspace: Int,
    in memory: UnsafeMutablePointer<Float>
  ) {
    let sizes = Sizes(width: width, height: height, channels: channels, workspace: workspace)
    var next = memory
    func take(_ count: Int) -> UnsafeMutablePointer<Float> {
      defer { next += count }
      return next
    }
    func lattice(_ shape: Lattice.Shape) -> Lattice { Lattice(shape, in: take(shape.floats)) }
    blockColumns = sizes.blockColumns
    eighths = lattice(sizes.eighths)
    quarters = lattice(sizes.quarters)
    halves = lattice(sizes.halves)
    pixels = lattice(sizes.pixels)
    otherPixels = lattice(sizes.pixels)
    spare = take(sizes.spare)
    batch = PointBatch(lines: channels + 1, in: take(sizes.batch))
    table = take(sizes.table)
    cells = take(sizes.cells)
    squares = take(sizes.squares)
    self.workspace = take(workspace)
  }

  /// Returns the number of floats that bands of `width` x `height` pixels need, if the network has
  /// `channels` outputs and its kernels need `workspace` floats.
  static func floats(width: Int, height: Int, channels: Int, workspace: Int) -> Int {
    Sizes(width: width, height: height, channels: channels, workspace: workspace).total
  }

  /// Returns the number of blocks in a row, including one on either side of the picture.
  static func blockColumns(width: Int) -> Int {
    (width + BandPainter.block - 1) / BandPainter.block + 2
  }

  private struct Sizes {
    let blockColumns: Int
    let eighths: Lattice.Shape
    let quarters: Lattice.Shape
    let halves: Lattice.Shape
    let pixels: Lattice.Shape
    let spare: Int
    let batch: Int
    let table: Int
    let cells: Int
    let squares: Int
    let workspace: Int

    init(width: Int, height: Int, channels: Int, workspace: Int) {
      let block = BandPainter.block
      let columns = BandMemory.blockColumns(width: width)
      func shape(_ step: Int, _ rows: Int, _ lines: Int) -> Lattice.Shape {
        Lattice.Shape(step: step, blockColumns: columns, blockRows: rows, lines: lines)
      }
      let rows = height / block + 2
      blockColumns = columns
      eighths = shape(8, rows, channels + 1)
      quarters = shape(4, rows, channels + 1)
      halves = shape(2, rows, channels + 1)
      pixels = shape(1, 1, channels)
      spare = pixels.stride
      batch = PointBatch.floats(lines: channels + 1)
      table = BlockTable.floats(columns: columns, rows: rows, channels: channels)
      cells = CellTable.floats(blockColumns: columns, blockRows: rows)
      squares = Flags.floats(
        columns: columns * Band.squaresInBlock, rows: rows * Band.squaresInBlock)
      self.workspace = workspace
    }

    var total: Int {
      let lattices = eighths.floats + quarters.floats + halves.floats + 2 * pixels.floats
      return lattices + spare + batch + table + cells + squares + workspace
    }
  }
}
