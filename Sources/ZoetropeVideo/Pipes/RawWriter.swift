public import ZoetropeFrame

/// Writes frames as nothing but their pixels, interleaved RGB, to a file descriptor: whoever reads
/// them is told size, rate and format apart, and needs no colour matrix.
///
/// The process should ignore `SIGPIPE`; when the reader goes away, `closedPipe` is then thrown.
public struct RawWriter {
  private let end: PipeEnd

  /// Prepares to write to `descriptor`, which the caller keeps and closes.
  public init(descriptor: Int32) { end = PipeEnd(descriptor: descriptor) }

  /// Writes the next frame. Blocks until the reader has taken it.
  ///
  /// - Throws: `closedPipe` when nobody reads, `noSpace` or `file` when a file cannot take it.
  public func append(_ picture: RGBPicture) throws(VideoError) { try end.write(picture.bytes) }
}
