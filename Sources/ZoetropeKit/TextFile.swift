internal import Foundation

/// Writes texts and bytes to files with system calls, because Foundation's errors lack the system's reason.
package enum TextFile {
  /// Writes `text` to the file at `path`, replacing its contents.
  ///
  /// - Returns: nil on success; otherwise the system's description of the error.
  package static func write(_ text: String, to path: String) -> String? {
    write(Array(text.utf8), to: path)
  }

  /// Writes `bytes` to the file at `path`, replacing its contents.
  ///
  /// - Returns: nil on success; otherwise the system's description of the error.
  package static func write(_ bytes: [UInt8], to path: String) -> String? {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { return String(cString: strerror(errno)) }
    var failure: CInt?
    var bytes = bytes[...]
    while failure == nil, !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if count == 0 || errno != EINTR {
        failure = count == 0 ? EIO : errno
      }
    }
    if close(descriptor) != 0, failure == nil { failure = errno }
    return failure.map { String(cString: strerror($0)) }
  }
}
