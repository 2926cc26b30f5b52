internal import Foundation

/// The file that a job writes to, and the rules for a file that exists there.
public struct OutputFile: Hashable, Sendable {
  /// The path as the user named it.
  public var path: String
  /// True if an existing file may be replaced.
  public var replace: Bool
  /// True to create the folder if it is missing.
  public var makesFolder: Bool

  /// Creates an output at a path that the user chose. Its folder must exist.
  ///
  /// - Parameter replace: true if an existing file may be replaced.
  public init(_ path: String, replace: Bool) {
    self.path = path
    self.replace = replace
    makesFolder = false
  }

  /// Returns the default output, `output/NAME`. The folder is created if it is missing, and an
  /// existing file is replaced.
  public static func standard(_ name: String) -> OutputFile {
    var file = OutputFile("output/\(name)", replace: true)
    file.makesFolder = true
    return file
  }

  /// Makes all checks that are possible before the work starts, and creates a part file beside the
  /// target.
  ///
  /// - Throws: `JobError` when the file cannot be written, or exists and may not be replaced.
  package func prepare() throws(JobError) -> PartFile {
    let target = try resolved()
    let (folder, name) = PathParts.split(target)
    let isLink = !target.isSameName(as: path)
    try OutputFolder(path: folder, makes: makesFolder).prepare(
      for: path, linkedTo: isLink ? target : nil)
    let limit = PartName.limit(in: folder)
    guard name.utf8.count <= limit else {
      throw JobError(
        .input,
        "Cannot write '\(path)': its name has \(name.utf8.count) bytes, and \(limit) is the most "
          + "in '\(folder)'. Use a shorter one.")
    }
    return try PartFile(for: target, permissions: replace ? Permissions.of(target) : nil)
  }

  /// Returns the path of the file to write: `path` or, if it is a symbolic link, the link's target.
  ///
  /// - Throws: `JobError` when the path is empty or something other than a file, or when the file
  ///   exists and may not be replaced.
  private func resolved() throws(JobError) -> String {
    guard !path.isEmpty else { throw JobError(.usage, "The output needs a name.") }
    let folderText = "Cannot write '\(path)': it is a folder. Name a file in it."
    if PathParts.endsWithSlash(path) { throw JobError(.input, folderText) }
    var status = stat()
    guard stat(path, &status) == 0 else { return try Links.resolved(path) }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw JobError(.input, folderText)
    case S_IFREG: break
    default:
      throw JobError(.input, "Cannot write '\(path)': it is not a regular file.")
    }
    guard replace else {
      throw JobError(
        .wouldOverwrite, "'\(path)' exists already.", advice: .replaceFile)
    }
    return try Links.resolved(path)
  }
}
