package import ZoetropeFrame
package import ZoetropeRender

extension FrameRenderer {
  /// Paints the whole picture strip by strip on this thread; `take` gets each once it is done.
  ///
  /// - Throws: `CancellationError` between two strips when the task is cancelled; what `take` throws.
  func paintStrips(from pool: StripPool, _ take: (borrowing Strip) throws -> Void) throws {
    let strips = StripRows(size: size)
    for index in 0..<strips.count {
      try Task.checkCancellation()
      try pool.withStrip(strips[index]) { strip in
        paint(&strip)
        try take(strip)
      }
    }
  }

  /// The picture as the film's encoder takes it.
  package func picture() throws -> YUVPicture {
    var picture = YUVPicture(size: size)
    try paintStrips(from: StripPool(size: size)) { picture.fill(from: $0) }
    return picture
  }

  /// The picture as PNG rows, some at a time.
  func paintRows(
    _ depth: BitDepth, from pool: StripPool, _ take: ([UInt8]) throws -> Void
  ) throws {
    var bytes: [UInt8] = []
    try paintStrips(from: pool) {
      $0.interleave(depth, into: &bytes)
      try take(bytes)
    }
  }
}
