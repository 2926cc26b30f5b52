#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// An open file descriptor, closed when its owner is released.
struct FileDescriptor: ~Copyable {
  private let raw: CInt

  /// Opens an existing file for reading and writing.
  ///
  /// If it is opened before FFmpeg writes the file, `sync` also reports write errors that the
  /// system notices only after FFmpeg has closed the file.
  init(existing path: String, called name: String) throws(VideoError) {
    raw = open(path, O_RDWR | O_CLOEXEC)
    guard raw >= 0 else { throw .opening(path, called: name, errno: errno) }
  }

  deinit { close(raw) }

  /// Reads up to `count` bytes from the offset `place`; fewer at the end of the file.
  func read(_ count: Int, at place: Int, _ name: String) throws(VideoError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let taken = bytes.withUnsafeMutableBytes {
        pread(raw, $0.baseAddress.map { $0 + filled }, count - filled, off_t(place + filled))
      }
      if taken == 0 { break }
      if taken > 0 {
        filled += taken
      } else if errno != EINTR {
        throw VideoError(errno: errno, step: "read \(name)")
      }
    }
    return Array(bytes[..<filled])
  }

  /// Writes all of `bytes` at the offset `place`.
  func write(_ bytes: [UInt8], at place: Int, _ name: String) throws(VideoError) {
    var written = 0
    while written < bytes.count {
      let taken = bytes.withUnsafeBytes {
        pwrite(
          raw, $0.baseAddress.map { $0 + written }, bytes.count - written, off_t(place + written))
      }
      if taken >= 0 {
        written += taken
      } else if errno != EINTR {
        throw VideoError(errno: errno, step: "write \(name)")
      }
    }
  }

  /// Waits until the file's bytes are on the disk. Devices and pipes have no disk to wait for.
  func sync(_ name: String) throws(VideoError) {
    while fsync(raw) != 0 {
      switch errno {
      case EINTR: continue
      case EINVAL, ENOTSUP, EROFS: return
      default: throw VideoError(errno: errno, step: "write \(name)")
      }
    }
  }
}
