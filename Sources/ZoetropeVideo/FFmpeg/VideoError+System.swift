internal import CFFmpeg

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension VideoError {
  /// Creates an error for a negative FFmpeg code. `logged` is the line that FFmpeg logged with the
  /// code, if any.
  package init(ffmpeg code: CInt, step: String, logged: String?) {
    if let known = Code(errno: -code) {
      // The system's description of a file's error is plainer than FFmpeg's line.
      self.init(code: known, step: step, reason: Self.words(for: code))
    } else if let reason = Self.shortage(code, logged) {
      self.init(code: .resources, step: step, reason: reason)
    } else {
      self.init(code: .encoding, step: step, reason: logged ?? Self.words(for: code))
    }
  }

  /// Returns the reason of an error that is due to too little memory or too few threads; nil for
  /// other errors.
  private static func shortage(_ code: CInt, _ logged: String?) -> String? {
    switch code {
    case FF_ERROR_NO_MEMORY: "there is not enough memory"
    // x264 does not report a thread that it could not start, and hardly reports missing memory.
    case FF_ERROR_EXTERNAL where logged?.contains("malloc") ?? true:
      "the encoder has too little memory or may start too few threads"
    default: nil
    }
  }

  /// Creates an error for a failed system call.
  init(errno value: CInt, step: String) {
    self.init(
      code: Code(errno: value) ?? .file, step: step, reason: Self.words(for: ff_error(value)))
  }

  /// Returns the error for a file that could not be opened for writing. Its reason names the folder
  /// if the folder is the cause.
  static func opening(_ path: String, called name: String, errno value: CInt) -> VideoError {
    let folder = Self.folder(of: path)
    let reason: String? =
      switch value {
      case ENOENT: "the folder '\(folder)' does not exist"
      case ENOTDIR: "'\(folder)' is not a folder"
      case EISDIR: "it is a folder"
      case EACCES, EPERM: "no permission to write it"
      default: nil
      }
    let step = "write \(name)"
    return reason.map { VideoError(code: .file, step: step, reason: $0) }
      ?? VideoError(errno: value, step: step)
  }

  static func outOfMemory(_ step: String) -> VideoError {
    VideoError(ffmpeg: FF_ERROR_NO_MEMORY, step: step, logged: nil)
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Returns FFmpeg's description of one of its codes. Unlike `strerror`, this function is safe on
  /// any thread.
  private static func words(for code: CInt) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(AV_ERROR_MAX_STRING_SIZE)) {
      guard let start = $0.baseAddress else { return "error \(code)" }
      av_strerror(code, start, $0.count)
      return String(cString: start)
    }
  }
}

extension VideoError.Code {
  /// Creates the code for a system error number; nil for numbers that concern neither files nor
  /// pipes.
  init?(errno value: CInt) {
    switch value {
    case ENOSPC, EFBIG, EDQUOT: self = .noSpace
    case EPIPE: self = .closedPipe
    case ENOENT, ENOTDIR, EISDIR, EACCES, EPERM, EROFS, EIO, ENAMETOOLONG, ELOOP, EMFILE, ENFILE,
      EBADF, ETXTBSY, EBUSY:
      self = .file
    default: return nil
    }
  }
}
