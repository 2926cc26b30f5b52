internal import Foundation

/// A thread of the system. Its start can fail, which Foundation's `Thread` hides.
package enum WorkerThread {
  /// A function that starts a thread with a name; the thread runs a closure and then ends. It
  /// returns 0, or the system's error number.
  package typealias Starter =
    @Sendable (_ name: String, _ body: @escaping @Sendable () -> Void) -> Int32

  /// Bytes of stack, independent of `ulimit -s`, which changes the system's default.
  package static let stackSize = 8 << 20

  private final class Work: Sendable {
    let name: String
    let body: @Sendable () -> Void

    init(_ name: String, _ body: @escaping @Sendable () -> Void) {
      self.name = name
      self.body = body
    }

    func run() {
      // Set by the thread itself: a name set by its creator does not reach the system.
      Thread.current.name = name
      body()
    }
  }

  /// Starts a thread that runs `body` and then ends.
  ///
  /// - Parameter name: what debuggers show; at most 15 bytes.
  /// - Returns: 0, or the system's error number: `EAGAIN` when the system allows no more threads or
  ///   has no memory for the stack.
  package static func start(_ name: String, _ body: @escaping @Sendable () -> Void) -> Int32 {
    let work = Unmanaged.passRetained(Work(name, body))
    let problem = withAttributes { attributes in
      pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
      // The system counts a thread for a moment after it has ended.
      for _ in 0..<20 {
        let problem = create(attributes, work.toOpaque())
        guard problem == EAGAIN else { return problem }
        usleep(1000)
      }
      return EAGAIN
    }
    if problem != 0 { work.release() }
    return problem
  }

  /// Calls `body` with the attributes of a thread with a stack of `stackSize`; returns the result
  /// of `body`, or the system's error.
  package static func withAttributes(
    _ body: (UnsafeMutablePointer<pthread_attr_t>) -> Int32
  ) -> Int32 {
    withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { place in
      guard let attributes = place.baseAddress else { return ENOMEM }
      let problem = pthread_attr_init(attributes)
      guard problem == 0 else { return problem }
      defer { pthread_attr_destroy(attributes) }
      pthread_attr_setstacksize(attributes, stackSize)
      return body(attributes)
    }
  }

  #if canImport(Glibc)
    private static func create(
      _ attributes: UnsafePointer<pthread_attr_t>, _ work: UnsafeMutableRawPointer
    ) -> Int32 {
      var thread = pthread_t()
      let run: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { work in
        guard let work else { return nil }
        let taken = Unmanaged<Work>.fromOpaque(work).takeRetainedValue()
        taken.run()
        return nil
      }
      return pthread_create(&thread, attributes, run, work)
    }
  #else
    private static func create(
      _ attributes: UnsafePointer<pthread_attr_t>, _ work: UnsafeMutableRawPointer
    ) -> Int32 {
      var thread: pthread_t?
      let run: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { work in
        let taken = Unmanaged<Work>.fromOpaque(work).takeRetainedValue()
        taken.run()
        return nil
      }
      return pthread_create(&thread, attributes, run, work)
    }
  #endif
}
