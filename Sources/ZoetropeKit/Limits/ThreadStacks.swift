internal import Foundation
internal import ZoetropeRender

/// Sets the stack size of threads that libraries start, such as the encoder's.
package enum ThreadStacks {
  #if canImport(Glibc)
    private typealias Setter = @convention(c) (UnsafePointer<pthread_attr_t>) -> Int32
  #endif

  /// Makes `WorkerThread.stackSize` the default stack size of new threads, which otherwise depends
  /// on `ulimit -s`. Does nothing if the C library is not glibc.
  package static func useUsual() {
    #if canImport(Glibc)
      // The C library declares the function only for programs with GNU extensions enabled. Swift
      // programs do not enable them.
      guard let symbol = dlsym(nil, "pthread_setattr_default_np") else { return }
      let set = unsafeBitCast(symbol, to: Setter.self)
      _ = WorkerThread.withAttributes { set($0) }
    #endif
  }
}
