internal import Synchronization
public import ZoetropeKit
internal import ZoetropePreset

/// A writer of the steps of some work as they begin: on a line that is redrawn, in plain lines, or
/// in JSON.
public final class StepReporter: Sendable {
  private let style: ProgressReporter.Style
  private let width: @Sendable () -> Int
  private let write: @Sendable (String) -> Void
  private let clock: @Sendable () -> Double
  private let isShown = Mutex(false)
  private let measurement = Mutex((text: "", rhythm: ProgressRhythm(at: 0)))

  /// Creates a reporter.
  ///
  /// - Parameters:
  ///   - style: the form of the lines.
  ///   - width: returns the terminal's columns; called each time the line is drawn.
  ///   - clock: returns seconds since a fixed moment; by default those of the system's monotonic
  ///     clock.
  ///   - write: writes a text unchanged; the text contains its own line endings. Never called
  ///     concurrently.
  public init(
    style: ProgressReporter.Style, width: @escaping @Sendable () -> Int = { 80 },
    clock: (@Sendable () -> Double)? = nil, write: @escaping @Sendable (String) -> Void
  ) {
    self.style = style
    self.width = width
    let stopwatch = Stopwatch()
    self.clock = clock ?? { stopwatch.seconds }
    self.write = write
  }

  /// Reports that a step begins.
  ///
  /// - Parameter step: the step's description, such as `films: 12 of 64, wormhole`.
  public func begin(_ step: String) {
    var object = JSONLine(event: "step")
    object["step"] = .text(step)
    show(step, object)
  }

  /// Reports that a measurement of a preset begins, or its progress, at most four times a second; in
  /// plain lines after each tenth.
  ///
  /// - Parameter name: the preset's name.
  public func observe(_ event: MeasuringEvent, of name: String) {
    let now = clock()
    let text: String? = measurement.withLock { measurement in
      let text = "\(name): \(event.activity)"
      guard case .advanced(_, let share) = event else {
        measurement = (text, ProgressRhythm(at: now))
        return text
      }
      guard measurement.rhythm.isDue(style, share: share, at: now) else { return nil }
      return style == .bar ? "\(measurement.text): \(ProgressText.percent(share))" : text
    }
    if let text { show(text, JSONLine(event, of: name)) }
  }

  /// Writes a text, or an object in JSON.
  private func show(_ step: String, _ object: JSONLine) {
    isShown.withLock { isShown in
      switch style {
      case .bar:
        // The last column stays free: a terminal may go to the next line after it.
        let line = TerminalText.prefix(printable(step), columns: max(0, width() - 1))
        write("\r\(line)\u{1B}[K")
        isShown = true
      case .plain: write(step + "\n")
      case .json: write(object.text + "\n")
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
