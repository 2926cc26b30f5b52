package import ZoetropeFrame
package import ZoetropeRender

extension FrameRenderer {
  /// Returns the strips that the picture is divided into. They record `frame` as the number of
  /// their frame.
  package func strips(frame: Int = 0) -> FrameStrips {
    FrameStrips(size: size, isMirrored: mirrorsRows, frame: frame)
  }

  /// Paints the rows of a part into `strip`, and the mirrored rows, if there are any, into `image`.
  /// Both strips must have room for these rows.
  ///
  /// - Returns: the number of painted pixels and of network evaluations.
  @discardableResult
  package func paint(
    _ part: FrameStrip, into strip: inout Strip, and image: inout Strip
  ) -> Evaluations {
    strip.move(to: part.rows)
    guard !part.image.isEmpty else { return paint(&strip) }
    image.move(to: part.image)
    return paint(&strip, andImage: &image)
  }

  /// Paints a part of the picture and calls `take` with the painted strip, then with the strip of
  /// its mirror image if there is one. The strips are borrowed from `pool` for these calls.
  ///
  /// - Throws: `CancellationError` when the task is cancelled; the errors of `take`.
  func paint(
    _ part: FrameStrip, from pool: StripPool, _ take: (borrowing Strip) throws -> Void
  ) throws {
    try Task.checkCancellation()
    try pool.withStrip(part.rows) { strip in
      if part.image.isEmpty {
        try paintUnlessCancelled(&strip)
        return try take(strip)
      }
      try pool.withStrip(part.image) { image in
        try paintUnlessCancelled(&strip, andImage: &image)
        try take(strip)
        try take(image)
      }
    }
  }

  /// Paints the whole picture strip by strip on this thread, and passes each complete strip to
  /// `take`, followed by its mirror image if there is one.
  ///
  /// - Throws: `CancellationError` when the task is cancelled; the errors of `take`.
  func paintStrips(from pool: StripPool, _ take: (borrowing Strip) throws -> Void) throws {
    for strip in strips() { try paint(strip, from: pool, take) }
  }

  /// Paints the picture on this thread, in 8-bit YUV 4:2:0.
  ///
  /// - Throws: `CancellationError` when the task is cancelled.
  package func picture() throws -> YUVPicture {
    var picture = YUVPicture(size: size)
    try paintStrips(from: StripPool(size: size)) { picture.quantise($0) }
    return picture
  }

  /// Paints the picture on this thread as the bytes of PNG rows. Passes them to `take` from top to
  /// bottom, several rows in each call.
  ///
  /// - Throws: `CancellationError` when the task is cancelled; the errors of `take`.
  func paintRows(
    _ depth: BitDepth, from pool: StripPool, _ take: ([UInt8]) throws -> Void
  ) throws {
    var bytes: [UInt8] = []
    var below: [[UInt8]] = []
    var next = 0
    try paintStrips(from: pool) { strip in
      guard strip.rows.lowerBound == next else { return below.append(strip.interleaved(depth)) }
      next = strip.rows.upperBound
      strip.interleave(depth, into: &bytes)
      try take(bytes)
    }
    for bytes in below.reversed() { try take(bytes) }
  }
}
