internal import Synchronization
internal import ZoetropeKit

/// The threads that commands run on, apart from those that paint and encode.
///
/// Swift's own pool waits for ever where the system allows no more threads; the start of these can be
/// refused with a sentence.
enum Conductor {
  private static let threads = Mutex<RenderThreads?>(nil)

  /// Starts the threads, and `body` on one of them.
  ///
  /// - Throws: when there is no room for the program: no threads, no memory.
  static func start(_ body: @escaping @Sendable () async -> Void) throws {
    try AddressSpace.check()
    // One of them may wait for another.
    let started = try RenderThreads(count: 2, named: "zoetrope.main")
    threads.withLock { $0 = started }
    Task.detached(executorPreference: started) { await body() }
  }

  /// Starts a task of its own on the threads.
  static func task<Success: Sendable>(
    _ body: @escaping @Sendable () async throws -> Success
  ) -> Task<Success, any Error> {
    Task(executorPreference: threads.withLock { $0 }) { try await body() }
  }
}
