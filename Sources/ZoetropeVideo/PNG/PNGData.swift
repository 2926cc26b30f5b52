package import ZoetropeFrame

/// Encodes small pictures as PNG in memory, for pages that hold their pictures themselves.
package enum PNGData {
  /// The channels of a picture's pixels, one byte each.
  package enum Channels: Int, Sendable {
    case grey = 1
    case rgb = 3
  }

  /// Returns the bytes of a PNG file, 8 bits deep and tagged sRGB. Grey is stored as one channel.
  ///
  /// - Parameter rows: the bytes of all pixels, row after row.
  /// - Throws: `format` if PNG cannot hold a picture of this size, `resources` or `file` if there is
  ///   no memory for it.
  package static func encode(
    _ rows: [UInt8], size: FrameSize, channels: Channels
  ) throws(VideoError) -> [UInt8] {
    precondition(
      rows.count == size.width * size.height * channels.rawValue,
      "A picture has bytes for all of its pixels.")
    let file = try PNGFile.inMemory()
    try file.begin(size, .eight, channels: channels.rawValue)
    try file.write(rows, count: size.height)
    try file.finish()
    return file.bytes
  }
}
