package import ZoetropeFrame

/// The properties of a picture file to write.
package struct PictureFile: Sendable {
  package var path: String
  package var size: FrameSize
  package var depth: BitDepth
  /// True if pixels have alpha.
  package var hasAlpha: Bool
  /// The texts to store in the file, by their keywords.
  package var text: [String: String]
  /// The file's name in messages, if `path` is temporary.
  package var name: String

  package init(
    path: String, size: FrameSize, depth: BitDepth, hasAlpha: Bool = false,
    text: [String: String], calling name: String
  ) {
    self.path = path
    self.size = size
    self.depth = depth
    self.hasAlpha = hasAlpha
    self.text = text
    self.name = name
  }
}

/// Writes a picture's rows from top to bottom.
package protocol PictureWriter {
  /// Appends whole rows of interleaved RGB or RGBA, 16 bits with the high byte first.
  func append(rows: [UInt8]) throws(VideoError)
  /// Completes, syncs and closes the file, after all rows have been appended.
  func finish() throws(VideoError)
  /// Closes the file without finishing it.
  func abandon()
}
