internal import Foundation
internal import ZoetropeKit
internal import ZoetropeTerminal

/// Standard output, for results, and standard error, for everything else.
enum Console {
  /// Writes a result to standard output.
  ///
  /// - Returns: false if the reader has closed the pipe, otherwise true.
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

  /// Writes `line` and a line break to standard error, with control characters made visible.
  static func error(_ line: String) { errors(TerminalText.lines(line) + "\n") }

  /// Writes text to standard error unchanged. Failures are ignored, because the text is not
  /// a result.
  static func errors(_ text: String) {
    // The first thread waits for signals, so a reader that does not read must not block it.
    _ = write(text, to: 2, patience: Thread.isMainThread ? 100 : -1)
  }

  /// Writes a text, or as much of it as possible, to a file descriptor.
  ///
  /// - Parameter patience: the time in milliseconds to wait for a reader before each write. A
  ///   negative time means forever.
  /// - Returns: 0 if the whole text was written, otherwise the system's error number.
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

  /// Waits until a file descriptor accepts more bytes. Returns false if it does not do so within
  /// `patience` milliseconds; a negative `patience` means no limit.
  private static func hasRoom(_ descriptor: Int32, _ patience: Int32) -> Bool {
    var wish = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&wish, 1, patience) != 0
  }

  /// True if standard error is a terminal that can redraw a line.
  static var isTerminal: Bool {
    isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// Returns the number of columns of the terminal on standard error, or 80 if it is unknown.
  static func columns() -> Int {
    var size = winsize()
    guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
