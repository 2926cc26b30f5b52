internal import Foundation

/// The signals that end a program unless it handles them, and that this one handles.
///
/// Not among them: those that were ignored when it began; those of a crash (SIGSEGV, SIGBUS, SIGFPE,
/// SIGILL, SIGTRAP); the two that the C library keeps to itself, 32 and 33.
struct EndingSignals: Sendable {
  /// They leave no time to end well: Ctrl-\ and `abort`.
  static let areUrgent: Set<Int32> = [SIGQUIT, SIGABRT]

  private let numbers: [Int32]

  /// Finds which signals are not ignored.
  init() {
    numbers = Self.all.filter { !Self.isIgnored($0) }
  }

  /// The signals as the system takes them.
  var set: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in numbers { sigaddset(&set, number) }
    return set
  }

  /// Waits for a signal.
  func wait() -> Int32 {
    while true {
      if let number = fetch(set) { return number }
    }
  }

  /// Fetches a signal that was sent already; nil when there is none.
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

  /// Waits for a signal of `set`; nil when what came is not meant for us.
  private func fetch(_ set: sigset_t) -> Int32? {
    var set = set
    #if os(Linux)
      var information = siginfo_t()
      let number = sigwaitinfo(&set, &information)
      // Swift's crash handler stops the other threads with a signal that it sends to each of them.
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
