internal import Foundation

/// A program that is run for what it takes.
enum ChildProcess {
  /// Runs the program that the first argument is the path of, silently.
  ///
  /// - Returns: the most memory that it had at a time, in bytes, or that this process had before it;
  ///   nil when it could not be run or did not end well.
  static func peakMemory(_ arguments: [String]) -> Int? {
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
      let bytesPerUnit = 1024
    #else
      var actions: posix_spawn_file_actions_t?
      let bytesPerUnit = 1
    #endif
    guard let program = arguments.first, posix_spawn_file_actions_init(&actions) == 0 else {
      return nil
    }
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in 1...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    let environment = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
    var child = pid_t()
    let outcome = withCStrings(arguments) { arguments in
      withCStrings(environment) { environment in
        posix_spawn(&child, program, &actions, nil, arguments, environment)
      }
    }
    guard outcome == 0 else { return nil }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0 {
      guard errno == EINTR else { return nil }
    }
    return status == 0 ? Int(usage.ru_maxrss) * bytesPerUnit : nil
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
