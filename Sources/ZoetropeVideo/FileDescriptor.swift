#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// One open file descriptor, closed when its owner goes away.
struct FileDescriptor: ~Copyable {
  private let raw: CInt

  /// Opens an existing file for writing, so that it can be synced later.
  ///
  /// Being open while the file is written, the descriptor hears of a write that fails only when the
  /// system gets round to it.
  init(existing path: String, called name: String) throws(VideoError) {
    raw = open(path, O_WRONLY | O_CLOEXEC)
    guard raw >= 0 else { throw .opening(path, called: name, errno: errno) }
  }

  deinit { close(raw) }

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
