internal import CFFmpeg
internal import Synchronization

/// FFmpeg's error lines, caught instead of printed.
///
/// Many of FFmpeg's codes say nothing ("Generic error in an external library") and the reason goes to
/// its log only, so each call listens to what is logged on its own thread while it runs.
enum FFmpegLog {
  /// Holds the last error line that one call caused.
  private final class Ear: Sendable {
    let line = Mutex<String?>(nil)
  }

  /// Task-local values are found from the thread that a call runs on, so calls never hear each other;
  /// what x264's own threads log is dropped.
  @TaskLocal private static var ear: Ear?

  /// Ears that hear nothing now: a film makes several calls for each frame.
  private static let idle = Mutex<[Ear]>([])

  private static let installed: Void = av_log_set_callback { context, level, format, arguments in
    // The upper bits of a level are a colour.
    guard let ear, (level & 0xff) <= AV_LOG_ERROR, let format, let arguments else { return }
    let text = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 1024) { buffer -> String in
      guard let start = buffer.baseAddress else { return "" }
      var prefix: CInt = 0
      av_log_format_line2(
        context, level, format, arguments, start, CInt(buffer.count), &prefix)
      return String(cString: start)
    }
    let line = text.trimmed
    if !line.isEmpty { ear.line.withLock { $0 = line } }
  }

  /// Keeps FFmpeg from printing, from now on and for the whole process.
  static func silence() { installed }

  /// Runs `body` and returns its result with the last error line that it logged.
  static func listening(_ body: () -> CInt) -> (code: CInt, line: String?) {
    silence()
    let ear = idle.withLock { $0.popLast() } ?? Ear()
    let code = $ear.withValue(ear, operation: body)
    let line = ear.line.withLock { $0.take() }
    idle.withLock { $0.append(ear) }
    return (code, line)
  }
}

extension String {
  /// The text without white space around it and without a full stop, which the sentence brings.
  fileprivate var trimmed: String {
    var text = self[...]
    while let last = text.last, last.isWhitespace || last == "." { text.removeLast() }
    return String(text.drop { $0.isWhitespace })
  }
}

/// Calls FFmpeg, and turns a negative code into an error that says why.
@discardableResult
func call(_ step: @autoclosure () -> String, _ body: () -> CInt) throws(VideoError) -> CInt {
  let (code, line) = FFmpegLog.listening(body)
  guard code >= 0 else { throw VideoError(ffmpeg: code, step: step(), logged: line) }
  return code
}
