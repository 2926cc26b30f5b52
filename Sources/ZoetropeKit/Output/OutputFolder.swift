internal import Foundation

/// A folder that files are to be written in.
struct OutputFolder {
  let path: String
  /// True to make it when it is missing.
  let makes: Bool

  /// Makes sure that the folder is there and has some room.
  ///
  /// - Parameters:
  ///   - file: what is to be written, as the user named it.
  ///   - target: where `file` leads to, when it is a link.
  func prepare(for file: String, linkedTo target: String? = nil) throws(JobError) {
    let real = try Links.resolved(path)
    if makes, mkdir(real, 0o777) != 0, errno != EEXIST, errno != ENOENT {
      throw JobError(.failed, "Cannot make the folder '\(real)': \(SystemText.lastError()).")
    }
    var status = stat()
    guard stat(real, &status) == 0 else {
      throw missing(errno, real, file, isLink: !real.isSameName(as: path), target)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw JobError(.input, "Cannot write '\(file)': '\(path)' is a file, not a folder.")
    }
    guard access(path, W_OK | X_OK) == 0 else {
      throw JobError(
        .failed, "Cannot write in the folder '\(path)': \(SystemText.lastError()).")
    }
    guard hasRoom else {
      throw JobError(.failed, "Cannot write in the folder '\(path)': its disk is full.")
    }
  }

  private func missing(
    _ number: Int32, _ real: String, _ file: String, isLink: Bool, _ target: String?
  ) -> JobError {
    guard number == ENOENT || number == ENOTDIR else {
      return JobError(.failed, "Cannot write '\(file)': \(SystemText.describe(number)).")
    }
    if number == ENOTDIR {
      return JobError(.input, "Cannot write '\(file)': a part of its path is a file, not a folder.")
    }
    // What a missing folder is made by cannot be made either.
    let folder = makes ? PathParts.split(real).folder : real
    let start =
      if let target {
        "it is a link to '\(target)', and "
      } else if isLink {
        "'\(path)' is a link to '\(real)', and "
      } else {
        ""
      }
    return JobError(
      .input,
      "Cannot write '\(file)': \(start)there is no folder '\(folder)'. "
        + "Make it first: mkdir -p \(ShellWord.quoted(folder))")
  }

  /// True when the disk has any room. A film's size is not known beforehand: a small one fits
  /// on a small disk, and one that does not fit says so when it is written.
  private var hasRoom: Bool {
    var space = statvfs()
    guard statvfs(path, &space) == 0, space.f_blocks > 0 else { return true }
    return (geteuid() == 0 ? space.f_bfree : space.f_bavail) > 0
  }
}
