internal import Foundation

/// The signals that would end the program and that the program handles instead.
///
/// Signals that are ignored when the value is made are excluded. The signals of a crash (SIGSEGV,
/// SIGBUS, SIGFPE, SIGILL, SIGTRAP) are also excluded, and on Linux signals 32 and 33, which the C
/// library reserves.
struct EndingSignals: Sendable {
  /// The signals at which the program exits at once: SIGQUIT (Ctrl-\) and SIGABRT.
  static let areUrgent: Set<Int32> = [SIGQUIT, SIGABRT]

  private let numbers: [Int32]

  init() {
    numbers = Self.all.filter { !Self.isIgnored($0) }
  }

  /// The signals as a set for system calls.
  var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in numbers { sigaddset(&set, number) }
    return set
  }

  /// Waits for a signal and returns its number.
  func wait() -> Int32 {
    while true {
      if let number = fetch(set) { return number }
    }
  }

  /// Removes a pending signal and returns its number. Returns nil if there is none.
  func next() -> Int32? {
    var pending = sigset_t()
    guard sigpending(&pending) == 0 else { return nil }
    for number in numbers where sigismember(&pending, number) == 1 {
      var set = sigset_t()
      sigemptyset(&set)
      sigaddset(&set, number)
      if let number = fetch(set) { return number }
    }
    return nil
  }

  /// Waits for a signal of `set` and returns its number. Returns nil if waiting fails or, on Linux,
  /// the signal was sent to a single thread.
  private func fetch(_ set: sigset_t) -> Int32? {
    var set = set
    #if os(Linux)
      var information = siginfo_t()
      let number = sigwaitinfo(&set, &information)
      // Signals sent to a single thread are ignored: Swift's crash handler stops other threads with
      // them.
      return number > 0 && information.si_code != SI_TKILL ? number : nil
    #else
      var number: Int32 = 0
      return sigwait(&set, &number) == 0 ? number : nil
    #endif
  }

  private static var all: [Int32] {
    #if os(Linux)
      [
        SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGUSR1, SIGUSR2, SIGALRM, SIGTERM, SIGSTKFLT, SIGXCPU,
        SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSYS,
      ] + Array(__libc_current_sigrtmin()...__libc_current_sigrtmax())
    #else
      [
        SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGUSR1, SIGUSR2, SIGALRM, SIGTERM, SIGXCPU, SIGVTALRM,
        SIGPROF, SIGSYS,
      ]
    #endif
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return true }
    #if os(Linux)
      let handler = action.__sigaction_handler.sa_handler
    #else
      let handler = action.__sigaction_u.__sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
