internal import Foundation

/// Paths as text.
package enum PathParts {
  /// The folder (`.` when none is named) and the name of `path`.
  package static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = slash == path.startIndex ? "/" : String(path[..<slash])
    return (folder, String(path[path.index(after: slash)...]))
  }

  /// `name` in `folder`, without a `./` in front.
  package static func join(_ folder: String, _ name: String) -> String {
    switch folder {
    case ".": name
    case let folder where folder.hasSuffix("/"): folder + name
    default: "\(folder)/\(name)"
    }
  }

  /// The last extension of the name, lower case, without the dot; empty where there is none.
  package static func suffix(of path: String) -> String {
    let name = split(path).name
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The name without its folder and its last extension.
  package static func stem(of path: String) -> String {
    let name = split(path).name
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }

  /// `film.mp4` and `.partial` make `film.partial.mp4`.
  package static func inserting(_ text: String, into path: String) -> String {
    let (folder, name) = split(path)
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return path + text }
    return join(folder, name[..<dot] + text + name[dot...])
  }
}

/// The system's own words.
enum SystemText {
  /// What the last failed call says of itself, such as "Permission denied".
  static func lastError() -> String { describe(errno) }

  /// What the error `number` means.
  static func describe(_ number: Int32) -> String { String(cString: strerror(number)) }
}
