internal import Synchronization

/// A small cache that threads share: the last few values that were made, by the key that each was
/// made from.
///
/// A value must be a function of its key alone, so that results do not depend on the order of
/// threads.
final class Recent<Key: Equatable & Sendable, Value: Sendable>: Sendable {
  private struct State: Sendable {
    var kept: [(key: Key, value: Value)] = []
    var made = 0
  }

  private let state = Mutex(State())
  private let room: Int

  /// Creates a cache of `room` values, 1 or more.
  init(room: Int) { self.room = room }

  /// The number of values made so far.
  var made: Int { state.withLock { $0.made } }

  /// The value of `key`. Threads that need a missing value at the same time both make it, so that
  /// no thread waits for another.
  func value(_ key: Key, _ make: () -> Value) -> Value {
    if let value = state.withLock({ state in state.kept.first { $0.key == key }?.value }) {
      return value
    }
    let value = make()
    state.withLock { state in
      state.made += 1
      if state.kept.count >= room { state.kept.removeFirst() }
      state.kept.append((key, value))
    }
    return value
  }
}
