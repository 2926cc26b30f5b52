public import ZoetropeFrame

/// How a film is encoded.
public struct FilmSettings: Hashable, Sendable {
  /// The size; both sides even.
  public var size: FrameSize
  /// Frames per second.
  public var rate: FrameRate
  /// x264's constant rate factor, 0 (lossless) … 51; 17 is visually transparent for smooth pictures.
  public var crf: Int
  /// x264's preset, `ultrafast` … `veryslow`.
  public var effort: String
  /// x264's threads. The decoded film depends on this number, so it is never taken from the machine.
  public var threads: Int
  /// Tags for the container: `title`, `comment`, and our own, which may be long.
  public var tags: [String: String]

  /// Creates settings.
  public init(
    size: FrameSize, rate: FrameRate, crf: Int = 17, effort: String = "medium", threads: Int = 4,
    tags: [String: String] = [:]
  ) {
    self.size = size
    self.rate = rate
    self.crf = crf
    self.effort = effort
    self.threads = threads
    self.tags = tags
  }
}

/// Something that went wrong while a file was being written or read.
public struct VideoError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What failed, for code to switch on; new codes may be added.
  public struct Code: Hashable, Sendable {
    let name: String
    /// The disk is full, or the file grew over a limit.
    public static let noSpace = Code(name: "noSpace")
    /// The encoder is not part of this FFmpeg.
    public static let missingEncoder = Code(name: "missingEncoder")
    /// The file cannot be opened, written or read.
    public static let file = Code(name: "file")
    /// What reads our output went away (a closed pipe).
    public static let closedPipe = Code(name: "closedPipe")
    /// The encoder or the muxer refused.
    public static let encoding = Code(name: "encoding")
    /// The file is not what was expected.
    public static let format = Code(name: "format")
  }
  /// What failed.
  public let code: Code
  /// The step under way, in words that finish "Cannot …".
  public let step: String
  /// The library's own words, when there are any.
  public let reason: String?

  /// Creates an error.
  public init(code: Code, step: String, reason: String?) {
    self.code = code
    self.step = step
    self.reason = reason
  }

  /// One sentence for a person.
  public var description: String { "Cannot \(step)" + (reason.map { ": \($0)." } ?? ".") }
}

/// Writes an H.264 MP4, frame after frame. Owned by one task; not to be shared.
public final class FilmWriter {
  /// Opens the encoder and the file and writes the header. `path` is overwritten.
  public init(path: String, settings: FilmSettings) throws(VideoError) { fatalError("stub") }

  /// Encodes the next frame. Blocks while the encoder works.
  public func append(_ picture: YUVPicture) throws(VideoError) { fatalError("stub") }

  /// Flushes the encoder, checks that as many frames went out as came in, writes the trailer, moves the
  /// index to the front, closes and syncs the file.
  public func finish() throws(VideoError) { fatalError("stub") }

  /// Closes without finishing; the file is not playable. Does nothing after `finish`.
  public func abandon() { fatalError("stub") }

  /// Throws what `init` would throw for a reason that is known before rendering: no encoder, unknown
  /// effort, odd size.
  public static func check(_ settings: FilmSettings) throws(VideoError) { fatalError("stub") }
}

/// What a film says of itself.
public struct FilmInfo: Hashable, Sendable {
  /// The container's tags.
  public var tags: [String: String]

  /// Reads the tags of the film at `path`.
  public init(path: String) throws(VideoError) { fatalError("stub") }
}

/// The FFmpeg this program runs with.
public enum FFmpegLibrary {
  /// Versions and licence, one line.
  public static var summary: String { fatalError("stub") }
}
