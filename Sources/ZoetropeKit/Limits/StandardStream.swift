internal import Foundation

/// Standard input, output and error, which a program may be started without.
public enum StandardStream {
  /// What is said when a result has nowhere to go.
  public static let closedOutput = "Standard output is closed."
  /// What is said when a preset should come from where nothing can.
  package static let closedInput = "Standard input is closed."

  /// Takes the numbers of streams that are closed, before a film's file gets one of them and is written
  /// over by messages. Reading and writing there fails as it would have; what goes to a closed standard
  /// error is lost.
  public static func occupyClosed() {
    for (number, mode) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_RDWR)] as [(Int32, Int32)] {
      guard fcntl(number, F_GETFD) < 0, errno == EBADF else { continue }
      // The system gives the lowest number that is free: this one.
      guard open("/dev/null", mode) < 0 else { continue }
      _ = open("/", O_RDONLY)
    }
  }
}
