package import ZoetropeRender

/// A fixed number of threads that run jobs in the order in which they are submitted.
///
/// Dispatch queues would share threads with Swift's cooperative pool, which would have too few
/// while frames are painted or a writer waits for the disk. These threads are separate from both.
package final class WorkerThreads: Sendable {
  private struct Queue: Sendable {
    var jobs: [@Sendable () -> Void] = []
    var isClosed = false
  }

  private enum Order {
    case run(@Sendable () -> Void)
    case exit
  }

  private let queue = Guarded(Queue())

  /// Starts `count` threads, 1 or more. They end when this object is released and its jobs are
  /// done.
  ///
  /// - Parameters:
  ///   - name: the name that debuggers show; at most 15 bytes.
  ///   - advice: the advice of the error that is thrown.
  ///   - start: the function that starts a thread; tests replace it.
  /// - Throws: `JobError` when the system allows fewer threads; those that were started end.
  package init(
    count: Int, name: String, advice: JobError.Advice? = nil,
    start: WorkerThread.Starter = WorkerThread.start
  ) throws(JobError) {
    precondition(count > 0, "there is a thread")
    let queue = queue
    for _ in 0..<count {
      let problem = start(name) {
        while case .run(let job) = Self.next(queue) { job() }
      }
      guard problem == 0 else { throw ThreadNeed.refusal(problem, count, advice) }
    }
  }

  deinit {
    queue.update(waking: .all) { $0.isClosed = true }
  }

  /// Adds a job to the end of the queue.
  func submit(_ job: @escaping @Sendable () -> Void) {
    queue.update(waking: .one) { $0.jobs.append(job) }
  }

  private static func next(_ queue: Guarded<Queue>) -> Order {
    queue.wait { queue in
      if !queue.jobs.isEmpty { return .run(queue.jobs.removeFirst()) }
      return queue.isClosed ? .exit : nil
    }
  }
}
