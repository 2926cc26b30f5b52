internal import Foundation

/// The lock that shows that a part file's writer is alive.
///
/// The lock belongs to the open file and ends when the last descriptor of this file is closed, even
/// if the process is killed. Processes in other containers see the lock too. So do processes on
/// other hosts, if the file is on a network disk that supports locks.
enum FileLock {
  /// The result of trying to lock a file.
  enum Outcome {
    /// This process holds the lock until the descriptor is closed.
    case taken
    /// Another open file holds the lock, so the writer is alive.
    case busy
    /// The file system has no locks, so the writer may or may not be alive.
    case unsupported
  }

  /// Tries to lock the file behind `descriptor`; never waits.
  static func take(_ descriptor: CInt) -> Outcome {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: return .busy
      default: return .unsupported
      }
    }
    return .taken
  }

  /// Returns true if `path` still names the file behind `descriptor`.
  static func isFile(_ descriptor: CInt, at path: String) -> Bool {
    var open = stat()
    var named = stat()
    return fstat(descriptor, &open) == 0 && lstat(path, &named) == 0
      && open.st_dev == named.st_dev && open.st_ino == named.st_ino
  }
}
