internal import Foundation

/// Standard input, output and error, any of which may be closed when a program starts.
public enum StandardStream {
  /// The message for a result that has no open output.
  public static let closedOutput = "Standard output is closed."
  /// The message for a preset that should come from closed standard input.
  package static let closedInput = "Standard input is closed."

  /// Occupies the descriptors of closed standard streams, so that a film's file does not get one of
  /// them and have messages written into it. Reading and writing them still fails as before; text
  /// for a closed standard error is lost.
  public static func occupyClosed() {
    for (number, mode) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_RDWR)] as [(Int32, Int32)] {
      guard fcntl(number, F_GETFD) < 0, errno == EBADF else { continue }
      // The system uses the lowest free number, which is this one.
      guard open("/dev/null", mode) < 0 else { continue }
      _ = open("/", O_RDONLY)
    }
  }
}
