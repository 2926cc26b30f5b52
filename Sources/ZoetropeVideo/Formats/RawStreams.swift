internal import ZoetropeFrame

extension OutputFormat {
  /// The stream y4m: 4:4:4, 8 bits, full range. Its header states the size and the rate, but no
  /// colour matrix. gifski, which reads this stream, assumes the matrix that is used here.
  public static let y4m = OutputFormat(
    "y4m", pixels: .yuv444,
    .stream { descriptor, size, rate throws(VideoError) in
      try Y4MWriter(descriptor: descriptor, size: size, rate: rate)
    })

  /// Red, green and blue with a byte each, without a header: FFmpeg's `rgb24`.
  public static let rgb24 = raw("rgb24", .eight)

  /// Red, green and blue with 16 bits each, low byte first, without a header: FFmpeg's `rgb48le`.
  public static let rgb48 = raw("rgb48", .sixteen)

  private static func raw(_ name: String, _ depth: BitDepth) -> OutputFormat {
    OutputFormat(
      name, pixels: .rgb(depth),
      .stream { descriptor, size, _ throws(VideoError) in
        RawWriter(descriptor: descriptor, size: size, depth: depth)
      })
  }
}
