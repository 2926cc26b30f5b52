internal import Foundation

/// Threads of the system. Unlike Foundation's `Thread`, they report that a start failed.
package enum WorkerThread {
  /// A function that starts a thread called `name`. The thread runs `body` and then ends. The
  /// function returns 0, or the system's error number if the thread did not start.
  package typealias Starter =
    @Sendable (_ name: String, _ body: @escaping @Sendable () -> Void) -> Int32

  /// The size of a thread's stack in bytes. The system's default is not used, because it depends on
  /// `ulimit -s`.
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
  /// - Parameter name: the thread's name in debuggers, at most 15 bytes.
  /// - Returns: 0, or the system's error number if the thread did not start: `EAGAIN` if the system
  ///   allows no more threads or has no memory for the stack.
  package static func start(_ name: String, _ body: @escaping @Sendable () -> Void) -> Int32 {
    let work = Unmanaged.passRetained(Work(name, body))
    let problem = withAttributes { attributes in
      pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
      // The system counts a thread for a moment after it has ended, so a later attempt may succeed.
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

  /// Calls `body` with the attributes of a thread whose stack has `stackSize` bytes.
  ///
  /// - Returns: the result of `body`, or the system's error number if the attributes could not be
  ///   made.
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
