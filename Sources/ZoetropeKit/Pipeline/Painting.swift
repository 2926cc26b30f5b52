package import ZoetropeFrame
package import ZoetropeRender

/// The strips that a picture is painted in: few enough rows to stay small and to notice a
/// cancellation soon, enough of them to be worth a call. Always an even number, for 4:2:0.
struct StripRows {
  let height: Int
  let rowsPerStrip: Int

  init(size: FrameSize) {
    height = size.height
    let fitting = 65_536 / max(1, size.width)
    rowsPerStrip = min(64, max(16, fitting - fitting % 2))
  }

  /// How many strips the picture has.
  var count: Int { (height + rowsPerStrip - 1) / rowsPerStrip }

  /// The rows of strip `index`.
  subscript(index: Int) -> Range<Int> {
    let start = index * rowsPerStrip
    return start..<min(height, start + rowsPerStrip)
  }
}

extension FrameRenderer {
  /// Paints the whole picture strip by strip; `take` gets each once it is done.
  ///
  /// - Throws: `CancellationError` between two strips when the task is cancelled; what `take` throws.
  func paintStrips(_ take: (borrowing Strip) throws -> Void) throws {
    let strips = StripRows(size: size)
    var strip = Strip(width: size.width, rows: strips[0])
    for index in 0..<strips.count {
      try Task.checkCancellation()
      strip.move(to: strips[index])
      paint(&strip)
      try take(strip)
    }
  }

  /// The picture as the film's encoder takes it.
  package func picture() throws -> YUVPicture {
    var picture = YUVPicture(size: size)
    try paintStrips { picture.fill(from: $0) }
    return picture
  }

  /// The picture as readers of y4m take it.
  package func picture444(matrix: YUVMatrix) throws -> YUV444Picture {
    var picture = YUV444Picture(size: size, matrix: matrix)
    try paintStrips { picture.fill(from: $0) }
    return picture
  }

  /// The picture as PNG rows, one array for each strip.
  func paintRows(_ depth: BitDepth, _ take: ([UInt8]) throws -> Void) throws {
    try paintStrips { try take($0.interleaved(depth)) }
  }
}
