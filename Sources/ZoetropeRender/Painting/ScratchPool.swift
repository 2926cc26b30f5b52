internal import Synchronization

/// A pool of buffers that are reused from strip to strip and from frame to frame.
final class ScratchPool: Sendable {
  private struct State: Sendable {
    var idle: [[Float]] = []
    var made = 0
  }

  private let state = Mutex(State())

  /// The number of buffers that were allocated so far.
  var made: Int { state.withLock { $0.made } }

  /// Calls `body` with memory for `count` floats that no other thread uses during the call. The
  /// floats' values are undefined.
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
    // Moved, so that the next user holds the only reference and writing does not copy.
    var returned: [Float]? = consume floats
    state.withLock { state in
      if let floats = returned.take() { state.idle.append(floats) }
    }
  }
}
