internal import Foundation
internal import Synchronization

/// Finds font files by their names, for drawtext finds families only, and none of their styles.
package enum FontFile {
  private static let folders = [
    "/usr/share/fonts", "/usr/local/share/fonts", "/opt/homebrew/share/fonts",
    "/System/Library/Fonts", "/Library/Fonts",
  ]

  private static let found = Mutex<[String: String]>([:])

  /// Returns the path of the file that has a font's name, such as `DejaVuSans-Bold.ttf` for
  /// `DejaVu Sans Bold`; nil if there is none.
  package static func path(of font: String) -> String? {
    let name = key(font)
    if let known = found.withLock({ $0[name] }) { return known.isEmpty ? nil : known }
    var paths: [String] = []
    for folder in folders {
      guard let files = FileManager.default.enumerator(atPath: folder) else { continue }
      for case let file as String in files where isFont(file, named: name) {
        paths.append(folder + "/" + file)
      }
    }
    let first = paths.min()
    found.withLock { $0[name] = first ?? "" }
    return first
  }

  private static func isFont(_ path: String, named name: String) -> Bool {
    let parts = (path.split(separator: "/").last ?? "").split(separator: ".")
    guard parts.count == 2, ["ttf", "otf", "ttc"].contains(parts[1].lowercased()) else {
      return false
    }
    return key(String(parts[0])) == name
  }

  /// The letters and digits of a name, in lower case.
  private static func key(_ name: String) -> String {
    name.lowercased().filter { $0.isLetter || $0.isNumber }
  }
}
