/// The memory that several samples for each pixel take in addition, for one row of blocks at a
/// time.
struct SampleMemory {
  /// Three planes of colours, of the pixels of the row of blocks and one more row above and below.
  let colours: UnsafeMutablePointer<Float>
  /// The distance of rows, of colours and of flags, and of planes of colours.
  let stride: Int
  var plane: Int { stride * Self.rows }
  /// The second differences of a row of pixels; also their changes of colour.
  let secondDifferences: UnsafeMutablePointer<Float>
  /// Flags of pixels with a large second difference; the rows beyond the row of blocks stay 0.
  private let curved: UnsafeMutablePointer<UInt8>
  /// Flags of pixels that get samples.
  private let marks: UnsafeMutablePointer<UInt8>

  private static let rows = BandPainter.block + 2

  /// The floats of memory for a picture of `blockColumns` blocks in a row.
  static func floats(blockColumns: Int) -> Int {
    let stride = stride(blockColumns)
    return 3 * rows * stride + stride + 2 * rows * stride / MemoryLayout<Float>.size
  }

  /// Lays out memory of `floats(…)` floats.
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

  /// A row of colours, from -1 to 8, of the pixels from column 0 of the band on.
  func colours(row: Int) -> ColourRow.Rows {
    let red = colours + (row + 1) * stride
    return ColourRow.Rows(red: red, green: red + plane, blue: red + 2 * plane)
  }

  /// The flags, from row -1 to 8, of pixels with a large second difference.
  func curved(row: Int) -> UnsafeMutablePointer<UInt8> { curved + (row + 1) * stride }

  /// The marks of the pixels of a row, from 0 to 7.
  func marks(row: Int) -> UnsafeMutablePointer<UInt8> { marks + (row + 1) * stride }

  /// Clears all flags.
  func clear() { curved.update(repeating: 0, count: 2 * Self.rows * stride) }
}
