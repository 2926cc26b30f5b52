internal import Foundation
internal import Synchronization

/// State that threads share, with a way to wait until it changes.
///
/// The condition's lock is the effective one, because Swift's own library has no condition
/// variables; the `Mutex` inside lets the compiler check that access is exclusive. Each access
/// takes both: the thread sanitizer knows only the condition's lock.
final class Monitor<State: Sendable>: Sendable {
  /// The number of waiting threads that an update wakes, to evaluate the state again.
  enum Waking {
    case none, one, all
  }

  private let state: Mutex<State>
  private let changed = NSCondition()

  init(_ state: State) { self.state = Mutex(state) }

  /// Reads or changes the state, and wakes waiting threads as `waking` says.
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

  /// Blocks the thread until `body` returns a value; it is called again after each update that
  /// wakes.
  func wait<Value: Sendable>(for body: (inout State) -> Value?) -> Value {
    changed.lock()
    defer { changed.unlock() }
    while true {
      if let value = state.withLock({ body(&$0) }) { return value }
      changed.wait()
    }
  }
}
