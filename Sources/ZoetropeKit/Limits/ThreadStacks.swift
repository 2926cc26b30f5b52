internal import Foundation
internal import ZoetropeRender

/// The stacks of threads that libraries start: the encoder's.
package enum ThreadStacks {
  #if canImport(Glibc)
    private typealias Setter = @convention(c) (UnsafePointer<pthread_attr_t>) -> Int32
  #endif

  /// Makes them large enough whatever `ulimit -s` says, which decides their size otherwise.
  package static func useUsual() {
    #if canImport(Glibc)
      // The C library has it for programs that ask for GNU's extensions, which Swift's do not.
      guard let symbol = dlsym(nil, "pthread_setattr_default_np") else { return }
      let set = unsafeBitCast(symbol, to: Setter.self)
      _ = WorkerThread.withAttributes { set($0) }
    #endif
  }
}
