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
