internal import Foundation

enum FileSize {
  /// Returns the size in bytes of the file at `path`; nil if there is no file.
  static func bytes(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }
}
