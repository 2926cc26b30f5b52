internal import Foundation

/// A regular file that is open for reading, closed when its owner is released.
///
/// Folders, pipes, devices and sockets are refused: reading one may never end, or do something.
struct InputFile: ~Copyable {
  let descriptor: CInt
  /// The path as the user wrote it, for messages.
  let path: String
  /// The length in bytes when the file was opened.
  let count: Int

  private init(adopting descriptor: CInt, path: String, count: Int) {
    self.descriptor = descriptor
    self.path = path
    self.count = count
  }

  deinit { close(descriptor) }

  static func open(_ path: String) throws(PictureError) -> InputFile {
    guard !path.utf8.contains(0) else { throw PictureError(path, "cannot be the name of a file.") }
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw refusal(path, errno) }
    // Looked at before it is opened, because opening a device may do something.
    try expectRegular(facts, path)
    // Without blocking, in case a pipe has taken the file's place since.
    let descriptor = Foundation.open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard descriptor >= 0 else { throw refusal(path, errno) }
    guard fstat(descriptor, &facts) == 0 else {
      let number = errno
      close(descriptor)
      throw refusal(path, number)
    }
    let file = InputFile(adopting: descriptor, path: path, count: Int(facts.st_size))
    try expectRegular(facts, path)
    guard file.count > 0 else {
      throw PictureError(path, "is empty; name \(PictureError.readable).")
    }
    return file
  }

  /// Returns the first `count` bytes of the file, or all if it has fewer.
  func head(_ count: Int) throws(PictureError) -> [UInt8] {
    try bytes(min(count, self.count))
  }

  /// Returns the whole file.
  ///
  /// - Throws: `PictureError` if it is longer than `PictureLimits.bytes` or cannot be read.
  func contents() throws(PictureError) -> [UInt8] {
    guard count <= PictureLimits.bytes else {
      throw PictureError(
        path,
        "has \(count >> 20) MiB; pictures of at most \(PictureLimits.bytes >> 20) MiB are read.")
    }
    return try bytes(count)
  }

  /// Reads from the start of the file, and returns fewer bytes if it has become shorter.
  private func bytes(_ wanted: Int) throws(PictureError) -> [UInt8] {
    var failure: CInt?
    let found = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      while filled < wanted, let start = buffer.baseAddress {
        let count = pread(descriptor, start + filled, wanted - filled, off_t(filled))
        if count > 0 {
          filled += count
        } else if count == 0 {
          break
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    if let failure { throw Self.refusal(path, failure) }
    return found
  }

  private static func expectRegular(_ facts: stat, _ path: String) throws(PictureError) {
    switch facts.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR:
      throw PictureError(path, "is a folder; name \(PictureError.readable).")
    default:
      throw PictureError(path, "is not a regular file; name \(PictureError.readable).")
    }
  }

  private static func refusal(_ path: String, _ number: CInt) -> PictureError {
    switch number {
    case ENOENT, ENOTDIR: PictureError(path, "does not exist; name \(PictureError.readable).")
    case EACCES, EPERM: PictureError(path, "cannot be read: you have no permission to.")
    default: PictureError(path, "cannot be read: \(String(cString: strerror(number))).")
    }
  }
}
