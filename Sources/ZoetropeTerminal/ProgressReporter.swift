internal import Foundation
internal import Synchronization
public import ZoetropeKit
internal import ZoetropeRender

/// A writer of a job's events as lines: a bar for people at a terminal, plain lines for logs, JSON
/// for programs.
public final class ProgressReporter: Sendable {
  /// The form of the lines.
  public enum Style: String, CaseIterable, Sendable {
    /// One line that is redrawn, at most four times a second.
    case bar
    /// A line after each tenth of the work, at most one a second, and after half a minute without
    /// one.
    case plain
    /// A JSON object on each line: `step` for each measurement, `start`, `progress`, `warning`,
    /// then either `done` or `error`. A search whose sheet is a film has a `start` for each of the
    /// two. A `step` has an estimate in `seconds` if it takes more than half a minute; a long one is
    /// repeated with the `share` that is done, 0…1.
    case json
    /// Warnings and errors only.
    case none
  }

  private struct State: Sendable {
    var start: JobStart?
    var meter: ProgressMeter?
    var rhythm = ProgressRhythm(at: 0)
    /// The description of the last measurement that began.
    var measurement = ""
    /// What has been reached, in a few words.
    var reached = ""
    var isBarShown = false
    /// True once the user has requested a stop.
    var isStopping = false
    var isOver = false
  }

  private let style: Style
  private let width: @Sendable () -> Int
  private let clock: @Sendable () -> Double
  private let write: @Sendable (String) -> Void
  private let state = Mutex(State())

  /// Creates a reporter.
  ///
  /// - Parameters:
  ///   - style: the form of the lines.
  ///   - width: returns the terminal's columns; called each time the bar is drawn.
  ///   - clock: returns seconds since a fixed moment; by default those of the system's monotonic
  ///     clock.
  ///   - write: writes a text unchanged; the text contains its own line endings. Never called
  ///     concurrently.
  public init(
    style: Style, width: @escaping @Sendable () -> Int = { 80 },
    clock: (@Sendable () -> Double)? = nil, write: @escaping @Sendable (String) -> Void
  ) {
    self.style = style
    self.width = width
    let stopwatch = Stopwatch()
    self.clock = clock ?? { stopwatch.seconds }
    self.write = write
  }

  /// Reports an event of the job. Events after the job's end are ignored.
  public func observe(_ event: JobEvent) {
    let now = clock()
    state.withLock { state in
      guard !state.isOver else { return }
      switch event {
      case .measuring(let event):
        measuring(event, &state, now)
      case .started(let start):
        state.start = start
        state.meter = ProgressMeter(total: start.total, at: now)
        state.rhythm = ProgressRhythm(at: now)
        began(start, &state)
      case .advanced(let done):
        state.meter?.record(done: done, at: now)
        advanced(&state, now)
      case .reached(let words):
        state.reached = words
      case .warning(let message):
        warn(message, &state)
      }
    }
  }

  /// Reports that the user has requested a stop. Nothing is written in the styles `json` and
  /// `none`, or if another thread does not finish its line within a tenth of a second.
  ///
  /// After it, lines for people no longer say that something begins.
  public func stopping() {
    state.withLockSoon { state in
      state.isStopping = true
      guard !state.isOver, style != .json, style != .none else { return }
      line("Stopping; once more to give up at once.", &state)
    }
  }

  /// Reports the outcome of the work. Later events are ignored.
  public func finish(_ report: JobReport) {
    state.withLock { state in
      guard !state.isOver else { return }
      state.isOver = true
      switch style {
      case .none:
        if report.isInterrupted { line(ProgressText.summary(report), &state) }
      case .bar, .plain: line(ProgressText.summary(report), &state)
      case .json:
        var object = JSONLine(event: report.isInterrupted ? "error" : "done")
        if report.isInterrupted {
          object["message"] = .text(ProgressText.summary(report))
          object["code"] = .whole(130)
        }
        object["path"] = report.path.map { .text($0) } ?? .raw("null")
        object["frames"] = .whole(report.frames)
        object["seconds"] = report.seconds.map { .number($0) } ?? .nothing
        object["bytes"] = report.bytes.map { .whole($0) } ?? .nothing
        object["t"] = .number(report.elapsed)
        object["reached"] = report.reached.map { .text($0) } ?? .nothing
        object["peak_memory_bytes"] = report.peakMemory.map { .whole($0) } ?? .nothing
        for count in report.tally?.counts ?? [] { object[count.name] = .whole(count.value) }
        write(object.text + "\n")
      }
    }
  }

  /// Reports an error, in JSON with its exit status `code`. Later events are ignored.
  public func fail(_ message: String, code: Int32) {
    state.withLock { fail(message, code: code, &$0) }
  }

