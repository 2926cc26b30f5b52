internal import Dispatch
internal import Foundation
internal import Synchronization

/// Runs calls in parallel, on threads of its own.
///
/// `DispatchQueue.concurrentPerform` waits for ever where the system allows no more threads. This
/// uses those that start, and the caller's alone if none does.
package final class Parallel: Sendable {
  private let count: Int
  private let body: @Sendable (Int) -> Void
  private let next = Mutex(0)

  private init(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.body = body
  }

  /// Calls `body` with 0, 1, … `count - 1`, as many at once as there are cores and threads start;
  /// returns when all calls have returned. The caller's thread makes calls too.
  ///
  /// - Parameter start: starts a thread.
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

  /// Makes calls until all have been begun.
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
