internal import Foundation
internal import Synchronization
internal import ZoetropeBench
internal import ZoetropeKit

/// Handles Ctrl-C, SIGTERM, SIGHUP and every other signal that would end the program and can be
/// handled: the first asks the work to stop cleanly, the second ends the program at once.
///
/// The signals are blocked in all threads and fetched by one thread that waits for them, so that
/// none is lost and the handler may call any function. A signal that was ignored when the program
/// started stays ignored, as `nohup` and a shell's `&` intend; one that was blocked does not,
/// because that is seldom intended.
enum Interruption {
  /// The reason why the program ends before the work is done.
  enum End: Sendable {
    /// The work was asked to stop, had nothing to save, and did not stop in time.
    case interrupted
    /// The user sent a second signal.
    case givenUp
  }

  /// The callbacks of the work that is running.
  private struct Work: Sendable {
    /// Asks the work to stop; nil if it can only be abandoned.
    let stop: (@Sendable () -> Void)?
    let end: @Sendable (End) -> Void
  }

  /// The exit status of a program that a signal ended.
  private static let status: Int32 = 130
  /// The time that work with nothing to save may take to stop, in seconds.
  private static let patience = 0.5
  /// The time that the encoder may take to write a film's first frame, in seconds.
  private static let patienceForFrames = 0.9

  private static let work = Mutex<Work?>(nil)
  /// The signals to wait for, as they were when the program started.
  private static let signals = EndingSignals()

  /// Blocks the signals in this thread and in those it starts; call it before other threads exist.
  static func block() {
    var set = signals.set
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Waits for signals and handles them, forever.
  static func watch() -> Never {
    while true { first(signals.wait()) }
  }

  /// Runs `body`. At the first signal `stop` is called to ask it to stop. If it does not in time,
  /// or at a second signal, `end` is called and the program exits. Without `stop`, or outside of
  /// such a call, the first signal exits.
  static func handled<Result>(
    stop: (@Sendable () -> Void)?, end: @escaping @Sendable (End) -> Void,
    _ body: () async throws -> Result
  ) async rethrows -> Result {
    work.withLock { $0 = Work(stop: stop, end: end) }
    defer { work.withLock { $0 = nil } }
    return try await body()
  }

  /// Deletes unfinished files and ends the program, whatever is running.
  static func exit(_ status: Int32) -> Never {
    abandonWork()
    _exit(status)
  }

  private static func abandonWork() {
    Benchmark.abandonAll()
    Abandonment.deleteUnfinishedFiles()
  }

  private static func first(_ number: Int32) {
    // One request may arrive as several signals: `timeout` sends two, and so does a shell that
    // hangs up.
    let echo = number == SIGHUP ? 0.1 : 0.01
    usleep(UInt32(echo * 1e6))
    while signals.next() != nil {}
    guard let current = work.withLock({ $0 }), let stop = current.stop,
      !EndingSignals.areUrgent.contains(number)
    else { end(.givenUp) }
    stop()
    // The time of the last saving: files that have been saved must still be reported.
    var (clock, named) = (ContinuousClock.now, Saving.namedFiles)
    while work.withLock({ $0 != nil }) {
      // The kernel sends SIGXCPU each second.
      if let number = signals.next(), number != SIGXCPU { end(.givenUp) }
      // Read in this order, because a film may get its name meanwhile.
      let limit = Saving.hasBegun ? patienceForFrames : patience
      if Saving.isUnderWay || Saving.namedFiles != named {
        (clock, named) = (.now, Saving.namedFiles)
      } else if clock.duration(to: .now) / .seconds(1) > limit {
        end(.interrupted)
      }
      usleep(10_000)
    }
  }

  private static func end(_ reason: End) -> Never {
    let current = work.withLock { $0 }
    abandonWork()
    current?.end(reason)
    _exit(status)
  }
}
