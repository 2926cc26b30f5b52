internal import Foundation

/// The line that a person types to fetch the network.
package enum FetchLine {
  /// The line for the program that is running.
  package static var current: String { line(executable: Bundle.main.executablePath) }

  /// Returns the line for a program: the script that was installed with it, or that of a source
  /// checkout.
  package static func line(executable: String?) -> String {
    if let executable {
      let script = URL(filePath: executable).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "share/zoetrope/fetch-network").path(percentEncoded: false)
      if FileManager.default.fileExists(atPath: script) { return quoted(script) }
    }
    return "./zoetrope fetch-network"
  }

  /// Returns a path as a shell takes it.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-+@%".contains($0) }
    return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
  }
}
