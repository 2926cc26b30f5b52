public import ZoetropeFrame

/// Writes frames as a y4m stream (4:4:4, full range), which gifski reads, to a file descriptor.
///
/// The process should ignore `SIGPIPE`, so that `closedPipe` is thrown when the reader closes the
/// pipe.
public final class Y4MWriter: Sendable {
  private static let frameHeader = Array("FRAME\n".utf8)

  private let end: PipeEnd
  private let size: FrameSize

  /// Writes the header to `descriptor`, which the caller must keep open and close in the end.
  ///
  /// - Throws: `closedPipe` when nobody reads, `noSpace` or `file` when writing to a file fails.
  public init(descriptor: Int32, size: FrameSize, rate: FrameRate) throws(VideoError) {
    end = PipeEnd(descriptor: descriptor)
    self.size = size
    let header =
      "YUV4MPEG2 W\(size.width) H\(size.height) F\(rate.numerator):\(rate.denominator)"
      + " Ip A1:1 C444 XCOLORRANGE=FULL\n"
    try end.write(Array(header.utf8))
  }

  /// Returns the matrix that gifski assumes at this size, because y4m has no tag for the matrix:
  /// BT.601 up to 720x480, and BT.709 above. FFmpeg always assumes BT.601, so above this size the
  /// user must state BT.709 to FFmpeg.
  public static func matrix(for size: FrameSize) -> YUVMatrix {
    size.width <= 720 && size.height <= 480 ? .bt601 : .bt709
  }

  /// Writes the next frame. Blocks until the pipe has accepted all of it.
  ///
  /// - Throws: the errors of `init`.
  public func append(_ picture: YUV444Picture) throws(VideoError) {
    precondition(picture.size == size, "a film's frames all have its size")
    try end.write(Self.frameHeader)
    try end.write(picture.luma)
    try end.write(picture.cb)
    try end.write(picture.cr)
  }
}

extension Y4MWriter: StreamWriter {
  package var blank: (strip: YUV444Strip, picture: YUV444Picture) {
    let matrix = Self.matrix(for: size)
    return (YUV444Strip(matrix: matrix), YUV444Picture(size: size, matrix: matrix))
  }
}
