package import Foundation
internal import Synchronization

/// An output file while it is written: `.NAME.RANDOM.part` beside its target.
///
/// The file at the target's path is always complete. It is the old one until `commit` and the new
/// one afterwards. A part file that is not committed is deleted when this object is released.
///
/// A part file is locked while its writer is alive. So the next writer of the same target can
/// recognise files that killed programs have left, and delete them. Where the file system has no
/// locks, nothing is deleted.
package final class PartFile: Sendable {
  private enum State {
    case open(CInt)
    case ended
  }

  /// The path that the file gets when it is complete.
  package let target: String
  /// The path of the file while it is written.
  package let path: String
  private let state: Mutex<State>

  /// The paths of this process's part files, for `removeAll`.
  private static let live = Mutex<Set<String>>([])

  /// Creates an empty part file for `target`, whose folder must exist.
  ///
  /// - Parameters:
  ///   - target: the path that the file gets when it is complete.
  ///   - permissions: the permissions of the file; the process's default when nil.
  ///   - cleansUp: true to delete part files of the same target that ended processes have left.
  /// - Throws: `JobError` when the folder cannot be written.
  package init(
    for target: String, permissions: mode_t? = nil, cleansUp: Bool = true
  ) throws(JobError) {
    self.target = target
    let (folder, name) = PathParts.split(target)
    let label = PartName.label(of: name, limit: PartName.limit(in: folder))
    if cleansUp { Self.removeStale(in: folder) { $0.isSameName(as: label) } }
    let (path, descriptor) = try Self.create(label, in: folder, for: target)
    if let permissions {
      // The replacement of a private file stays private while it is written, but must be writable.
      fchmod(descriptor, permissions & 0o777 | S_IRUSR | S_IWUSR)
    }
    self.path = path
    state = Mutex(.open(descriptor))
    _ = Self.live.withLock { $0.insert(path) }
  }

  deinit { abandon() }

  /// Creates and locks a file under a name that no other writer has.
  private static func create(
    _ label: String, in folder: String, for target: String
  ) throws(JobError) -> (path: String, descriptor: CInt) {
    for _ in 0..<100 {
      let path = PathParts.join(folder, PartName.fresh(label: label))
      let descriptor = open(
        path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, mode_t(0o666))
      guard descriptor >= 0 else {
        if errno == EEXIST { continue }
        throw refusal(errno, folder, target)
      }
      // Before this process took the lock, another writer may have taken the new file for an
      // abandoned one. Then the other writer holds the lock, or the file is gone.
      switch FileLock.take(descriptor) {
      case .unsupported: return (path, descriptor)
      case .taken where FileLock.isFile(descriptor, at: path): return (path, descriptor)
      case .taken, .busy:
        unlink(path)
        close(descriptor)
      }
    }
    throw JobError(.failed, "Cannot write '\(target)': every new file in '\(folder)' is deleted.")
  }

  private static func refusal(_ number: Int32, _ folder: String, _ target: String) -> JobError {
    number == ENAMETOOLONG
      ? JobError(.input, "Cannot write '\(target)': its path is too long. Use a shorter one.")
      : JobError(
        .failed, "Cannot write in the folder '\(folder)': \(SystemText.describe(number)).")
  }

  /// Returns the file's descriptor, which the caller must pass to `forget`. Returns nil if it was
  /// released before.
  func release() -> CInt? {
    let descriptor: CInt? = state.withLock { state in
      guard case .open(let descriptor) = state else { return nil }
      state = .ended
      return descriptor
    }
    return descriptor
  }

  /// Closes a descriptor from `release`, which ends the lock. `removeAll` no longer deletes the
  /// file.
  func forget(_ descriptor: CInt) {
    close(descriptor)
    _ = Self.live.withLock { $0.remove(path) }
  }

  /// Deletes the file, unless it was committed or abandoned before.
  package func abandon() {
    guard let descriptor = release() else { return }
    unlink(path)
    forget(descriptor)
  }

  /// Deletes every part file of this process, for a program that is about to exit.
  package static func removeAll() {
    live.withLock { paths in
      for path in paths { unlink(path) }
      paths = []
    }
  }

  /// Deletes the part files in `folder` whose label satisfies `isOurs` and whose writer has ended.
  ///
  /// A file without write permission is kept, because it is finished and only could not be renamed.
  package static func removeStale(in folder: String, where isOurs: (String) -> Bool) {
    for name in FolderListing.names(in: folder) {
      guard let label = PartName.label(in: name), isOurs(label) else { continue }
      let path = PathParts.join(folder, name)
      let descriptor = open(path, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        status.st_mode & S_IWUSR != 0, FileLock.take(descriptor) == .taken,
        FileLock.isFile(descriptor, at: path)
      else { continue }
      unlink(path)
    }
  }
}
