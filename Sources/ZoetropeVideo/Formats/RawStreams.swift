internal import ZoetropeFrame

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
