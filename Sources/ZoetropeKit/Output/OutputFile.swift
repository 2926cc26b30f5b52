internal import Foundation

/// A file that a job is to write, and what may happen to one that is there.
public struct OutputFile: Hashable, Sendable {
  /// The path as the user named it.
  public var path: String
  /// Whether a file that is there may be replaced.
  public var replace: Bool
  /// Whether the folder is made when it is missing.
  public var makesFolder: Bool

  /// A path that the user chose: its folder must exist, and a file there is replaced only if allowed.
  public init(_ path: String, replace: Bool) {
    self.path = path
    self.replace = replace
    makesFolder = false
  }

  /// Where output goes by default: `output/NAME`, which is made, and replaced without asking.
  public static func standard(_ name: String) -> OutputFile {
    var file = OutputFile("output/\(name)", replace: true)
    file.makesFolder = true
    return file
  }

  /// Checks everything about the place that can be known before the work, and opens a part file
  /// beside it.
  ///
  /// - Throws: one sentence on why the file could not be written in the end.
  package func prepare() throws(JobError) -> PartFile {
    let target = try resolved()
    let folder = PathParts.split(target).folder
    try OutputFolder(path: folder, makes: makesFolder).prepare(for: path)
    return try PartFile(for: target)
  }

  /// The path with a symbolic link followed: what it points to is replaced, not the link.
  private func resolved() throws(JobError) -> String {
    guard !path.isEmpty else { throw JobError(.usage, "The output needs a name.") }
    let folderText = "Cannot write '\(path)': it is a folder. Name a file in it."
    if path.hasSuffix("/") { throw JobError(.input, folderText) }
    var status = stat()
    guard stat(path, &status) == 0 else { return path }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw JobError(.input, folderText)
    case S_IFREG: break
    default:
      throw JobError(.input, "Cannot write '\(path)': it is not a regular file.")
    }
    guard replace else {
      throw JobError(
        .wouldOverwrite, "'\(path)' exists already. Add -y to replace it, or name another file.")
    }
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    var link = stat()
    let isLink = lstat(path, &link) == 0 && link.st_mode & S_IFMT == S_IFLNK
    return isLink ? String(cString: real) : path
  }
}

/// A folder that files are to be written in.
struct OutputFolder {
  let path: String
  /// Whether to make it when it is missing.
  let makes: Bool

  /// Makes sure that the folder is there and has some room.
  func prepare(for file: String) throws(JobError) {
    if makes, mkdir(path, 0o777) != 0, errno != EEXIST {
      throw JobError(.failed, "Cannot make the folder '\(path)': \(SystemText.lastError()).")
    }
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw errno == ENOENT
        ? JobError(
          .input,
          "Cannot write '\(file)': there is no folder '\(path)'. "
            + "Make it first: mkdir -p \(ShellWord.quoted(path))")
        : JobError(.failed, "Cannot write '\(file)': \(SystemText.lastError()).")
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw JobError(.input, "Cannot write '\(file)': '\(path)' is a file, not a folder.")
    }
    guard access(path, W_OK | X_OK) == 0 else {
      throw JobError(
        .failed, "Cannot write in the folder '\(path)': \(SystemText.lastError()).")
    }
    var space = statvfs()
    if statvfs(path, &space) == 0, space.f_blocks > 0,
      UInt64(space.f_bavail) * UInt64(space.f_frsize) < 1 << 20
    {
      throw JobError(.failed, "Cannot write in the folder '\(path)': its disk is full.")
    }
  }
}
