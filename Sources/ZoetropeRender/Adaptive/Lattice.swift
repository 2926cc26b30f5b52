internal import CPPNKernels

/// The network's values at every `step`th pixel of a band, and at some points beyond it on all
/// sides. A lattice has a line for each of the network's results: the sums, and in some lattices
/// the monitor.
///
/// The value in column `column` and row `row` belongs to the pixel `(step * column, step * row)` of
/// the band. Negative columns and rows lie before the band.
struct Lattice {
  /// The distance between neighbouring points, in pixels.
  let step: Int
  /// The columns that are stored.
  let columns: Range<Int>
  /// The rows that are stored, counted from `top`.
  let rows: Range<Int>
  /// The row that is stored in the place of row 0. It is above 0 in a lattice that holds one
  /// row of blocks at a time and moves down the band.
  var top = 0
  /// The distance between rows in memory, in floats.
  let stride: Int
  private let plane: Int
  private let base: UnsafeMutablePointer<Float>

  /// Creates a lattice in `memory`, which must have `shape.floats` floats.
  init(_ shape: Shape, in memory: UnsafeMutablePointer<Float>) {
    step = shape.step
    columns = shape.columns
    rows = shape.rows
    stride = shape.stride
    plane = shape.stride * shape.rows.count
    base = memory
  }

  /// Returns a pointer to column 0 of row `row` of a line.
  func row(_ line: Int, _ row: Int) -> UnsafeMutablePointer<Float> {
    base + line * plane + (row - top - rows.lowerBound) * stride - columns.lowerBound
  }

  /// Returns the position of a value in a line, in floats from column 0 of row `top`. It is the
  /// same for every line.
  func offset(column: Int, row: Int) -> Int { (row - top) * stride + column }

  /// Returns a pointer to column 0 of row `top` of a line, from which offsets are counted.
  func origin(_ line: Int) -> UnsafeMutablePointer<Float> { row(line, top) }

  /// Interpolates a row of output neuron `line` from `coarse`, a lattice of twice the spacing. Values at
  /// points of `coarse` are copied. The others lie on the polynomial of degree five through the
  /// nearest six values. `spare` must have room for a row of `coarse`.
  func interpolate(row: Int, line: Int, from coarse: Lattice, spare: UnsafeMutablePointer<Float>) {
    // Row 2 m is the coarse row m; row 2 m + 1 lies between it and the next.
    let above = row >> 1
    let start = coarse.columns.lowerBound
    var source = coarse.row(line, above)
    if row & 1 != 0 {
      let between = spare - start
      withUnsafeTemporaryAllocation(of: UnsafePointer<Float>?.self, capacity: 6) { six in
        for i in 0..<6 {
          six.initializeElement(at: i, to: UnsafePointer(coarse.row(line, above - 2 + i) + start))
        }
        ck_interpolate_rows(six.baseAddress, between + start, coarse.columns.count)
      }
      source = between
    }
    // The two leftmost and the three rightmost values serve only to interpolate others.
    let first = start + 2
    ck_interpolate_columns(
      source + first, self.row(line, row) + 2 * first, coarse.columns.count - 5)
  }
}

extension Lattice {
  /// The size of a lattice.
  struct Shape {
    /// The number of values before the band's first column and row. The next finer lattice and its
    /// margin are interpolated from them.
    static let before = 4
    /// The number of values after the columns and rows of the band's blocks.
    static let after = 6

    let step: Int
    let columns: Range<Int>
    let rows: Range<Int>
    /// The distance between rows in memory, in floats.
    let stride: Int
    /// The number of floats that the lattice needs.
    let floats: Int

    /// Creates the shape of a lattice over `blockColumns` x `blockRows` blocks, with `lines`
    /// results of the network at each point.
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
