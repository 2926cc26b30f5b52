package import ZoetropeFrame

/// A whole picture, put together from strips.
package protocol AssembledPicture: Sendable {
  associatedtype Part: FramePlanes

  mutating func place(_ part: Part)
}

extension YUV444Picture: AssembledPicture {}
extension RGBPicture: AssembledPicture {}

/// Sends whole pictures to another program.
package protocol StreamWriter: Sendable {
  associatedtype Picture: AssembledPicture

  /// A strip and a picture whose pixels are to be filled in.
  var blank: (strip: Picture.Part, picture: Picture) { get }

  /// Writes the next frame. Blocks until the reader has taken it.
  func append(_ picture: Picture) throws(VideoError)
}

extension OutputFormat {
  /// y4m 4:4:4, 8 bits, full range: has a header with size and rate, but no colour matrix. gifski
  /// reads it, and takes for granted the matrix that it has.
  public static let y4m = OutputFormat(
    "y4m", pixels: .yuv444,
    .stream { descriptor, size, rate throws(VideoError) in
      try Y4MWriter(descriptor: descriptor, size: size, rate: rate)
    })

  /// Red, green, blue, a byte each, without a header: FFmpeg's `rgb24`.
  public static let rgb24 = raw("rgb24", .eight)

  /// Red, green, blue, 16 bits each with the low byte first, without a header: FFmpeg's `rgb48le`.
  public static let rgb48 = raw("rgb48", .sixteen)

  private static func raw(_ name: String, _ depth: BitDepth) -> OutputFormat {
    OutputFormat(
      name, pixels: .rgb(depth),
      .stream { descriptor, size, _ throws(VideoError) in
        RawWriter(descriptor: descriptor, size: size, depth: depth)
      })
  }
}
