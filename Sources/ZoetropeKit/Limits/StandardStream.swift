internal import Foundation

/// Standard input, output and error, any of which may be closed when a program starts.
public enum StandardStream {
  /// The message when a result should be written to closed standard output.
  public static let closedOutput = "Standard output is closed."
  /// The message when a preset should be read from closed standard input.
  package static let closedInput = "Standard input is closed."

  /// Opens the descriptors of closed standard streams, so that no output file gets one of them and
  /// has messages written into it.
  ///
  /// Reading closed standard input and writing to closed standard output still fail. Text for
  /// closed standard error is lost.
  public static func occupyClosed() {
    for (number, mode) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_RDWR)] as [(Int32, Int32)] {
      guard fcntl(number, F_GETFD) < 0, errno == EBADF else { continue }
      // `open` returns the lowest free number, which is this one.
      guard open("/dev/null", mode) < 0 else { continue }
      _ = open("/", O_RDONLY)
    }
  }
}
