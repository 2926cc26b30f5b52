internal import Foundation
internal import Synchronization

/// Some state, and a way to wait until it is another.
///
/// The condition's lock is the one that counts, for Swift's own library has no condition; the `Mutex`
/// inside tells the compiler so. Each access takes both: the thread sanitizer knows the first alone.
final class Monitor<State: Sendable>: Sendable {
  private let state: Mutex<State>
  private let changed = NSCondition()

  init(_ state: State) { self.state = Mutex(state) }

  /// Reads the state, or changes it in a way that nobody waits for.
  func read<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
    changed.lock()
    defer { changed.unlock() }
    return state.withLock { body(&$0) }
  }

  /// Changes the state and wakes all who wait.
  func change<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
    changed.lock()
    defer { changed.unlock() }
    let value = state.withLock { body(&$0) }
    changed.broadcast()
    return value
  }

  /// Changes the state in a way that lets one of those who wait go on, and wakes one.
  func changeForOne<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
    changed.lock()
    defer { changed.unlock() }
    let value = state.withLock { body(&$0) }
    changed.signal()
    return value
  }

  /// Wakes all who wait, after a change that was made with `read`.
  func wakeAll() { change { _ in } }

  /// Blocks the thread until `body` has an answer.
  func wait<Value: Sendable>(for body: (inout State) -> Value?) -> Value {
    changed.lock()
    defer { changed.unlock() }
    while true {
      if let value = state.withLock({ body(&$0) }) { return value }
      changed.wait()
    }
  }
}
