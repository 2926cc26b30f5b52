internal import Foundation

/// Standard output for results, standard error for all else.
enum Console {
  /// Writes a result.
  static func output(_ text: String) { write(text, to: 1) }

  /// Writes a line for the user.
  static func error(_ line: String) { write(line + "\n", to: 2) }

  /// Writes text as it is to a descriptor; a reader that went away is no reason to stop.
  static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Whether standard error is a terminal that can draw a line anew.
  static var isTerminal: Bool {
    isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// The terminal's columns.
  static func columns() -> Int {
    var size = winsize()
    guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
