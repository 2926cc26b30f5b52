internal import CPPNKernels

/// Values at every `step`th pixel of a band, right and down from its first pixel, and some beyond on
/// all sides: a plane for each of its lines, which are the network's sums and the watch.
///
/// Value `(column, row)` belongs to the pixel `step` times as far; negative ones lie before the band.
struct Lattice {
  /// How many pixels lie from value to value.
  let step: Int
  /// The columns that there are.
  let columns: Range<Int>
  /// The rows that there are.
  let rows: Range<Int>
  /// The row that is kept where row 0 would be: a lattice may be a window that moves down the band.
  var top = 0
  /// How far apart rows begin, in floats.
  let stride: Int
  private let plane: Int
  private let base: UnsafeMutablePointer<Float>

  /// Lays a lattice out in memory of `shape.floats` floats.
  init(_ shape: Shape, in memory: UnsafeMutablePointer<Float>) {
    step = shape.step
    columns = shape.columns
    rows = shape.rows
    stride = shape.stride
    plane = shape.stride * shape.rows.count
    base = memory
  }

  /// Row `row` of a line, from column 0 on.
  func row(_ line: Int, _ row: Int) -> UnsafeMutablePointer<Float> {
    base + line * plane + (row - top - rows.lowerBound) * stride - columns.lowerBound
  }

  /// Where a value lies, counted from column 0 of row `top`, in every line.
  func offset(column: Int, row: Int) -> Int { (row - top) * stride + column }

  /// Column 0 of row `top` of a line: where offsets are counted from.
  func origin(_ line: Int) -> UnsafeMutablePointer<Float> { row(line, top) }

  /// Fills row `row` of a line from a lattice of twice the step: every other value is one of its, the
  /// others lie on the polynomial through the nearest six.
  func fill(row: Int, line: Int, from coarse: Lattice, spare: UnsafeMutablePointer<Float>) {
    // Row 2 m is the coarse row m, row 2 m + 1 lies after it.
    let above = row >> 1
    let start = coarse.columns.lowerBound
    var source = coarse.row(line, above)
    if row & 1 != 0 {
      let between = spare - start
      withUnsafeTemporaryAllocation(of: UnsafePointer<Float>?.self, capacity: 6) { six in
        for i in 0..<6 {
          six.initializeElement(at: i, to: UnsafePointer(coarse.row(line, above - 2 + i) + start))
        }
        ck_between_rows(six.baseAddress, between + start, coarse.columns.count)
      }
      source = between
    }
    // Two values on the left and three on the right only serve their neighbours.
    let first = start + 2
    ck_between_columns(
      source + first, self.row(line, row) + 2 * first, coarse.columns.count - 5)
  }
}

extension Lattice {
  /// How large a lattice is.
  struct Shape {
    /// How many values lie before the band's first: what the next finer lattice and its own margin
    /// are interpolated from.
    static let before = 4
    /// How many lie after its last.
    static let after = 6

    let step: Int
    let columns: Range<Int>
    let rows: Range<Int>
    /// How far apart rows begin, in floats.
    let stride: Int
    /// How many floats it takes.
    let floats: Int

    /// The shape of a lattice over that many blocks of eight pixels.
    init(step: Int, blockColumns: Int, blockRows: Int, lines: Int) {
      func range(_ blocks: Int) -> Range<Int> {
        -Self.before..<blocks * (BandPainter.block / step) + Self.after
      }
      self.step = step
      columns = range(blockColumns)
      rows = range(blockRows)
      stride = (columns.count + 31) / 16 * 16
      floats = stride * rows.count * lines
    }
  }
}
