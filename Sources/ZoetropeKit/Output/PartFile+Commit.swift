internal import Foundation

/// A finished file, with a note if it did not get the wanted name.
package struct CommittedFile: Hashable, Sendable {
  /// The file's path.
  package let path: String
  /// A sentence with the reason why the file is not at the wanted path; nil if it is there.
  package let note: String?

  package init(path: String, note: String?) {
    self.path = path
    self.note = note
  }
}

extension PartFile {
  /// The path for a film that was stopped early, such as `NAME.partial.mp4`.
  package var partialName: String {
    PathParts.inserting(
      ".partial", into: target, limit: PartName.limit(in: PathParts.split(target).folder))
  }

  /// Gives the finished file the target's name, atomically, and syncs it to the disk.
  ///
  /// A finished file is never deleted. If it cannot get the wanted name, it gets a numbered name
  /// beside it. If that fails too, it keeps its temporary name and loses its write permission, by
  /// which later writers recognise that it is finished.
  ///
  /// - Parameters:
  ///   - other: a path to use instead of the target; nil for the target.
  ///   - replace: true if a file at that path may be replaced; the new file gets its permissions.
  /// - Throws: `JobError` only if the file was abandoned or lost before.
  package func commit(
    as other: String? = nil, replace: Bool
  ) throws(JobError) -> CommittedFile {
    try Saving.naming { () throws(JobError) in try name(other ?? target, replace: replace) }
  }

  private func name(_ wanted: String, replace: Bool) throws(JobError) -> CommittedFile {
    let descriptor = try takeFinished()
    defer { forget(descriptor) }
    var reason = "'\(wanted)' appeared meanwhile"
    if replace {
      Permissions.copy(from: wanted, to: descriptor)
      if rename(path, wanted) == 0 { return committed(at: wanted) }
      reason = Self.reason(errno, wanted)
    } else if let problem = moveWithoutReplacing(to: wanted, descriptor) {
      if problem != EEXIST { reason = Self.reason(problem, wanted) }
    } else {
      return committed(at: wanted)
    }
    let limit = PartName.limit(in: PathParts.split(wanted).folder)
    for number in 2...1000 {
      let candidate = PathParts.inserting("-\(number)", into: wanted, limit: limit)
      switch moveWithoutReplacing(to: candidate, descriptor) {
      case nil:
        return committed(
          at: candidate, note: "\(reason): the finished file is '\(candidate)'.")
      case EEXIST: continue
      default: return keep(descriptor, wanted, reason)
      }
    }
    return keep(descriptor, wanted, reason)
  }

  /// Gives the finished file the target's name; if that fails, deletes the file.
  ///
  /// It is for one file of many, so it does not wait until the file's name is on the disk.
  ///
  /// - Parameter replace: true if an existing file may be replaced; the new file gets its
  ///   permissions.
  /// - Throws: `JobError`: `wouldOverwrite` when a file of that name has appeared and `replace` is
  ///   false; `failed` for an error of the system, or if the file was abandoned or lost before.
  package func commitExactly(replace: Bool) throws(JobError) {
    try Saving.naming { () throws(JobError) in try nameExactly(replace: replace) }
  }

  private func nameExactly(replace: Bool) throws(JobError) {
    let descriptor = try takeFinished()
    defer { forget(descriptor) }
    if replace { Permissions.copy(from: target, to: descriptor) }
    let problem =
      replace
      ? (rename(path, target) == 0 ? nil : errno) : moveWithoutReplacing(to: target, descriptor)
    guard let problem else { return }
    unlink(path)
    if problem == EEXIST {
      throw JobError(
        .wouldOverwrite,
        "'\(target)' was written by another program meanwhile. Wait for that one, or name another "
          + "folder.")
    }
    throw JobError(.failed, "\(Self.reason(problem, target)).")
  }

  private func takeFinished() throws(JobError) -> CInt {
    guard let descriptor = release() else {
      throw JobError(.failed, "Cannot finish '\(target)': it was given up before.")
    }
    guard FileLock.isFile(descriptor, at: path) else {
      forget(descriptor)
      throw JobError(
        .failed, "Cannot finish '\(target)': another program deleted or replaced '\(path)'.")
    }
    // Errors are ignored: the file is good even if the file system cannot sync it.
    fsync(descriptor)
    return descriptor
  }

  private func committed(at path: String, note: String? = nil) -> CommittedFile {
    Self.syncFolder(PathParts.split(path).folder)
    return CommittedFile(path: path, note: note)
  }

  private func keep(_ descriptor: CInt, _ wanted: String, _ reason: String) -> CommittedFile {
    fchmod(descriptor, S_IRUSR | S_IRGRP)
    return CommittedFile(
      path: path,
      note: "\(reason): the finished file is '\(path)'. Rename it: "
        + "mv \(ShellWord.quoted(path)) \(ShellWord.quoted(wanted))")
  }

  private static func reason(_ number: Int32, _ path: String) -> String {
    switch number {
    case EISDIR, EEXIST, ENOTEMPTY: "'\(path)' is a folder"
    case ENOENT: "The folder of '\(path)' is gone"
    default: "'\(path)' cannot be written (\(SystemText.describe(number)))"
    }
  }

  /// Gives the file the name `wanted` unless another file has it.
  ///
  /// - Returns: nil on success, otherwise the system's error number; `EEXIST` when the name is
  ///   taken.
  private func moveWithoutReplacing(to wanted: String, _ descriptor: CInt) -> Int32? {
    // A hard link is created only if no file has that name.
    if link(path, wanted) == 0 {
      unlink(path)
      return nil
    }
    let problem = errno
    switch problem {
    case EEXIST:
      // A network disk may have created the link although its reply was lost.
      guard FileLock.isFile(descriptor, at: wanted) else { return EEXIST }
      unlink(path)
      return nil
    case ENOENT, ENOTDIR, ENOSPC, EDQUOT, EROFS, EACCES, ENAMETOOLONG, ELOOP, EIO: return problem
    default: break
    }
    // Without hard links, an empty file reserves the name until this file takes its place.
    let holder = open(wanted, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, mode_t(0o600))
    guard holder >= 0 else { return errno }
    close(holder)
    guard rename(path, wanted) != 0 else { return nil }
    let refusal = errno
    unlink(wanted)
    return refusal
  }

  /// Waits until the names in `folder` are on the disk.
  static func syncFolder(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

/// Reads and copies files' permissions.
enum Permissions {
  /// Returns the permissions of the regular file at `path`; nil if there is no regular file.
  static func of(_ path: String) -> mode_t? {
    status(of: path).map { $0.st_mode & 0o777 }
  }

  /// Gives the file behind `descriptor` the permissions of the regular file at `path`, if there is
  /// one, and its owner as far as the system allows.
  static func copy(from path: String, to descriptor: CInt) {
    var mine = stat()
    guard let status = status(of: path), fstat(descriptor, &mine) == 0 else { return }
    if status.st_uid != mine.st_uid || status.st_gid != mine.st_gid {
      _ = fchown(descriptor, status.st_uid, status.st_gid)
    }
    fchmod(descriptor, status.st_mode & 0o777)
  }

  private static func status(of path: String) -> stat? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return status
  }
}
