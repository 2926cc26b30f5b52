internal import CFFmpeg
internal import Synchronization

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Captures FFmpeg's error lines instead of letting FFmpeg print them.
///
/// Many of FFmpeg's error codes are uninformative ("Generic error in an external library"), and
/// only the log has the reason. The last line that FFmpeg logs on a call's thread during the call
/// is therefore kept for the call's error. Lines from x264's own threads are dropped.
enum FFmpegLog {
  /// The last error line of each thread that a call runs on; empty until there is one.
  private static let lines = Mutex<[pthread_t: String]>([:])

  private static let installed: Void = av_log_set_callback { context, level, format, arguments in
    // The upper bits of a level hold a colour.
    guard (level & 0xff) <= AV_LOG_ERROR, let format, let arguments else { return }
    let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1024) { buffer -> String in
      guard let start = buffer.baseAddress else { return "" }
      var prefix: CInt = 0
      av_log_format_line2(
        context, level, format, arguments, start, CInt(buffer.count), &prefix)
      return String(cString: start)
    }
    let line = text.trimmed
    guard !line.isEmpty else { return }
    lines.withLock { lines in
      let thread = pthread_self()
      if lines[thread] != nil { lines[thread] = line }
    }
  }

  /// Prevents FFmpeg from printing, from now on and for the whole process.
  static func silence() { installed }

  /// Runs `body` and returns its result with the last error line that it logged, or nil if it
  /// logged none.
  static func capturing(_ body: () -> CInt) -> (code: CInt, line: String?) {
    silence()
    let thread = pthread_self()
    lines.withLock { $0[thread] = "" }
    let code = body()
    let line = lines.withLock { $0.removeValue(forKey: thread) ?? "" }
    return (code, line.isEmpty ? nil : line)
  }
}

extension String {
  /// The text without white space around it and without its final full stop, which the message
  /// adds.
  fileprivate var trimmed: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace || last == "." { text.removeLast() }
    return String(text.drop { $0.isWhitespace })
  }
}

/// Runs `body`, a call of FFmpeg, and returns its code. If the code is negative, throws an error
/// with the logged reason.
@discardableResult
func call(_ step: @autoclosure () -> String, _ body: () -> CInt) throws(VideoError) -> CInt {
  let (code, line) = FFmpegLog.capturing(body)
  guard code >= 0 else { throw VideoError(ffmpeg: code, step: step(), logged: line) }
  return code
}
