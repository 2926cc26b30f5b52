internal import CFFmpeg

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// The tags of a film file.
public struct FilmInfo: Hashable, Sendable {
  /// The film's path, for messages.
  public let path: String
  /// The container's tags.
  public var tags: [String: String]

  /// Reads the tags of the film at `path`.
  ///
  /// - Throws: `file` when it cannot be read, `format` when it is not an MP4 film.
  public init(path: String) throws(VideoError) {
    self.path = path
    let step = "read \(path)"
    try Self.expectFile(path, step)
    FFmpegLog.silence()
    // The format and the protocol are fixed, so that a hostile file cannot make FFmpeg open others.
    var options = try Options(["protocol_whitelist": "file"])
    var context: UnsafeMutablePointer<AVFormatContext>?
    let format = av_find_input_format("mov")
    do {
      try options.consumed(by: step) {
        avformat_open_input(&context, "file:\(path)", format, &$0)
      }
    } catch {
      guard error.code != .file else { throw error }
      throw Self.notAFilm(step)
    }
    defer { avformat_close_input(&context) }
    guard let context, Self.hasVideo(context) else { throw Self.notAFilm(step) }
    tags = Dictionary(
      Options.pairs(context.pointee.metadata).map { ($0.key, $0.value) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Returns the tag of this name.
  ///
  /// - Throws: `format` when the film does not have it.
  public func tag(_ name: String) throws(VideoError) -> String {
    guard let value = tags[name] else {
      throw VideoError(
        code: .format, step: "read '\(name)' from \(path)", reason: "the film has no such tag")
    }
    return value
  }

  private static func expectFile(_ path: String, _ step: String) throws(VideoError) {
    var facts = stat()
    guard stat(path, &facts) == 0 else { throw VideoError(errno: errno, step: step) }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw VideoError(code: .file, step: step, reason: "it is a folder")
    default: throw VideoError(code: .file, step: step, reason: "it is not a regular file")
    }
  }

  private static func hasVideo(_ context: UnsafeMutablePointer<AVFormatContext>) -> Bool {
    (0..<Int(context.pointee.nb_streams)).contains {
      context.pointee.streams[$0]?.pointee.codecpar.pointee.codec_type == AVMEDIA_TYPE_VIDEO
    }
  }

  private static func notAFilm(_ step: String) -> VideoError {
    VideoError(
      code: .format, step: step, reason: "it is not an MP4 film, or it was cut short")
  }
}
