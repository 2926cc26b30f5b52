internal import Foundation

/// A fixed number of threads that do what they are handed, in the order it came.
///
/// Dispatch queues share their threads with the cooperative pool, which then starves while frames are
/// painted or a writer waits for the disk; these are threads of their own.
final class ThreadCrew: Sendable {
  private struct Work: Sendable {
    var jobs: [@Sendable () -> Void] = []
    var isOver = false
  }

  private enum Order {
    case job(@Sendable () -> Void)
    case goHome
  }

  private let work = Monitor(Work())

  /// Starts `count` threads, which end when the crew is let go.
  init(count: Int, name: String) {
    precondition(count > 0, "a crew has a thread")
    let work = work
    for _ in 0..<count {
      Thread {
        // From inside: a name given before the start does not reach the system.
        Thread.current.name = name
        while case .job(let job) = Self.next(work) { job() }
      }.start()
    }
  }

  deinit {
    work.change { $0.isOver = true }
  }

  /// Adds a job.
  func submit(_ job: @escaping @Sendable () -> Void) {
    work.changeForOne { $0.jobs.append(job) }
  }

  private static func next(_ work: Monitor<Work>) -> Order {
    work.wait { work in
      if !work.jobs.isEmpty { return .job(work.jobs.removeFirst()) }
      return work.isOver ? .goHome : nil
    }
  }
}
