public import ZoetropeFrame

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Writes y4m, 4:4:4, full range, to a file descriptor: what gifski reads from a pipe.
///
/// The process should ignore `SIGPIPE`; when the reader goes away, `closedPipe` is then thrown.
public final class Y4MWriter {
  private static let frameHeader = Array("FRAME\n".utf8)

  private let descriptor: CInt
  private let size: FrameSize

  /// Writes the header to `descriptor`, which the caller keeps and closes.
  ///
  /// - Throws: `closedPipe` when nobody reads, `noSpace` or `file` when a file cannot take it.
  public init(descriptor: Int32, size: FrameSize, rate: FrameRate) throws(VideoError) {
    self.descriptor = descriptor
    self.size = size
    let header =
      "YUV4MPEG2 W\(size.width) H\(size.height) F\(rate.numerator):\(rate.denominator)"
      + " Ip A1:1 C444 XCOLORRANGE=FULL\n"
    try write(Array(header.utf8))
  }

  /// The matrix that readers of y4m assume for this size: BT.601 up to 720x480, else BT.709.
  public static func matrix(for size: FrameSize) -> YUVMatrix {
    size.width <= 720 && size.height <= 480 ? .bt601 : .bt709
  }

  /// Writes the next frame. Blocks until the reader has taken it.
  ///
  /// - Throws: As `init`.
  public func append(_ picture: YUV444Picture) throws(VideoError) {
    precondition(picture.size == size, "a film's frames all have its size")
    try write(Self.frameHeader)
    try write(picture.luma)
    try write(picture.cb)
    try write(picture.cr)
  }

  /// Writes all of `bytes`: a pipe may take them in pieces, and signals interrupt.
  private func write(_ bytes: [UInt8]) throws(VideoError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let taken = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if taken >= 0 {
        rest = rest.dropFirst(taken)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: awaitRoom()
      default: throw VideoError(errno: errno, step: "write the frames")
      }
    }
  }

  /// Waits until a descriptor that does not block by itself takes more.
  private func awaitRoom() {
    var wish = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    poll(&wish, 1, -1)
  }
}

/// The system's `write`, which the writer's own method would hide.
private func systemWrite(_ descriptor: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
