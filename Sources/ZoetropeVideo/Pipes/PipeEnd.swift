#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A file descriptor to which frames are written. Whoever opened it must close it.
struct PipeEnd: Sendable {
  let descriptor: CInt

  /// Writes all of `bytes`, even if the pipe accepts them in pieces or signals interrupt.
  ///
  /// - Throws: `closedPipe` when nobody reads, `noSpace` or `file` when writing to a file fails.
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

  /// Waits until a non-blocking descriptor accepts more bytes.
  private func awaitRoom() {
    var wish = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    poll(&wish, 1, -1)
  }
}

/// Calls the system's `write`, which the method of that name hides.
private func systemWrite(_ descriptor: CInt, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
