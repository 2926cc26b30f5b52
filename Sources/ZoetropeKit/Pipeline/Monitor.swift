internal import Foundation
internal import Synchronization

/// Some state that threads share, and a way to wait until it changes.
///
/// The condition's lock is the one that counts, for Swift's own library has no condition; the `Mutex`
/// inside tells the compiler so. Each access takes both: the thread sanitizer knows the first alone.
final class Monitor<State: Sendable>: Sendable {
  /// The threads that look at the state again after it was updated, among those that wait.
  enum Waking {
    case none, one, all
  }

  private let state: Mutex<State>
  private let changed = NSCondition()

  init(_ state: State) { self.state = Mutex(state) }

  /// Reads or changes the state, and wakes those who wait for such a change.
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

  /// Blocks the thread until `body` has an answer; it is called anew after each update that wakes.
  func wait<Value: Sendable>(for body: (inout State) -> Value?) -> Value {
    changed.lock()
    defer { changed.unlock() }
    while true {
      if let value = state.withLock({ body(&$0) }) { return value }
      changed.wait()
    }
  }
}
