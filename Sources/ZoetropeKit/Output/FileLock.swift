internal import Foundation

/// The lock by which the writer of a part file says that it lives.
///
/// It belongs to the open file and not to a process: it ends with the last descriptor of that file,
/// however its owner dies, and it is seen by other processes whether or not they share process
/// numbers (containers) and, on network disks that pass locks on, by other hosts.
enum FileLock {
  /// The outcome of trying to lock a file.
  enum Outcome {
    /// The file is ours until its descriptor is closed.
    case taken
    /// Another open file holds the lock: its owner lives.
    case busy
    /// The file system has no locks, so nothing is known of an owner.
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

  /// True when `path` still names the file behind `descriptor`.
  static func isFile(_ descriptor: CInt, at path: String) -> Bool {
    var open = stat()
    var named = stat()
    return fstat(descriptor, &open) == 0 && lstat(path, &named) == 0
      && open.st_dev == named.st_dev && open.st_ino == named.st_ino
  }
}
