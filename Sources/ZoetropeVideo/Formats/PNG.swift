internal import ZoetropeFrame

extension PNGWriter: PictureWriter {}

extension OutputFormat {
  /// Lossless pictures with 8 or 16 bits per channel.
  public static let png = OutputFormat(
    "PNG", suffixes: ["png"], pixels: .rgb(.sixteen),
    signature: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
    .picture { file throws(VideoError) in
      try PNGWriter(
        path: file.path, size: file.size, depth: file.depth, hasAlpha: file.hasAlpha,
        text: file.text,
        calling: file.name)
    },
    readTexts: { path throws(VideoError) in try PNGText.read(path: path) })
}
