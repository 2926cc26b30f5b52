internal import Foundation

/// Follows symbolic links to the file to write.
enum Links {
  /// Returns the path to which `path` leads through symbolic links, whether or not a file exists
  /// there. Returns `path` itself if it is no link.
  ///
  /// - Throws: `JobError` when links form a circle, or lead to a name that is not UTF-8.
  static func resolved(_ path: String) throws(JobError) -> String {
    var current = path
    for _ in 0..<40 {
      guard let destination = try destination(of: current, from: path) else { return current }
      current =
        destination.utf8.first == UInt8(ascii: "/")
        ? destination : PathParts.join(PathParts.split(current).folder, destination)
    }
    throw JobError(.input, "Cannot write '\(path)': its links lead in a circle.")
  }

  /// Returns the destination of the link at `path`; nil if it is no link.
  private static func destination(
    of path: String, from start: String
  ) throws(JobError) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink(path, &bytes, bytes.count - 1)
    guard count > 0 else { return nil }
    let name = bytes[..<count].map { UInt8(bitPattern: $0) }
    guard let text = String(validating: name, as: UTF8.self) else {
      throw JobError(
        .input, "Cannot write '\(start)': it is a link to a name that is not UTF-8.")
    }
    return text
  }
}
