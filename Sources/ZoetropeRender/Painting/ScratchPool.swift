internal import Synchronization

/// Memory that serves again from strip to strip and from frame to frame.
final class ScratchPool: Sendable {
  private struct State: Sendable {
    var idle: [[Float]] = []
    var made = 0
  }

  private let state = Mutex(State())

  /// How many pieces of memory were allocated so far.
  var made: Int { state.withLock { $0.made } }

  /// Calls `body` with `count` floats that nobody else uses, whatever they are.
  func withFloats(_ count: Int, _ body: (UnsafeMutablePointer<Float>) -> Void) {
    var floats = state.withLock { state in
      let floats = state.idle.popLast() ?? []
      if floats.count < count { state.made += 1 }
      return floats
    }
    if floats.count < count { floats = [Float](repeating: 0, count: count) }
    floats.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      body(base)
    }
    // Moved, so that whoever is lent it next holds the only reference and need not copy it to write.
    var returned: [Float]? = consume floats
    state.withLock { state in
      if let floats = returned.take() { state.idle.append(floats) }
    }
  }
}
