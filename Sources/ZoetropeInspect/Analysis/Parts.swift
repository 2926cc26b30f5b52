internal import Synchronization
internal import ZoetropeRender

/// Work in parts, on all cores.
enum Parts {
  /// Returns what `make` returns for each number from 0 to `count - 1`, in this order.
  ///
  /// - Parameter isCancelled: asked before each part, on the threads that make parts. Once it has
  ///   returned true on one of them, all of them stop.
  /// - Throws: `CancellationError` if `isCancelled` returned true.
  static func made<Part: Sendable>(
    _ count: Int, unless isCancelled: @escaping @Sendable () -> Bool,
    _ make: @escaping @Sendable (Int) -> Part
  ) throws -> [Part] {
    let results = Results<Part>(count)
    Parallel.perform(count) { index in
      guard !results.isCancelled.load(ordering: .relaxed) else { return }
      guard !isCancelled() else {
        return results.isCancelled.store(true, ordering: .relaxed)
      }
      let part = make(index)
      results.parts.withLock { $0[index] = part }
    }
    let made = results.parts.withLock { $0.compactMap { $0 } }
    guard made.count == count else { throw CancellationError() }
    return made
  }

  private final class Results<Part: Sendable>: Sendable {
    let parts: Mutex<[Part?]>
    let isCancelled = Atomic(false)

    init(_ count: Int) { parts = Mutex(Array(repeating: nil, count: count)) }
  }
}
