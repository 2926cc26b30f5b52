internal import Foundation

/// A program that is run for what it says.
enum ChildProcess {
  /// Runs the program that the first argument is the path of, silently, and waits for its end; what
  /// it writes to standard error goes to a file, which is made.
  ///
  /// - Returns: whether it could be run and ended well.
  static func run(_ arguments: [String], errors path: String) -> Bool {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    guard let program = arguments.first, posix_spawn_file_actions_init(&actions) == 0 else {
      return false
    }
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
    var child = pid_t()
    let outcome = withCStrings(arguments) { arguments in
      withCStrings(environment) { environment in
        posix_spawn(&child, program, &actions, nil, arguments, environment)
      }
    }
    guard outcome == 0 else { return false }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return false }
    }
    return status == 0
  }

  /// Calls `body` with the texts as C has them: an array of pointers that a null pointer ends.
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
