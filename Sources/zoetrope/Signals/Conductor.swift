internal import Synchronization
internal import ZoetropeKit

/// The threads that commands run on, apart from those that paint and encode.
///
/// Swift's own thread pool waits forever if the system allows no more threads. Starting these
/// threads throws an error instead, which can be reported.
enum Conductor {
  private static let threads = Mutex<RenderThreads?>(nil)

  /// Starts the threads, and runs `body` on one of them without waiting for it.
  ///
  /// - Throws: `JobError` if the system allows too few threads or too little memory.
  static func start(_ body: @escaping @Sendable () async -> Void) throws {
    try AddressSpace.check()
    // Start two threads, because a task on one of them may wait for a task on the other.
    let started = try RenderThreads(count: 2, named: "zoetrope.main")
    threads.withLock { $0 = started }
    Task.detached(executorPreference: started) { await body() }
  }

  /// Starts an unstructured task on these threads.
  static func task<Success: Sendable>(
    _ body: @escaping @Sendable () async throws -> Success
  ) -> Task<Success, any Error> {
    Task(executorPreference: threads.withLock { $0 }) { try await body() }
  }
}
