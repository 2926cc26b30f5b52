internal import Foundation
internal import Synchronization

extension Mutex where Value: Sendable {
  /// Takes the value when its holder lets go of it within a tenth of a second, and does nothing
  /// otherwise: a thread that writes to a pipe which nobody reads does not let go.
  func withLockSoon(_ body: (inout Value) -> Void) {
    for _ in 0..<100 {
      if withLockIfAvailable({ body(&$0) }) != nil { return }
      usleep(1000)
    }
  }
}
