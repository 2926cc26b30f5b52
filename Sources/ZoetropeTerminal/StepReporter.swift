internal import Synchronization
internal import ZoetropeKit
internal import ZoetropePreset

/// Says which step of some work has begun: on a line that is drawn anew, in plain lines, or in JSON.
public final class StepReporter: Sendable {
  private let style: ProgressReporter.Style
  private let width: @Sendable () -> Int
  private let write: @Sendable (String) -> Void
  private let isShown = Mutex(false)

  /// Creates a reporter.
  ///
  /// - Parameters:
  ///   - style: what the lines are for.
  ///   - width: the columns of the terminal, asked each time the line is drawn.
  ///   - write: takes text as it is, ends of lines included; called one text at a time.
  public init(
    style: ProgressReporter.Style, width: @escaping @Sendable () -> Int = { 80 },
    write: @escaping @Sendable (String) -> Void
  ) {
    self.style = style
    self.width = width
    self.write = write
  }

  /// Says that a step begins.
  ///
  /// - Parameter step: which one, such as `films: 12 of 64, wormhole`.
  public func begin(_ step: String) {
    isShown.withLock { isShown in
      switch style {
      case .bar:
        // The last column stays free: a terminal may go to the next line after it.
        let line = TerminalText.prefix(printable(step), columns: max(0, width() - 1))
        write("\r\(line)\u{1B}[K")
        isShown = true
      case .plain: write(step + "\n")
      case .json:
        var object = JSONLine(event: "step")
        object["step"] = .text(step)
        write(object.text + "\n")
      case .none: break
      }
    }
  }

  /// Makes room for other words where a line is drawn.
  public func clear() {
    isShown.withLock { clear(&$0) }
  }

  /// Says that a signal ends the work; says nothing where the work's own words cannot go on.
  public func interrupted() {
    isShown.withLockSoon { isShown in
      clear(&isShown)
      guard style == .json else { return write("Interrupted.\n") }
      var object = JSONLine(event: "error")
      object["message"] = .text("Interrupted.")
      object["code"] = .whole(130)
      write(object.text + "\n")
    }
  }

  private func clear(_ isShown: inout Bool) {
    if isShown { write("\r\u{1B}[K") }
    isShown = false
  }
}
