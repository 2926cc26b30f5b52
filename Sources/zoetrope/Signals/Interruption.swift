internal import Foundation
internal import Synchronization
internal import ZoetropeBench
internal import ZoetropeKit

/// Ctrl-C, SIGTERM, SIGHUP and every other signal that would end the program and can be handled: the
/// first asks the work to end well, the second ends the program at once.
///
/// The signals are blocked in all threads and fetched by one that waits for them, so that none is lost
/// and a handler may do as it likes. A signal that was ignored when the program began stays so, as
/// `nohup` and a shell's `&` mean it; one that was blocked does not, for that is seldom meant.
enum Interruption {
  /// Why the program ends before the work is done.
  enum End: Sendable {
    /// The work was asked to end, had nothing to save, and did not.
    case interrupted
    /// The user would not wait.
    case givenUp
  }

  /// What is being done, as far as signals go.
  private struct Work: Sendable {
    /// Asks the work to end; nil where it can only be given up.
    let stop: (@Sendable () -> Void)?
    let end: @Sendable (End) -> Void
  }

  /// The exit status of everything that a signal ended.
  private static let status: Int32 = 130
  /// How long work that has nothing to save may take to end, in seconds.
  private static let patience = 0.5
  /// How long the encoder may take to give a film its first frame, in seconds.
  private static let patienceForFrames = 0.9

  private static let work = Mutex<Work?>(nil)
  /// What is waited for, as the program found it.
  private static let signals = EndingSignals()

  /// Blocks the signals in this thread and those it starts; to be called before there are others.
  static func block() {
    var set = signals.set
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Waits for signals for ever.
  static func watch() -> Never {
    while true { first(signals.wait()) }
  }

  /// Runs `body`, which `stop` asks to end at the first signal; `end` is called before the program ends
  /// without it, at the second. Without `stop`, and outside, the first signal ends the program.
  static func handled<Result>(
    stop: (@Sendable () -> Void)?, end: @escaping @Sendable (End) -> Void,
    _ body: () async throws -> Result
  ) async rethrows -> Result {
    work.withLock { $0 = Work(stop: stop, end: end) }
    defer { work.withLock { $0 = nil } }
    return try await body()
  }

  /// Ends the program at once, whatever is being done.
  static func exit(_ status: Int32) -> Never {
    abandonWork()
    _exit(status)
  }

  private static func abandonWork() {
    Benchmark.abandonAll()
    Abandonment.deleteUnfinishedFiles()
  }

  private static func first(_ number: Int32) {
    // One wish may come as several signals: `timeout` sends two, a shell that hangs up does as well.
    let echo = number == SIGHUP ? 0.1 : 0.01
    usleep(UInt32(echo * 1e6))
    while signals.next() != nil {}
    guard let current = work.withLock({ $0 }), let stop = current.stop,
      !EndingSignals.areUrgent.contains(number)
    else { end(.givenUp) }
    stop()
    // When there was last something to save: what is saved by now is still to be told.
    var (clock, named) = (ContinuousClock.now, Saving.namedFiles)
    while work.withLock({ $0 != nil }) {
      // The kernel sends this one each second.
      if let number = signals.next(), number != SIGXCPU { end(.givenUp) }
      // Asked in this order, for a film may get its name meanwhile.
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
