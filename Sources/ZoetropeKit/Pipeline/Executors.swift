internal import Dispatch
internal import Foundation

/// A fixed number of threads for work that keeps a core busy or blocks, apart from the cooperative
/// pool: the number of frames rendered at a time is then exactly what was asked for.
package final class RenderThreads: TaskExecutor {
  private let queue: OperationQueue

  /// Creates `count` threads, 1 or more.
  package init(count: Int) {
    precondition(count > 0, "rendering needs a thread")
    queue = OperationQueue()
    queue.name = "zoetrope.render"
    queue.maxConcurrentOperationCount = count
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedTaskExecutor()
    queue.addOperation { job.runSynchronously(on: executor) }
  }

  /// How many cores this process may use.
  package static var coreCount: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
}

/// A serial queue that an actor may block without taking a thread from the cooperative pool.
final class BlockingQueue: SerialExecutor {
  private let queue: DispatchQueue

  init(label: String) { queue = DispatchQueue(label: label) }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }
}
