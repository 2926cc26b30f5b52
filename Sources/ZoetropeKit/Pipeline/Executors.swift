internal import Foundation

/// A fixed number of threads for work that keeps a core busy: the number of frames rendered at a time
/// is exactly what was asked for.
package final class RenderThreads: TaskExecutor {
  /// How many there are.
  let count: Int

  private let crew: ThreadCrew

  /// Creates `count` threads, 1 or more.
  package init(count: Int) {
    self.count = count
    crew = ThreadCrew(count: count, name: "zoetrope.render")
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedTaskExecutor()
    crew.submit { job.runSynchronously(on: executor) }
  }

  /// How many cores this process may use.
  package static var coreCount: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
}

/// A thread that an actor may block without taking one from the cooperative pool.
final class BlockingThread: SerialExecutor {
  private let crew = ThreadCrew(count: 1, name: "zoetrope.write")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    crew.submit { job.runSynchronously(on: executor) }
  }
}
