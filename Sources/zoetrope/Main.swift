internal import Foundation
internal import ZoetropeKit
internal import ZoetropeTerminal

/// The program's entry point. The first thread waits for signals, and other threads do the work.
@main
enum Main {
  static func main() {
    StandardStream.occupyClosed()
    // A closed pipe makes the write fail instead of ending the program.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)  // so does a file that may not grow further
    Interruption.block()
    ThreadStacks.useUsual()
    do {
      // No task may need this thread, because from here on it only waits for signals.
      try Conductor.start { await Zoetrope.execute() }
    } catch {
      let failure = Failure(error)
      Console.error(failure.message)
      exit(failure.status)
    }
    Interruption.watch()
  }
}
