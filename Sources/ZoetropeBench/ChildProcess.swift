internal import Foundation
internal import Synchronization
internal import ZoetropeKit

/// Runs other programs and waits for them.
enum ChildProcess {
  fileprivate struct Children: Sendable {
    var running: Set<pid_t> = []
    /// True if no more programs may be started.
    var isOver = false
  }

  private static let children = Mutex(Children())

  /// Runs a program and waits for its end. The first argument is the program's path. Its standard
  /// output is discarded; its standard error goes to the file at `path`, which is created or
  /// emptied.
  ///
  /// - Returns: true if the program could be started and exited with 0.
  static func run(_ arguments: [String], errors path: String) -> Bool {
    guard let child = children.withLock({ $0.start(arguments, errors: path) }) else { return false }
    // WNOWAIT keeps the process's number reserved, so that `killAll` cannot hit a different
    // process.
    var information = siginfo_t()
    while waitid(P_PID, id_t(child), &information, WEXITED | WNOWAIT) != 0 {
      guard errno == EINTR else { break }
    }
    _ = children.withLock { $0.running.remove(child) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return false }
    }
    return status == 0
  }

  /// Kills every program that is still running, and prevents further starts. Waits up to half a
  /// second until the programs have ended. For a process that is about to exit.
  static func killAll() {
    let running = children.withLock { children in
      children.isOver = true
      return children.running
    }
    for child in running { kill(child, SIGKILL) }
    // Until the programs have ended, they may write into folders that are about to be deleted.
    for _ in 0..<50 where children.withLock({ !$0.running.isEmpty }) { usleep(10_000) }
  }
}

extension ChildProcess.Children {
  fileprivate mutating func start(_ arguments: [String], errors path: String) -> pid_t? {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #else
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #endif
    guard !isOver, let program = arguments.first, posix_spawn_file_actions_init(&actions) == 0
    else { return nil }
    defer { posix_spawn_file_actions_destroy(&actions) }
    guard posix_spawnattr_init(&attributes) == 0 else { return nil }
    defer { posix_spawnattr_destroy(&attributes) }
    // This program blocks signals in order to wait for them; the other one must not inherit that.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
    var child = pid_t()
    let outcome = Self.withCStrings(arguments) { arguments in
      Self.withCStrings(environment) { environment in
        posix_spawn(&child, program, &actions, &attributes, arguments, environment)
      }
    }
    guard outcome == 0 else { return nil }
    running.insert(child)
    return child
  }

  /// Calls `body` with the texts as a null-terminated array of C strings.
  private static func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: texts.count + 1)
    for (index, text) in texts.enumerated() { (pointers + index).initialize(to: strdup(text)) }
    (pointers + texts.count).initialize(to: nil)
    defer {
      for index in texts.indices { free(pointers[index]) }
      pointers.deallocate()
    }
    return body(pointers)
  }
}
