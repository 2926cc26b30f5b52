public import ZoetropeFrame

/// Writes a PNG row by row: memory does not depend on the picture's height.
public final class PNGWriter {
  /// Opens the file (overwriting it) and writes the header: RGB, tagged sRGB.
  ///
  /// - Parameter text: iTXt chunks, keyword to UTF-8 text.
  public init(
    path: String, size: FrameSize, depth: BitDepth, text: [String: String] = [:]
  ) throws(VideoError) { fatalError("stub") }

  /// Appends whole rows, as `Strip.interleaved` gives them.
  public func append(rows: [UInt8]) throws(VideoError) { fatalError("stub") }

  /// Ends the file; all rows must have come. Syncs and closes.
  public func finish() throws(VideoError) { fatalError("stub") }

  /// Closes without finishing.
  public func abandon() { fatalError("stub") }
}

/// The text chunks of a PNG.
public enum PNGText {
  /// Reads them without decoding the picture.
  public static func read(path: String) throws(VideoError) -> [String: String] { fatalError("stub") }
}

/// Writes y4m, 4:4:4, full range, to a file descriptor: what gifski reads from a pipe.
public final class Y4MWriter {
  /// Writes the header to `descriptor`, which the caller keeps and closes.
  public init(descriptor: Int32, size: FrameSize, rate: FrameRate) throws(VideoError) {
    fatalError("stub")
  }

  /// The matrix that readers of y4m assume for this size: BT.601 up to 720x480, else BT.709.
  public static func matrix(for size: FrameSize) -> YUVMatrix { fatalError("stub") }

  /// Writes the next frame.
  public func append(_ picture: YUV444Picture) throws(VideoError) { fatalError("stub") }
}
