import Synchronization

/// Counts how often a thread was to be started.
final class Starts: Sendable {
  private let count = Mutex(0)

  func next() -> Int {
    count.withLock { count in
      defer { count += 1 }
      return count
    }
  }
}
