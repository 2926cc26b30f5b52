internal import Synchronization
internal import ZoetropeKit

/// The number of steps of a job that are done, reported one after the other from any thread.
final class StepProgress: Sendable {
  private let done = Mutex(0)
  private let observe: JobObserver

  init(_ observe: @escaping JobObserver) { self.observe = observe }

  /// Reports that one more step is done.
  func advance() {
    done.withLock { done in
      done += 1
      observe(.advanced(done: done))
    }
  }
}
