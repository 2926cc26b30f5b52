package import ZoetropeFrame

/// A picture's file that is to be written.
package struct PictureFile: Sendable {
  package var path: String
  package var size: FrameSize
  package var depth: BitDepth
  /// Texts to keep in it, by their keywords.
  package var text: [String: String]
  /// The name that messages give the file, where `path` is only its place for now.
  package var name: String

  package init(
    path: String, size: FrameSize, depth: BitDepth, text: [String: String], calling name: String
  ) {
    self.path = path
    self.size = size
    self.depth = depth
    self.text = text
    self.name = name
  }
}

/// Writes a picture's rows from top to bottom.
package protocol PictureWriter {
  /// Appends whole rows of interleaved RGB, 16 bits with the high byte first.
  func append(rows: [UInt8]) throws(VideoError)
  /// Ends the file, to which all rows must have come; syncs and closes it.
  func finish() throws(VideoError)
  /// Closes the file as it is.
  func abandon()
}

extension PNGWriter: PictureWriter {}

extension OutputFormat {
  /// Pictures of 8 or 16 bits a channel, without loss.
  public static let png = OutputFormat(
    "PNG", suffixes: ["png"], pixels: .rgb(.sixteen),
    signature: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A],
    .picture { file throws(VideoError) in
      try PNGWriter(
        path: file.path, size: file.size, depth: file.depth, text: file.text, calling: file.name)
    },
    readTexts: { path throws(VideoError) in try PNGText.read(path: path) })
}
