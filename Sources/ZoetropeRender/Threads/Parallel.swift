internal import Dispatch
internal import Foundation
internal import Synchronization

/// A series of calls that several threads make at once.
///
/// `DispatchQueue.concurrentPerform` waits forever if the system allows no more threads. `Parallel`
/// uses the threads that start, and the caller's thread alone if none starts.
package final class Parallel: Sendable {
  private let count: Int
  private let body: @Sendable (Int) -> Void
  private let next = Mutex(0)

  private init(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.body = body
  }

  /// Calls `body` with each number from 0 to `count - 1`, and returns when all calls have returned.
  /// The caller's thread makes calls, and so do up to as many further threads as there are other
  /// cores.
  ///
  /// - Parameter start: the function that starts a thread.
  package static func perform(
    _ count: Int, start: WorkerThread.Starter = WorkerThread.start,
    _ body: @escaping @Sendable (Int) -> Void
  ) {
    let calls = Parallel(count, body)
    let helpers = DispatchGroup()
    let threads = min(count, ProcessInfo.processInfo.activeProcessorCount)
    for _ in 0..<max(0, threads - 1) {
      helpers.enter()
      let problem = start("zoetrope.probe") {
        calls.run()
        helpers.leave()
      }
      guard problem == 0 else {
        helpers.leave()
        break
      }
    }
    calls.run()
    helpers.wait()
  }

  /// Makes calls until every call has begun.
  private func run() {
    while let index = claim() { body(index) }
  }

  private func claim() -> Int? {
    next.withLock { next in
      guard next < count else { return nil }
      defer { next += 1 }
      return next
    }
  }
}
