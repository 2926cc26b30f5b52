internal import Foundation
package import ZoetropeRender

/// How many threads a job takes at once, so that one that may not have them is refused before it is
/// begun. An encoder that gets some of its threads and not the others may wait for ever.
package struct ThreadNeed: Hashable, Sendable {
  /// How many in all: those that paint, that write, that encode.
  package let total: Int
  private let advice: String

  /// Some to spare: of a thread that has just ended the system is not always rid of yet.
  private static let spare = 2

  /// - Parameters:
  ///   - threads: how many paint.
  ///   - encoder: how many encode; x264 starts some more that look ahead.
  package init(_ threads: Int, encoder: Int = 0) {
    total = threads + 1 + (encoder > 0 ? 2 * encoder + 2 : 0)
    advice = " Use fewer --threads\(encoder > 0 ? " or --encoder-threads" : "")."
  }

  /// Starts as many threads as the job takes, and ends them.
  ///
  /// - Parameters:
  ///   - bytes: what the job takes beside them.
  ///   - start: starts a thread.
  /// - Throws: when the system allows fewer, or not their memory.
  package func check(
    beside bytes: Int = 0, start: WorkerThread.Starter = WorkerThread.start
  ) throws(JobError) {
    let crowd = Monitor((isOver: false, running: 0))
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
    try AddressSpace.check(
      AddressSpace.base + total * AddressSpace.perThread + bytes, threads: total)
  }

  /// The sentence for a thread that could not be started.
  ///
  /// - Parameters:
  ///   - number: the system's error.
  ///   - count: how many threads were to run.
  ///   - advice: what the user can do about it.
  static func refusal(_ number: Int32, _ count: Int, _ advice: String) -> JobError {
    let reason =
      switch number {
      case EAGAIN, ENOMEM:
        AddressSpace.hasRoom(for: count * WorkerThread.stackSize)
          ? "the system allows no more (ulimit -u, or the container's limit)"
          : "there is no memory for \(count == 1 ? "its stack" : "their stacks") (ulimit -v)"
      default: SystemText.describe(number)
      }
    let threads = count == 1 ? "a thread" : "\(count) threads"
    return JobError(.failed, "Cannot start \(threads): \(reason).\(advice)")
  }
}
