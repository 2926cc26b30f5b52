internal import Foundation
internal import Synchronization

/// A fixed number of threads that do what they are handed, in the order it came.
///
/// Dispatch queues share their threads with the cooperative pool, which then starves while frames are
/// painted or a writer waits for the disk; these are threads of their own.
final class ThreadCrew: Sendable {
  private final class Work: Sendable {
    struct State: Sendable {
      var jobs: [@Sendable () -> Void] = []
      var isOver = false
    }
    let state = Mutex(State())
    let changed = NSCondition()

    /// Waits for a job; nil when there will be none.
    func next() -> (@Sendable () -> Void)? {
      changed.lock()
      defer { changed.unlock() }
      while true {
        let (job, isOver) = state.withLock { state in
          (state.jobs.isEmpty ? nil : state.jobs.removeFirst(), state.isOver)
        }
        if let job { return job }
        if isOver { return nil }
        changed.wait()
      }
    }
  }

  private let work = Work()

  /// Starts `count` threads, which end when the crew is let go.
  init(count: Int, name: String) {
    precondition(count > 0, "a crew has a thread")
    let work = work
    for _ in 0..<count {
      let thread = Thread {
        while let job = work.next() { job() }
      }
      thread.name = name
      thread.start()
    }
  }

  deinit {
    change { $0.isOver = true }
  }

  /// Adds a job.
  func submit(_ job: @escaping @Sendable () -> Void) {
    change { $0.jobs.append(job) }
  }

  private func change(_ body: (inout Work.State) -> Void) {
    work.changed.lock()
    work.state.withLock { body(&$0) }
    work.changed.broadcast()
    work.changed.unlock()
  }
}
