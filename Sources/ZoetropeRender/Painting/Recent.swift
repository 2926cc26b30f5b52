internal import Synchronization

/// A small cache that threads share. It keeps the last few values that were made, each with the key
/// from which it was made.
///
/// A value must depend on its key alone. Otherwise results would depend on the order in which
/// threads make values.
final class Recent<Key: Equatable & Sendable, Value: Sendable>: Sendable {
  private struct State: Sendable {
    var kept: [(key: Key, value: Value)] = []
    var made = 0
  }

  private let state = Mutex(State())
  private let room: Int

  /// Creates a cache that keeps up to `room` values, 1 or more.
  init(room: Int) { self.room = room }

  /// The number of values made so far.
  var made: Int { state.withLock { $0.made } }

  /// Returns the value of `key`, which `make` makes if the cache does not have it. Threads that
  /// need a missing value at the same time all make it, so that no thread waits for another.
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
