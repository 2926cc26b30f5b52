internal import Foundation
internal import Synchronization
internal import ZoetropeBench
internal import ZoetropeKit

/// The handling of signals that would end the program, such as SIGINT (Ctrl-C), SIGTERM and SIGHUP.
/// After the first signal, the work can stop cleanly. A second signal ends the program at once.
///
/// The signals are blocked in all threads, and one thread waits for them. No signal is therefore
/// lost, and the code that handles them may call any function. Signals that were ignored when the
/// program started stay ignored, as `nohup` and a shell's `&` intend. Signals that were blocked at
/// the start are handled.
enum Interruption {
  /// The reason why the program ends before the work is done.
  enum End: Sendable {
    /// The work did not stop in time after the first signal and had nothing to save.
    case interrupted
    /// A second signal or an urgent one arrived, or a first one while the work could not be stopped
    /// cleanly.
    case givenUp
  }

  /// The callbacks of the work that is running.
  private struct Work: Sendable {
    /// Makes the work stop soon; nil if the work cannot be stopped cleanly.
    let stop: (@Sendable () -> Void)?
    let end: @Sendable (End) -> Void
  }

  /// The program's exit status if a signal ends it.
  private static let status: Int32 = 130
  /// The time in seconds that the work may take to stop if it has nothing to save.
  private static let patience = 0.5
  /// The time in seconds that the work may take to stop if the encoder has received frames but
  /// returned none.
  private static let patienceForFrames = 0.9

  private static let work = Mutex<Work?>(nil)
  private static let signals = EndingSignals()

  /// Blocks the signals in this thread and in the threads that it starts. Must be called before
  /// other threads exist.
  static func block() {
    var set = signals.set
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Waits for signals and handles them, forever.
  static func watch() -> Never {
    while true { first(signals.wait()) }
  }

  /// Runs `body` and returns its result. At the first signal `stop` is called, after which `body`
  /// should return soon.
  ///
  /// If `body` does not return in time, or if a second signal arrives, `end` is called and the
  /// program exits. If `stop` is nil or the signal is urgent, the first signal already does this.
  /// While no `body` runs, every signal ends the program.
  static func handled<Result>(
    stop: (@Sendable () -> Void)?, end: @escaping @Sendable (End) -> Void,
    _ body: () async throws -> Result
  ) async rethrows -> Result {
    work.withLock { $0 = Work(stop: stop, end: end) }
    defer { work.withLock { $0 = nil } }
    return try await body()
  }

  /// Deletes unfinished files and ends the program with `status`, without waiting for any work.
  static func exit(_ status: Int32) -> Never {
    abandonWork()
    _exit(status)
  }

  private static func abandonWork() {
    Benchmark.abandonAll()
    Abandonment.deleteUnfinishedFiles()
  }

  private static func first(_ number: Int32) {
    // A single request to stop may arrive as several signals. `timeout` sends two, and a shell that
    // hangs up does too.
    let echo = number == SIGHUP ? 0.1 : 0.01
    usleep(UInt32(echo * 1e6))
    while signals.next() != nil {}
    guard let current = work.withLock({ $0 }), let stop = current.stop,
      !EndingSignals.areUrgent.contains(number)
    else { end(.givenUp) }
    stop()
    // The wait begins again after each file that is saved, because the file must be reported first.
    var (clock, named) = (ContinuousClock.now, Saving.namedFiles)
    while work.withLock({ $0 != nil }) {
      // The kernel sends SIGXCPU each second.
      if let number = signals.next(), number != SIGXCPU { end(.givenUp) }
      // Read `namedFiles` last, because a film may get its name between two reads.
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
