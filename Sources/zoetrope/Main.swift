internal import Foundation

/// Where the program begins: the first thread waits for signals, all others work.
@main
enum Main {
  static func main() {
    // A reader that goes away is an error of the write, not the end of the program.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)  // and so is a file that may not grow further
    Interruption.block()
    // Detached, for nothing may wait for this thread.
    Task.detached { await Zoetrope.execute() }
    Interruption.watch()
  }
}
