internal import Foundation

/// Paths taken apart. Names of files are bytes to the system, so these functions look for the bytes
/// of `/`, `.` and `-` and never compare letters: Swift's own text functions would take `é` written
/// in two ways for one name, and a `/` with an accent after it for a letter.
package enum PathParts {
  private static let slash = UInt8(ascii: "/")
  private static let dot = UInt8(ascii: ".")

  /// The folder (`.` when none is named) and the name of `path`.
  package static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.utf8.lastIndex(of: slash) else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.utf8.index(after: slash)...]))
  }

  /// `name` in `folder`, without a `./` in front.
  package static func join(_ folder: String, _ name: String) -> String {
    if folder.isSameName(as: ".") { return name }
    return endsWithSlash(folder) ? folder + name : "\(folder)/\(name)"
  }

  /// True for a `path` that is written as a folder's.
  package static func endsWithSlash(_ path: String) -> Bool { path.utf8.last == slash }

  /// The last extension of the name, lower case, without the dot; empty where there is none.
  package static func suffix(of path: String) -> String {
    let name = split(path).name
    guard let dot = lastDot(in: name) else { return "" }
    return name[name.utf8.index(after: dot)...].lowercased()
  }

  /// The name without its folder and its last extension.
  package static func stem(of path: String) -> String {
    let name = split(path).name
    return lastDot(in: name).map { String(name[..<$0]) } ?? name
  }

  /// `film.mp4` and `.partial` make `film.partial.mp4`. The stem is shortened where the name would
  /// have more than `limit` bytes.
  package static func inserting(_ text: String, into path: String, limit: Int = 255) -> String {
    let (folder, name) = split(path)
    let dot = lastDot(in: name) ?? name.endIndex
    let (stem, suffix) = (name[..<dot], name[dot...])
    let room = max(1, limit - text.utf8.count - suffix.utf8.count)
    return join(folder, shortened(stem, to: room) + text + suffix)
  }

  /// The beginning of `text` that has at most `limit` bytes, cut between two Unicode scalars.
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

  /// The dot before the last extension; the dot of a hidden file is none.
  private static func lastDot(in name: String) -> String.Index? {
    name.utf8.lastIndex(of: dot).flatMap { $0 > name.startIndex ? $0 : nil }
  }
}

extension StringProtocol {
  /// True when both are the same bytes, as names of files are compared.
  package func isSameName(as other: some StringProtocol) -> Bool {
    utf8.elementsEqual(other.utf8)
  }
}
