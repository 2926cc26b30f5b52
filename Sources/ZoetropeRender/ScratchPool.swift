internal import Synchronization

/// Memory that serves again from strip to strip and from frame to frame.
final class ScratchPool: Sendable {
  private let idle = Mutex<[[Float]]>([])

  /// Calls `body` with `count` floats that nobody else uses, whatever they are.
  func withFloats(_ count: Int, _ body: (UnsafeMutablePointer<Float>) -> Void) {
    var floats = idle.withLock { $0.popLast() } ?? []
    if floats.count < count { floats = [Float](repeating: 0, count: count) }
    floats.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      body(base)
    }
    idle.withLock { [floats] in $0.append(floats) }
  }
}
