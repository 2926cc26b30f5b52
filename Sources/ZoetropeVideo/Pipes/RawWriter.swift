public import ZoetropeFrame

/// Writes frames as interleaved RGB, without a header, to a file descriptor. The reader must get
/// the size, rate and pixel format from elsewhere.
///
/// The process should ignore `SIGPIPE`, so that `closedPipe` is thrown when the reader closes the
/// pipe.
public struct RawWriter: Sendable {
  private let end: PipeEnd
  private let size: FrameSize
  private let depth: BitDepth

  /// Prepares to write pictures of one size and depth to `descriptor`. The caller owns the
  /// descriptor and closes it.
  public init(descriptor: Int32, size: FrameSize, depth: BitDepth) {
    end = PipeEnd(descriptor: descriptor)
    self.size = size
    self.depth = depth
  }

  /// Writes the next frame. Blocks until the pipe has accepted all of it.
  ///
  /// - Throws: `closedPipe` when nobody reads, `noSpace` or `file` when writing to a file fails.
  public func append(_ picture: RGBPicture) throws(VideoError) { try end.write(picture.bytes) }
}

extension RawWriter: StreamWriter {
  package var blank: (strip: RGBStrip, picture: RGBPicture) {
    (RGBStrip(depth, order: .littleEndian), RGBPicture(size: size, depth: depth))
  }
}
