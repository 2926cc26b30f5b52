#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A descriptor that frames are written to; whoever opened it closes it.
struct PipeEnd: Sendable {
  let descriptor: CInt

  /// Writes all of `bytes`: a pipe may take them in pieces, and signals interrupt.
  ///
  /// - Throws: `closedPipe` when nobody reads, `noSpace` or `file` when a file cannot take it.
  func write(_ bytes: [UInt8]) throws(VideoError) {
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

/// The system's `write`, which the method of that name would hide.
private func systemWrite(_ descriptor: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
