internal import Foundation

/// Splits and joins paths.
///
/// The functions look for the bytes of `/` and `.`, because the system takes file names as bytes.
/// Swift's own text functions compare characters instead. They would take two spellings of `é` for
/// the same name, and would not find a `/` before a combining accent.
package enum PathParts {
  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")

  /// Returns the folder and the name in `path`. The folder is `.` if the path has none.
  package static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: slash) else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.utf8.index(after: slash)...]))
  }

  /// Returns the path of `name` in `folder`; `name` alone if the folder is `.`.
  package static func join(_ folder: String, _ name: String) -> String {
    if folder.isSameName(as: ".") { return name }
    return endsWithSlash(folder) ? folder + name : "\(folder)/\(name)"
  }

  /// Returns true if `path` ends with a slash, as only a folder's path can.
  package static func endsWithSlash(_ path: String) -> Bool { path.utf8.last == slash }

  /// Returns the last extension of the name in `path`, in lower case and without the dot; empty if
  /// there is none.
  package static func suffix(of path: String) -> String {
    let name = split(path).name
    guard let dot = lastDot(in: name) else { return "" }
    return name[name.utf8.index(after: dot)...].lowercased()
  }

  /// Returns the name in `path` without its last extension.
  package static func stem(of path: String) -> String {
    let name = split(path).name
    return lastDot(in: name).map { String(name[..<$0]) } ?? name
  }

  /// Inserts text before the extension: `.partial` into `film.mp4` gives `film.partial.mp4`. The
  /// stem is shortened if the name would have more than `limit` bytes.
  package static func inserting(_ text: String, into path: String, limit: Int = 255) -> String {
    let (folder, name) = split(path)
    let dot = lastDot(in: name) ?? name.endIndex
    let (stem, suffix) = (name[..<dot], name[dot...])
    let room = max(1, limit - text.utf8.count - suffix.utf8.count)
    return join(folder, shortened(stem, to: room) + text + suffix)
  }

  /// Returns the longest beginning of `text` with at most `limit` bytes that ends between two
  /// Unicode scalars.
  package static func shortened(_ text: some StringProtocol, to limit: Int) -> String {
    guard text.utf8.count > limit else { return String(text) }
    var kept = String.UnicodeScalarView()
    var count = 0
    for scalar in text.unicodeScalars {
      count += UTF8.width(scalar)
      guard count <= limit else { break }
      kept.append(scalar)
    }
    return String(kept)
  }

  /// Returns the position of the dot before the last extension; nil if there is no extension. A dot
  /// at the beginning of a hidden file's name does not count.
  private static func lastDot(in name: String) -> String.Index? {
    name.utf8.lastIndex(of: dot).flatMap { $0 > name.startIndex ? $0 : nil }
  }
}

extension StringProtocol {
  /// Returns true if both texts have the same bytes, as file systems compare names.
  package func isSameName(as other: some StringProtocol) -> Bool {
    utf8.elementsEqual(other.utf8)
  }
}
