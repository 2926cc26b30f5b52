internal import Synchronization
internal import ZoetropeKit
internal import ZoetropePreset

/// A writer of the steps of some work as they begin: on a line that is redrawn, in plain lines, or
/// in JSON.
public final class StepReporter: Sendable {
  private let style: ProgressReporter.Style
  private let width: @Sendable () -> Int
  private let write: @Sendable (String) -> Void
  private let isShown = Mutex(false)

  /// Creates a reporter.
  ///
  /// - Parameters:
  ///   - style: the form of the lines.
  ///   - width: returns the terminal's columns; called each time the line is drawn.
  ///   - write: writes a text unchanged; the text contains its own line endings. Never called
  ///     concurrently.
  public init(
    style: ProgressReporter.Style, width: @escaping @Sendable () -> Int = { 80 },
    write: @escaping @Sendable (String) -> Void
  ) {
    self.style = style
    self.width = width
    self.write = write
  }

  /// Reports that a step begins.
  ///
  /// - Parameter step: the step's description, such as `films: 12 of 64, wormhole`.
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

  /// Clears the line that is redrawn, if one is shown, so that other text can follow.
  public func clear() {
    isShown.withLock { clear(&$0) }
  }

  /// Reports that a signal ends the work. Nothing is written if another thread does not finish its
  /// line within a tenth of a second.
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
