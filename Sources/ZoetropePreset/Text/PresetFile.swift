import ZoetropeWeights

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A reader of preset files.
enum PresetFile {
  /// A reason why a file was not read.
  private struct Refusal: Error {
    let message: String
  }

  /// Returns the bytes of the file or pipe at `path`. A pipe is read to at most one byte more than
  /// `SourceText.longest`, so that a preset that is too large can be recognised.
  ///
  /// Folders and devices are refused before they are opened. Of a file that is too large, only the
  /// start is read, to recognise its kind.
  ///
  /// - Parameter isPipeAllowed: true if a pipe may be read; reading it can block for ever.
  /// - Throws: the reason why the file cannot be read or is not a preset.
  static func bytes(at path: String, isPipeAllowed: Bool = true) throws(PresetError) -> [UInt8] {
    do {
      return try content(of: path, isPipeAllowed)
    } catch {
      throw PresetError(
        Fault(file: printable(path), line: nil, column: nil, path: "", message: error.message))
    }
  }

  /// Returns the bytes of the weights file at `path`, which must be a regular file.
  ///
  /// - Throws: the reason why the file cannot be read.
  static func weights(at path: String) throws(WeightsError) -> [UInt8] {
    do throws(Refusal) {
      let (descriptor, length) = try opened(path, isPipeAllowed: false, expected: "a weights file")
      defer { close(descriptor) }
      guard length <= Safetensors.largest else {
        throw Refusal(message: Safetensors.tooLarge.description)
      }
      return try read(descriptor, atMost: Safetensors.largest + 1)
    } catch {
      throw WeightsError(error.message)
    }
  }

  private static func content(of path: String, _ isPipeAllowed: Bool) throws(Refusal) -> [UInt8] {
    let (descriptor, length) = try opened(path, isPipeAllowed: isPipeAllowed)
    defer { close(descriptor) }
    let bytes = try read(
      descriptor, atMost: length > SourceText.longest ? FileKind.head : SourceText.longest + 1)
    if let kind = FileKind(bytes) {
      throw Refusal(message: kind.refusal(of: path, isNamedByPreset: !isPipeAllowed))
    }
    guard length <= SourceText.longest else {
      throw Refusal(
        message: "the preset is larger than 1 MiB; expected a few hundred lines at most")
    }
    return bytes
  }

  /// Opens the file at `path`.
  ///
  /// - Parameter expected: the kind of file that is expected, with its article, for messages.
  /// - Returns: the open file, and its length in bytes.
  private static func opened(
    _ path: String, isPipeAllowed: Bool, expected: String = "a preset"
  ) throws(Refusal) -> (descriptor: CInt, length: Int) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw Refusal(message: "there is no such file; expected the path of \(expected)")
    }
    var status = stat()
    guard stat(path, &status) == 0 else { throw refusal(errno, expected) }
    try check(status, isPipeAllowed, expected)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw refusal(errno, expected) }
    do throws(Refusal) {
      // Checked again, as the path may name another file by now.
      guard fstat(descriptor, &status) == 0 else { throw refusal(errno, expected) }
      try check(status, isPipeAllowed, expected)
    } catch {
      close(descriptor)
      throw error
    }
    return (descriptor, Int(status.st_size))
  }

  private static func check(
    _ status: stat, _ isPipeAllowed: Bool, _ expected: String
  ) throws(Refusal) {
    let file = expected.hasSuffix("file") ? expected : expected + " file"
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFIFO where isPipeAllowed: break
    case S_IFDIR: throw Refusal(message: "this is a folder; expected \(file)")
    default: throw Refusal(message: "this is a device or a socket; expected \(file)")
    }
  }

  private static func read(_ descriptor: CInt, atMost most: Int) throws(Refusal) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < most {
      let wanted = min(chunk.count, most - bytes.count)
      let count = chunk.withUnsafeMutableBytes { buffer in
        #if canImport(Glibc)
          Glibc.read(descriptor, buffer.baseAddress, wanted)
        #elseif canImport(Musl)
          Musl.read(descriptor, buffer.baseAddress, wanted)
        #else
          Darwin.read(descriptor, buffer.baseAddress, wanted)
        #endif
      }
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw refusal(errno)
      }
      bytes += chunk[..<count]
    }
    return bytes
  }

  private static func refusal(_ code: CInt, _ expected: String = "a preset") -> Refusal {
    switch code {
    case ENOENT, ENOTDIR:
      Refusal(message: "there is no such file; expected the path of \(expected)")
    case EACCES, EPERM: Refusal(message: "reading this file is not permitted")
    default: Refusal(message: "the file cannot be read: " + String(cString: strerror(code)))
    }
  }
}
