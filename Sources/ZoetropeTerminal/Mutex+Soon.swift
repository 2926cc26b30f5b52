internal import Foundation
internal import Synchronization

extension Mutex where Value: Sendable {
  /// Runs `body` if the lock becomes free within a tenth of a second, and does nothing otherwise.
  ///
  /// A thread that writes to a pipe which nobody reads may never release the lock.
  func withLockSoon(_ body: (inout Value) -> Void) {
    for _ in 0..<100 {
      if withLockIfAvailable({ body(&$0) }) != nil { return }
      usleep(1000)
    }
  }
}
