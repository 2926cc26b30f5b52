/// What several samples for each pixel take besides, for one row of blocks at a time.
struct SampleMemory {
  /// Three planes of colours, of the block row's pixels and one more row on either side.
  let colours: UnsafeMutablePointer<Float>
  /// How far apart rows of colours and of pixels' numbers begin, and planes of colours.
  let stride: Int
  var plane: Int { stride * Self.rows }
  /// How far a row of pixels is from their neighbours.
  let bends: UnsafeMutablePointer<Float>
  /// Which pixels are bent, with a row more on either side that has none.
  private let bent: UnsafeMutablePointer<UInt8>
  /// Which pixels get samples.
  private let marks: UnsafeMutablePointer<UInt8>

  private static let rows = BandPainter.block + 2

  /// How many floats of memory a picture takes that is so many blocks wide.
  static func floats(blockColumns: Int) -> Int {
    let stride = stride(blockColumns)
    return 3 * rows * stride + stride + 2 * rows * stride / MemoryLayout<Float>.size
  }

  /// Lays out memory of `floats(…)` floats.
  init(blockColumns: Int, in memory: UnsafeMutablePointer<Float>) {
    stride = Self.stride(blockColumns)
    colours = memory
    bends = colours + 3 * Self.rows * stride
    let bytes = 2 * Self.rows * stride
    bent = UnsafeMutableRawPointer(bends + stride).bindMemory(
      to: UInt8.self, capacity: bytes)
    marks = bent + Self.rows * stride
  }

  private static func stride(_ blockColumns: Int) -> Int { blockColumns * BandPainter.block }

  /// A row of colours, from -1 to 8, of the pixels from column 0 of the band on.
  func colours(row: Int) -> ColourRow.Rows {
    let red = colours + (row + 1) * stride
    return ColourRow.Rows(red: red, green: red + plane, blue: red + 2 * plane)
  }

  /// Which pixels of a row, from -1 to 8, are bent.
  func bent(row: Int) -> UnsafeMutablePointer<UInt8> { bent + (row + 1) * stride }

  /// Which pixels of a row, from 0 to 7, get samples.
  func marks(row: Int) -> UnsafeMutablePointer<UInt8> { marks + (row + 1) * stride }

  /// Forgets what is bent and marked.
  func clear() { bent.update(repeating: 0, count: 2 * Self.rows * stride) }
}
