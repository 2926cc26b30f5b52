internal import Foundation
internal import Synchronization

/// A file in the making, beside the one it will become: `.NAME.PID.part` in the same folder.
///
/// Nothing is ever seen under the target's own name but a whole file: the old one until `commit`, the
/// new one from then on. What is not committed is deleted when its owner lets go of it; what a killed
/// process left behind is deleted by the next one that writes the same target.
package final class PartFile: Sendable {
  /// Where the file is to end.
  package let target: String
  /// Where it is being written.
  package let path: String
  private let open = Mutex(true)

  /// The part files of this process, for `removeAll`.
  private static let live = Mutex<Set<String>>([])

  /// Creates an empty part file for `target`, whose folder must exist.
  ///
  /// - Parameters:
  ///   - target: where the file is to end.
  ///   - cleansUp: whether to delete what dead processes left of the same target.
  /// - Throws: when the folder cannot be written, or this process writes the same file already.
  package init(for target: String, cleansUp: Bool = true) throws(JobError) {
    self.target = target
    let (folder, name) = PathParts.split(target)
    path = PathParts.join(folder, Self.name(of: name, process: getpid()))
    if cleansUp { Self.removeStale(in: folder) { $0 == name } }
    let path = path
    guard Self.live.withLock({ $0.insert(path).inserted }) else {
      throw JobError(.failed, "Cannot write '\(target)': it is being written already.")
    }
    // A leftover under our own number can only be stale: process numbers come round again.
    let descriptor = Foundation.open(path, O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      let reason = SystemText.lastError()
      _ = Self.live.withLock { $0.remove(path) }
      throw JobError(.failed, "Cannot write in the folder '\(folder)': \(reason).")
    }
    close(descriptor)
  }

  deinit { abandon() }

  /// Brings the finished file under the target's name, at once, and onto the disk.
  ///
  /// - Parameters:
  ///   - other: another name in place of the target's.
  ///   - replace: whether a file of that name may go. Where it may not and one has appeared, the file
  ///     is kept beside it under a number.
  ///   - syncFolder: whether to wait until the folder is on the disk too.
  /// - Returns: where the file is.
  @discardableResult
  package func commit(
    as other: String? = nil, replace: Bool, syncFolder: Bool = true
  ) throws(JobError) -> String {
    try Saving.naming { () throws(JobError) in
      try name(other, replace: replace, syncFolder: syncFolder)
    }
  }

  private func name(
    _ other: String?, replace: Bool, syncFolder: Bool
  ) throws(JobError) -> String {
    guard open.withLock({ $0 }) else {
      throw JobError(.failed, "Cannot finish '\(target)': it was given up before.")
    }
    Self.sync(path)
    var final = other ?? target
    if replace {
      guard rename(path, final) == 0 else { throw cannotRename(final) }
    } else {
      final = try moveBeside(final)
    }
    if syncFolder { Self.sync(PathParts.split(final).folder) }
    forget()
    return final
  }

  /// Deletes the file, unless it was committed.
  package func abandon() {
    guard open.withLock({ $0 }) else { return }
    unlink(path)
    forget()
  }

  /// Deletes every part file of this process: for a program that is about to end at once.
  package static func removeAll() {
    live.withLock { paths in
      for path in paths { unlink(path) }
      paths = []
    }
  }

  private func forget() {
    open.withLock { $0 = false }
    _ = Self.live.withLock { $0.remove(path) }
  }

  private func cannotRename(_ final: String) -> JobError {
    JobError(.failed, "Cannot rename the finished file to '\(final)': \(SystemText.lastError()).")
  }

  /// Renames without replacing: by a second hard link, which fails where the name is taken.
  private func moveBeside(_ wanted: String) throws(JobError) -> String {
    var candidate = wanted
    for number in 2...1000 {
      if link(path, candidate) == 0 {
        unlink(path)
        return candidate
      }
      if errno != EEXIST {  // a file system without hard links
        if access(candidate, F_OK) != 0 {
          guard rename(path, candidate) == 0 else { throw cannotRename(candidate) }
          return candidate
        }
      }
      candidate = PathParts.inserting("-\(number)", into: wanted)
    }
    throw cannotRename(wanted)
  }

  /// Asks for what was written to reach the disk. A file system that cannot is no reason to lose the
  /// file.
  static func sync(_ path: String) {
    let descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}

extension PartFile {
  /// The name of the part file that process `process` makes of the file `name`.
  package static func name(of name: String, process: Int32) -> String { ".\(name).\(process).part" }

  /// The file and the process that a part file's name stands for; nil for other names.
  package static func parse(_ partName: String) -> (name: String, process: Int32)? {
    guard partName.hasPrefix("."), partName.hasSuffix(".part") else { return nil }
    let inner = partName.dropFirst().dropLast(5)
    guard let dot = inner.lastIndex(of: "."), dot > inner.startIndex,
      let process = Int32(inner[inner.index(after: dot)...]), process > 0
    else { return nil }
    return (String(inner[..<dot]), process)
  }

  /// Deletes the part files in `folder` whose target's name `isOurs` and whose process has ended.
  package static func removeStale(in folder: String, where isOurs: (String) -> Bool) {
    guard let entries = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
    for entry in entries {
      guard let (name, process) = parse(entry), isOurs(name), process != getpid() else { continue }
      if kill(process, 0) != 0, errno == ESRCH { unlink(PathParts.join(folder, entry)) }
    }
  }
}
