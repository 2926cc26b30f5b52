package import ZoetropeRender

/// A fixed number of threads that do what they are handed, in the order it came.
///
/// Dispatch queues share their threads with the cooperative pool, which then starves while frames are
/// painted or a writer waits for the disk; these are threads of their own.
package final class ThreadCrew: Sendable {
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
  ///
  /// - Parameters:
  ///   - name: what debuggers show; at most 15 bytes.
  ///   - advice: what the user can do when there may be no such number, after a blank.
  ///   - start: starts a thread.
  /// - Throws: when the system allows fewer threads; those that were started end.
  package init(
    count: Int, name: String, advice: String = "", start: WorkerThread.Starter = WorkerThread.start
  ) throws(JobError) {
    precondition(count > 0, "a crew has a thread")
    let work = work
    for _ in 0..<count {
      let problem = start(name) {
        while case .job(let job) = Self.next(work) { job() }
      }
      guard problem == 0 else { throw ThreadNeed.refusal(problem, count, advice) }
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
