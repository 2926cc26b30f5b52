internal import Synchronization
package import ZoetropeKit

/// The number of steps of a job that are done, reported one after the other from any thread.
package final class StepProgress: Sendable {
  private let done = Mutex(0)
  private let observe: JobObserver

  package init(_ observe: @escaping JobObserver) { self.observe = observe }

  /// Reports that one more step is done.
  package func advance() {
    done.withLock { done in
      done += 1
      observe(.advanced(done: done))
    }
  }
}
