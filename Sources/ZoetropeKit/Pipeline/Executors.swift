internal import Foundation

/// A fixed number of threads for work that keeps a core busy, such as painting. Each thread paints
/// one strip at a time.
package final class RenderThreads: TaskExecutor {
  /// The number of threads.
  let count: Int

  private let workers: WorkerThreads

  /// Creates `count` threads for painting, 1 or more.
  ///
  /// - Throws: `JobError` when the system allows fewer threads.
  package init(count: Int) throws(JobError) {
    self.count = count
    workers = try WorkerThreads(
      count: count, name: "zoetrope.render",
      advice: count > 1 ? .fewerThreads(orForEncoding: false) : nil)
  }

  /// Creates threads for work other than painting.
  ///
  /// - Parameters:
  ///   - count: the number of threads, 1 or more.
  ///   - name: the name that debuggers show; at most 15 bytes.
  /// - Throws: `JobError` when the system allows fewer threads.
  package init(count: Int, named name: String) throws(JobError) {
    self.count = count
    workers = try WorkerThreads(count: count, name: name)
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedTaskExecutor()
    workers.submit { job.runSynchronously(on: executor) }
  }

  /// The number of cores that this process may use.
  package static var coreCount: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
}

/// A thread for an actor that blocks. The actor would otherwise block a thread of Swift's
/// cooperative pool.
final class BlockingThread: SerialExecutor {
  private let workers: WorkerThreads

  /// Starts the thread.
  ///
  /// - Throws: `JobError` when the system allows no more threads.
  init() throws(JobError) { workers = try WorkerThreads(count: 1, name: "zoetrope.write") }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    workers.submit { job.runSynchronously(on: executor) }
  }
}
