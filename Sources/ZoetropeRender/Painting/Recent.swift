internal import Synchronization

/// The last few values that were made, by what each was made of: frames that ask for the same share
/// it, on any thread.
///
/// A value must be a function of its key alone, so that nothing depends on who asks first.
final class Recent<Key: Equatable & Sendable, Value: Sendable>: Sendable {
  private struct State: Sendable {
    var kept: [(key: Key, value: Value)] = []
    var made = 0
  }

  private let state = Mutex(State())
  private let room: Int

  /// Keeps `room` values, 1 or more.
  init(room: Int) { self.room = room }

  /// How many values were made so far.
  var made: Int { state.withLock { $0.made } }

  /// The value of `key`. Threads that ask for what is not there at the same time both make it: nobody
  /// waits for another key's.
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
