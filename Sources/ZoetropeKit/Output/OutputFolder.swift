internal import Foundation

/// A folder that files are written to.
struct OutputFolder {
  let path: String
  /// True to create the folder if it is missing.
  let makes: Bool

  /// Creates the folder if `makes` is true and it is missing. Checks that files can be written in
  /// it.
  ///
  /// - Parameters:
  ///   - file: the file to write, as the user named it.
  ///   - target: the path that `file` leads to if it is a link; otherwise nil.
  /// - Throws: `JobError` when the folder does not exist, cannot be written or has no space left.
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
    // If the folder was to be created, the folder above it is missing.
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

  /// True if the disk has any free space. More cannot be checked, because a film's size is not
  /// known beforehand.
  private var hasRoom: Bool {
    var space = statvfs()
    guard statvfs(path, &space) == 0, space.f_blocks > 0 else { return true }
    return (geteuid() == 0 ? space.f_bfree : space.f_bavail) > 0
  }
}