  private func fail(_ message: String, code: Int32, _ state: inout State) {
    guard !state.isOver else { return }
    state.isOver = true
    guard style == .json else { return line(message, &state) }
    var object = JSONLine(event: "error")
    object["message"] = .text(message)
    object["code"] = .whole(Int(code))
    write(object.text + "\n")
  }

  /// Reports that the program ends before its work is done, and what remains of the output. Nothing
  /// is written if another thread does not finish its line within a tenth of a second.
  ///
  /// - Parameters:
  ///   - reason: the start of the sentence, such as `Given up`.
  ///   - keepsSome: true if some files were already complete.
  ///   - code: the exit status.
  public func abandoned(_ reason: String, keepsSome: Bool, code: Int32) {
    state.withLockSoon { state in
      let isPipe = state.start?.path == "-" && (state.meter?.done ?? 0) > 0
      let rest =
        keepsSome
        ? "; what was finished stays." : isPipe ? "." : "; nothing was written."
      fail(reason + rest, code: code, &state)
    }
  }

  /// Ends the report of a job that failed, without a message for people. In JSON, the error is
  /// written with its exit status `code`.
  public func failQuietly(_ message: String, code: Int32) {
    guard style == .json else {
      return state.withLock { state in
        clearBar(&state)
        state.isOver = true
      }
    }
    fail(message, code: code)
  }

  private func measuring(_ event: MeasuringEvent, _ state: inout State, _ now: Double) {
    var activity = event.activity
    switch event {
    case .began:
      state.rhythm = ProgressRhythm(at: now)
      state.measurement = activity
    case .advanced(_, let share):
      guard state.rhythm.isDue(style, share: share, at: now) else { return }
      if style == .bar { activity = "\(state.measurement): \(ProgressText.percent(share))" }
    }
    guard style == .json || !state.isStopping else { return }
    switch style {
    case .bar:
      // The last column stays free: a terminal may go to the next line after it.
      write("\r\(activity.prefix(max(0, width() - 1)))\u{1B}[K")
      state.isBarShown = true
    case .plain: line(activity, &state)
    case .json: write(JSONLine(event).text + "\n")
    case .none: break
    }
  }

  private func began(_ start: JobStart, _ state: inout State) {
    guard style == .json || !state.isStopping else { return }
    switch style {
    case .bar: drawBar(&state)
    case .plain:
      let count = "\(start.total) \(start.unit)\(start.total == 1 ? "" : "s") of "
      line("\(start.path): \(start.unit == "strip" ? "" : count)\(start.size)", &state)
    case .json:
      var object = JSONLine(event: "start")
      object["path"] = .text(start.path)
      object["unit"] = .text(start.unit)
      object["frames"] = .whole(start.total)
      object["size"] = .text(start.size)
      object["target"] = .text(start.target)
      write(object.text + "\n")
    case .none: break
    }
  }

  private func advanced(_ state: inout State, _ now: Double) {
    guard let meter = state.meter, let start = state.start else { return }
    let isLast = meter.done == meter.total
    guard state.rhythm.isDue(style, share: meter.share, isLast: isLast, at: now) else { return }
    switch style {
    case .bar: drawBar(&state)
    case .plain:
      let reached = state.reached.isEmpty ? "" : ", " + state.reached
      line(ProgressText.plain(meter, unit: start.unit) + reached, &state)
    case .json:
      var object = JSONLine(event: "progress")
      object["frame"] = .whole(meter.done)
      object["frames"] = .whole(meter.total)
      object["fps"] = meter.speed.map { .number($0) } ?? .nothing
      object["reached"] = state.reached.isEmpty ? .nothing : .text(state.reached)
      object["eta_s"] = meter.remaining.map { .number($0) } ?? .nothing
      object["t"] = .number(now)
      write(object.text + "\n")
    case .none: break
    }
  }

  private func warn(_ message: String, _ state: inout State) {
    guard style == .json else { return line("Note: \(message)", &state) }
    var object = JSONLine(event: "warning")
    object["message"] = .text(message)
    write(object.text + "\n")
  }

  private func drawBar(_ state: inout State) {
    guard let meter = state.meter, let start = state.start else { return }
    let name = PathParts.split(start.path).name
    let bar = ProgressText.bar(
      meter, name: name, unit: start.unit, reached: state.reached, width: width())
    write("\r\(bar)\u{1B}[K")
    state.isBarShown = true
  }

  private func clearBar(_ state: inout State) {
    if state.isBarShown { write("\r\u{1B}[K") }
    state.isBarShown = false
  }

  private func line(_ text: String, _ state: inout State) {
    clearBar(&state)
    write(TerminalText.lines(text) + "\n")
  }
}
