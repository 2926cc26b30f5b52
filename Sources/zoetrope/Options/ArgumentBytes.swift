internal import Foundation
internal import ZoetropeKit

/// A check that the program's arguments and environment variables are UTF-8.
enum ArgumentBytes {
  /// Throws if an argument, `ZOETROPE_PRESETS` or `ZOETROPE_TARGET` is not UTF-8. Converting it to
  /// text would change it, and a changed path may be that of another file.
  ///
  /// - Throws: `JobError` whose message has the first such value, with its bytes escaped.
  static func check() throws(JobError) {
    for index in 0..<Int(CommandLine.argc) {
      guard let argument = CommandLine.unsafeArgv[index] else { continue }
      try check(argument, as: "the argument")
    }
    for name in ["ZOETROPE_PRESETS", "ZOETROPE_TARGET"] {
      if let value = getenv(name) { try check(value, as: "the value of \(name)") }
    }
  }

  private static func check(_ bytes: UnsafePointer<CChar>, as what: String) throws(JobError) {
    guard String(validatingCString: bytes) == nil else { return }
    throw JobError(
      .input,
      "Names and values are UTF-8, and \(what) '\(spelled(bytes))' is not. Give the file another "
        + "name, or set the terminal's language to UTF-8.")
  }

  /// Returns `bytes` as text for a shell's `$'…'`. Printable ASCII other than `\` and `'` is kept.
  /// All other bytes become escapes such as `\xE9`.
  private static func spelled(_ bytes: UnsafePointer<CChar>) -> String {
    var text = ""
    var next = bytes
    while next.pointee != 0 {
      let byte = UInt8(bitPattern: next.pointee)
      if (0x20..<0x7F).contains(byte), byte != UInt8(ascii: "\\"), byte != UInt8(ascii: "'") {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += String(format: "\\x%02X", Int(byte))
      }
      next += 1
    }
    return text
  }
}
