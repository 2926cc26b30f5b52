internal import Foundation
internal import ZoetropeKit
internal import ZoetropeTerminal

/// Writes results to standard output and everything else to standard error.
enum Console {
  /// Writes a result to standard output.
  ///
  /// - Returns: false if the reader has closed the pipe, and so wants no more.
  /// - Throws: `JobError` if the result cannot be written for another reason.
  @discardableResult
  static func output(_ text: String) throws(JobError) -> Bool {
    switch write(text, to: 1, patience: -1) {
    case 0: return true
    case EPIPE: return false
    case EBADF: throw JobError(.failed, StandardStream.closedOutput)
    case let number:
      throw JobError(
        .failed, "Cannot write to standard output: \(String(cString: strerror(number))).")
    }
  }

  /// Writes a line to standard error, with control characters made visible.
  static func error(_ line: String) { errors(TerminalText.lines(line) + "\n") }

  /// Writes text to standard error unchanged. Failures are ignored, because the text only reports
  /// on the work.
  static func errors(_ text: String) {
    // The first thread waits for signals, and must not be blocked by a reader that does not read.
    _ = write(text, to: 2, patience: Thread.isMainThread ? 100 : -1)
  }

  /// Writes a text, or as much of it as possible, to a descriptor.
  ///
  /// - Parameter patience: the time to wait for a reader, in milliseconds; forever if negative.
  /// - Returns: 0 if all was written, or the system's error number.
  private static func write(_ text: String, to descriptor: Int32, patience: Int32) -> Int32 {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      if patience >= 0, !hasRoom(descriptor, patience) { return EAGAIN }
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        bytes = bytes.dropFirst(count)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: guard hasRoom(descriptor, patience) else { return EAGAIN }
      default: return errno
      }
    }
    return 0
  }

  /// Waits until a descriptor accepts more bytes; returns false if it does not within `patience`
  /// milliseconds.
  private static func hasRoom(_ descriptor: Int32, _ patience: Int32) -> Bool {
    var wish = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&wish, 1, patience) != 0
  }

  /// True if standard error is a terminal that can redraw a line.
  static var isTerminal: Bool {
    isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Returns the number of the terminal's columns; 80 if unknown.
  static func columns() -> Int {
    var size = winsize()
    guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
