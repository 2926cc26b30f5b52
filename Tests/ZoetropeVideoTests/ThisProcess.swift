import Foundation

/// The resources that this process uses and may use, for tests that run in a process of their own.
enum ThisProcess {
  /// The most memory that was ever resident, in kilobytes.
  static var peak: Int {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss
    #else
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss / 1024
    #endif
  }

  /// The number of open files.
  static var openFiles: Int { (0..<1024).count { fcntl(CInt($0), F_GETFD) >= 0 } }

  /// No file may grow over `bytes`; writing more is an error, not a signal that ends the process.
  static func limitFiles(to bytes: Int) {
    signal(SIGXFSZ, SIG_IGN)
    var bound = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
    #if canImport(Glibc)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &bound)
    #else
      setrlimit(RLIMIT_FSIZE, &bound)
    #endif
  }

  /// From now on the allocator fills what it gives out, and what it takes back, with `byte`'s
  /// complement and with `byte` (0: not at all).
  static func fillMemory(with byte: CInt) {
    // glibc's `mallopt(M_PERTURB, byte)`, which Swift's Glibc module does not have.
    guard let symbol = dlsym(nil, "mallopt") else { return }
    let mallopt = unsafeBitCast(symbol, to: (@convention(c) (CInt, CInt) -> CInt).self)
    _ = mallopt(-6, byte)
  }
}
