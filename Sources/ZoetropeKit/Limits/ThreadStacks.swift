internal import Foundation
internal import ZoetropeRender

/// Sets the stack size of threads that libraries start, such as the encoder's.
package enum ThreadStacks {
  #if canImport(Glibc)
    private typealias Setter = @convention(c) (UnsafePointer<pthread_attr_t>) -> Int32
  #endif

  /// Makes new threads' stacks large enough; otherwise `ulimit -s` decides their size.
  package static func useUsual() {
    #if canImport(Glibc)
      // The C library declares it only for programs with GNU extensions enabled, which Swift's are
      // not.
      guard let symbol = dlsym(nil, "pthread_setattr_default_np") else { return }
      let set = unsafeBitCast(symbol, to: Setter.self)
      _ = WorkerThread.withAttributes { set($0) }
    #endif
  }
}
