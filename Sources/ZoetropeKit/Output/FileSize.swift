internal import Foundation

enum FileSize {
  /// Returns the size of the file in bytes; nil if there is none.
  static func bytes(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }
}
