internal import Foundation
internal import Synchronization
internal import ZoetropeKit

/// Ctrl-C and SIGTERM: the first asks the work to end well, the second ends the program at once.
///
/// The signals are blocked in all threads and fetched by one that waits for them, so that none is lost
/// and a handler may do as it likes. It has to be the first thread: where `main` is asynchronous,
/// Dispatch parks that one with all signals unblocked.
enum Interruption {
  /// What is being done, as far as signals go.
  private struct Work: Sendable {
    let stop: @Sendable () -> Void
    let giveUp: @Sendable () -> Void
    var isStopping = false
  }

  private static let work = Mutex<Work?>(nil)

  /// Blocks the signals in this thread and those it starts; to be called before there are others.
  static func block() {
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
    var set = signals
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Waits for signals for ever.
  static func watch() -> Never {
    while true {
      var set = signals
      var number: Int32 = 0
      if sigwait(&set, &number) == 0 { handle() }
    }
  }

  /// Runs `body`; `stop` is called at the first signal, `giveUp` at the second, before the program
  /// ends. Outside, the first signal ends the program.
  static func handled<Result>(
    stop: @escaping @Sendable () -> Void, giveUp: @escaping @Sendable () -> Void,
    _ body: () async throws -> Result
  ) async rethrows -> Result {
    work.withLock { $0 = Work(stop: stop, giveUp: giveUp) }
    defer { work.withLock { $0 = nil } }
    return try await body()
  }

  private static var signals: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    sigaddset(&set, SIGTERM)
    return set
  }

  private static func handle() {
    let (current, isSecond) = work.withLock { work in
      let isSecond = work?.isStopping ?? true
      work?.isStopping = true
      return (work, isSecond)
    }
    guard isSecond else { return current?.stop() ?? () }
    Abandonment.deleteUnfinishedFiles()
    current?.giveUp()
    _exit(130)
  }
}
