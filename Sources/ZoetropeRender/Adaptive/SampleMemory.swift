/// The additional memory for painting a row of blocks if pixels have several samples.
struct SampleMemory {
  /// Three planes of colours, for the pixels of the row of blocks and of one more row above and
  /// below.
  let colours: UnsafeMutablePointer<Float>
  /// The distance between rows: in floats for colours, and in bytes for flags. `plane` is the
  /// distance between planes of colours, in floats.
  let stride: Int
  var plane: Int { stride * Self.rows }
  /// The second differences of a row of pixels, or the changes of colour across the pixels.
  let secondDifferences: UnsafeMutablePointer<Float>
  /// The flags of the pixels with a large second difference. The rows above and below the row of
  /// blocks stay 0.
  private let curved: UnsafeMutablePointer<UInt8>
  /// The marks of pixels; see `BlockSampler.Mark`.
  private let marks: UnsafeMutablePointer<UInt8>

  private static let rows = BandPainter.block + 2

  /// Returns the number of floats that a picture with `blockColumns` blocks in a row needs.
  static func floats(blockColumns: Int) -> Int {
    let stride = stride(blockColumns)
    return 3 * rows * stride + stride + 2 * rows * stride / MemoryLayout<Float>.size
  }

  /// Lays out `memory`, which must have as many floats as `floats(blockColumns:)` returns.
  init(blockColumns: Int, in memory: UnsafeMutablePointer<Float>) {
    stride = Self.stride(blockColumns)
    colours = memory
    secondDifferences = colours + 3 * Self.rows * stride
    let bytes = 2 * Self.rows * stride
    curved = UnsafeMutableRawPointer(secondDifferences + stride).bindMemory(
      to: UInt8.self, capacity: bytes)
    marks = curved + Self.rows * stride
  }

  private static func stride(_ blockColumns: Int) -> Int { blockColumns * BandPainter.block }

  /// Returns the colours of row `row`, from -1 to 8, of the row of blocks. They begin with the
  /// pixel in column 0 of the band.
  func colours(row: Int) -> ColourRow.Rows {
    let red = colours + (row + 1) * stride
    return ColourRow.Rows(red: red, green: red + plane, blue: red + 2 * plane)
  }

  /// Returns the flags of row `row`, from -1 to 8, of the row of blocks: 0 for pixels without a
  /// large second difference.
  func curved(row: Int) -> UnsafeMutablePointer<UInt8> { curved + (row + 1) * stride }

  /// Returns the marks of row `row`, from 0 to 7, of the row of blocks.
  func marks(row: Int) -> UnsafeMutablePointer<UInt8> { marks + (row + 1) * stride }

  /// Sets all flags and marks to 0.
  func clear() { curved.update(repeating: 0, count: 2 * Self.rows * stride) }
}
