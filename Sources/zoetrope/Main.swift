internal import Foundation
internal import ZoetropeKit

/// Where the program begins: the first thread waits for signals, all others work.
@main
enum Main {
  static func main() {
    StandardStream.occupyClosed()
    // A reader that goes away is an error of the write, not the end of the program.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)  // and so is a file that may not grow further
    Interruption.block()
    ThreadStacks.useUsual()
    do {
      // Nothing may wait for this thread.
      try Conductor.start { await Zoetrope.execute() }
    } catch {
      let failure = Failure(error)
      Console.error(failure.message)
      exit(failure.status)
    }
    Interruption.watch()
  }
}
