internal import CPPNKernels

/// The network's values at every `step`th pixel of a band and some beyond it on all sides: a plane
/// for each line, which are the sums and the monitor.
///
/// Value `(column, row)` is at the pixel `(step * column, step * row)` of the band; negative ones
/// lie before it.
struct Lattice {
  /// The distance between neighbouring points, in pixels.
  let step: Int
  /// The columns that have memory.
  let columns: Range<Int>
  /// The rows that have memory.
  let rows: Range<Int>
  /// The row that is stored where row 0 would be, for a window that moves down the band.
  var top = 0
  /// The distance of rows in memory, in floats.
  let stride: Int
  private let plane: Int
  private let base: UnsafeMutablePointer<Float>

  /// Lays out a lattice in memory of `shape.floats` floats.
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

  /// The position of a value, counted in floats from column 0 of row `top`; equal in every line.
  func offset(column: Int, row: Int) -> Int { (row - top) * stride + column }

  /// Column 0 of row `top` of a line, from which offsets are counted.
  func origin(_ line: Int) -> UnsafeMutablePointer<Float> { row(line, top) }

  /// Interpolates row `row` of a line from a lattice of twice the step: every other value is one of
  /// its, the others lie on the polynomial through the nearest six (`ck_interpolate_columns`).
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
    // Two values on the left and three on the right are there for their neighbours only.
    let first = start + 2
    ck_interpolate_columns(
      source + first, self.row(line, row) + 2 * first, coarse.columns.count - 5)
  }
}

extension Lattice {
  /// The size of a lattice.
  struct Shape {
    /// Values before the band's first, from which the next finer lattice and its own margin are
    /// interpolated.
    static let before = 4
    /// Values after the band's last.
    static let after = 6

    let step: Int
    let columns: Range<Int>
    let rows: Range<Int>
    /// The distance of rows in memory, in floats.
    let stride: Int
    /// The floats that the lattice needs.
    let floats: Int

    /// Creates the shape of a lattice over that many blocks of eight pixels.
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
