internal import Foundation
internal import Synchronization

/// State that threads share, with a way to wait until it changes.
///
/// Foundation's condition variable protects the state with its own lock, because Swift's standard
/// library has no condition variable. The `Mutex` inside lets the compiler check that access is
/// exclusive. No access takes the `Mutex` alone, because the thread sanitizer recognises only the
/// condition variable's lock.
final class Guarded<State: Sendable>: Sendable {
  /// The waiting threads that an update wakes to check the state again.
  enum Waking {
    case none, one, all
  }

  private let state: Mutex<State>
  private let changed = NSCondition()

  init(_ state: State) { self.state = Mutex(state) }

  /// Reads or changes the state with `body`, and wakes waiting threads.
  ///
  /// - Returns: the value that `body` returns.
  @discardableResult
  func update<Value: Sendable>(
    waking: Waking = .none, _ body: (inout State) -> Value
  ) -> Value {
    changed.lock()
    defer { changed.unlock() }
    let value = state.withLock { body(&$0) }
    switch waking {
    case .none: break
    case .one: changed.signal()
    case .all: changed.broadcast()
    }
    return value
  }

  /// Blocks the thread until `body` returns a value, and returns that value. `body` is called at
  /// once, and again after each update that wakes this thread.
  func wait<Value: Sendable>(for body: (inout State) -> Value?) -> Value {
    changed.lock()
    defer { changed.unlock() }
    while true {
      if let value = state.withLock({ body(&$0) }) { return value }
      changed.wait()
    }
  }
}
