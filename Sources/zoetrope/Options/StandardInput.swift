internal import Foundation
internal import ZoetropeKit

/// A reader of presets from standard input.
enum StandardInput {
  /// Reads the bytes of a preset to the end of standard input.
  ///
  /// - Throws: `JobError` if standard input cannot be read, is not text or has more than 1 MiB.
  static func preset() throws(JobError) -> [UInt8] {
    let limit = 1 << 20
    let bytes = try bytes(upTo: limit + 1)
    if let refusal = PresetReference.refusal(ofStandardInput: bytes) {
      throw JobError(.input, refusal)
    }
    guard bytes.count <= limit else {
      throw JobError(.input, "The preset on standard input is over 1 MiB.")
    }
    return bytes
  }

  private static func bytes(upTo limit: Int) throws(JobError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let count = piece.withUnsafeMutableBytes { Foundation.read(0, $0.baseAddress, $0.count) }
      switch count {
      case 1...: bytes += piece[..<count]
      case 0: return bytes
      default:
        switch errno {
        case EINTR: continue
        case EAGAIN:
          var wish = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
          poll(&wish, 1, -1)
        case EBADF: throw JobError(.failed, StandardStream.closedInput)
        default:
          throw JobError(
            .failed, "Cannot read the preset from standard input: \(SystemText.lastError()).")
        }
      }
    }
    return bytes
  }
}

extension SceneSource {
  /// Finds the preset with the name or path `text`, or reads it from standard input if `text` is
  /// `-`.
  ///
  /// - Throws: `JobError` if there is no such preset, or standard input has no usable text.
  init(named text: String) throws(JobError) {
    if text == "-" {
      self.init(bytes: try StandardInput.preset(), name: "stdin", file: "-")
    } else {
      try self.init(text)
    }
  }
}
