internal import Foundation
package import ZoetropeRender

/// The number of threads that a job needs at a time. It is checked before the job starts, because
/// an encoder that gets only some of its threads may wait forever.
package struct ThreadNeed: Hashable, Sendable {
  /// The number of threads in all: those that paint, write and encode.
  package let total: Int
  private let advice: JobError.Advice

  /// The number of extra threads in the check, because the system may still count threads that have
  /// just ended.
  private static let spare = 2

  /// Adds up the threads of a job.
  ///
  /// - Parameters:
  ///   - threads: the number of threads that paint.
  ///   - encoder: the number of threads that encode; 0 if nothing is encoded. Those that x264 adds
  ///     for its look-ahead are counted too.
  ///   - canEncodeWithFewer: false if the user cannot choose the number of threads that encode.
  package init(_ threads: Int, encoder: Int = 0, canEncodeWithFewer: Bool = true) {
    total = threads + 1 + (encoder > 0 ? 2 * encoder + 2 : 0)
    advice = .fewerThreads(orForEncoding: encoder > 0 && canEncodeWithFewer)
  }

  /// Checks that the system grants the threads, by starting and ending as many.
  ///
  /// - Parameters:
  ///   - bytes: the memory in bytes that the job needs in addition to its threads.
  ///   - start: the function that starts a thread; tests replace it.
  /// - Throws: `JobError` when the system grants too few threads, or too little memory for them.
  package func check(
    beside bytes: Int = 0, start: WorkerThread.Starter = WorkerThread.start
  ) throws(JobError) {
    // Checked before any thread is started, because the threads might leave too little memory for
    // the error's message.
    try AddressSpace.check(
      AddressSpace.base + total * AddressSpace.perThread + bytes, threads: total)
    let crowd = Guarded((isOver: false, running: 0))
    var problem: Int32 = 0
    for _ in 0..<total + Self.spare where problem == 0 {
      crowd.update { $0.running += 1 }
      problem = start("zoetrope.try") {
        crowd.wait { $0.isOver ? () : nil }
        crowd.update(waking: .all) { $0.running -= 1 }
      }
      if problem != 0 { crowd.update { $0.running -= 1 } }
    }
    crowd.update(waking: .all) { $0.isOver = true }
    crowd.wait { $0.running == 0 ? () : nil }
    guard problem == 0 else { throw Self.refusal(problem, total, advice) }
  }

  /// Returns the error for a thread that could not be started.
  ///
  /// - Parameters:
  ///   - number: the system's error number.
  ///   - count: the number of threads that were to run.
  ///   - advice: the advice of the error.
  static func refusal(_ number: Int32, _ count: Int, _ advice: JobError.Advice?) -> JobError {
    let reason =
      switch number {
      case EAGAIN, ENOMEM:
        AddressSpace.hasRoom(for: count * WorkerThread.stackSize)
          ? "the system allows no more (ulimit -u, or the container's limit)"
          : "there is no memory for \(count == 1 ? "its stack" : "their stacks") (ulimit -v)"
      default: SystemText.describe(number)
      }
    let threads = count == 1 ? "a thread" : "\(count) threads"
    return JobError(.failed, "Cannot start \(threads): \(reason).", advice: advice)
  }
}
