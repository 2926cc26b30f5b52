package import ZoetropeFrame

/// A format that films, pictures or streams of frames are written in.
///
/// A format is one file of this folder, which has its row, and one entry of `all`.
public struct OutputFormat: Hashable, Sendable {
  /// The kinds of content that a format may have.
  public enum Content: Hashable, Sendable {
    case film, picture
    /// Frames that are sent to another program, without a file.
    case stream
  }

  /// The limits of a format.
  public struct Limits: Hashable, Sendable {
    /// True when both sides must be even.
    public var needsEvenSides = false
    /// The longest side in pixels.
    public var longestSide = Int.max
  }

  /// The means to make the files of a format.
  enum Writing: Sendable {
    case film(any FilmCodec, any FilmContainer)
    case picture(@Sendable (PictureFile) throws(VideoError) -> any PictureWriter)
    case stream(
      @Sendable (_ descriptor: Int32, FrameSize, FrameRate) throws(VideoError) -> any StreamWriter)
  }

  /// The name by which options and messages call it.
  public let name: String
  /// The endings of its files' names in lower case, without the dot: the usual one first. Streams have
  /// none.
  public let suffixes: [String]
  /// The layout of its pixels.
  package let pixels: PixelFormat
  /// The limits that it has.
  public let limits: Limits
  /// The bytes that its files begin with; empty where others tell more.
  let signature: [UInt8]
  let writing: Writing
  /// Reads the texts in the file of a path.
  let readTexts: (@Sendable (String) throws(VideoError) -> [String: String])?

  init(
    _ name: String, suffixes: [String] = [], pixels: PixelFormat, limits: Limits = Limits(),
    signature: [UInt8] = [], _ writing: Writing,
    readTexts: (@Sendable (String) throws(VideoError) -> [String: String])? = nil
  ) {
    self.name = name
    self.suffixes = suffixes
    self.pixels = pixels
    self.limits = limits
    self.signature = signature
    self.writing = writing
    self.readTexts = readTexts
  }

  /// All formats; of those with the same content, the usual one first.
  public static let all: [OutputFormat] = [.mp4, .png, .y4m, .rgb24, .rgb48]

  /// Endings of files that people may ask for and that no format here has yet.
  private static let otherSuffixes: Set = [
    "mp4", "m4v", "mov", "webm", "mkv", "avi", "gif", "apng", "jpg", "jpeg", "webp", "avif", "tif",
    "tiff", "exr", "bmp", "y4m",
  ]

  /// The formats that hold `content`.
  public static func all(_ content: Content) -> [OutputFormat] {
    all.filter { $0.content == content }
  }

  /// The format whose files' names end in `suffix`, which has no dot; nil where there is none.
  public static func ending(in suffix: String) -> OutputFormat? {
    all.first { $0.suffixes.contains(suffix) }
  }

  /// True when a name that ends in `suffix` is meant as a film's or a picture's, of a format here or not.
  public static func isKnown(suffix: String) -> Bool {
    ending(in: suffix) != nil || otherSuffixes.contains(suffix)
  }

  /// The content of its files.
  public var content: Content {
    switch writing {
    case .film: .film
    case .picture: .picture
    case .stream: .stream
    }
  }

  /// True for one format: they are told apart by their names.
  public static func == (one: OutputFormat, other: OutputFormat) -> Bool { one.name == other.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension OutputFormat {
  /// The name of the encoder's format, as messages have it: H.264 of an MP4.
  package var coding: String {
    if case .film(let codec, _) = writing { codec.name } else { name }
  }

  /// The encoder's name, as recipes have it.
  package var encoderName: String {
    if case .film(let codec, _) = writing { codec.encoder } else { name.lowercased() }
  }

  /// Opens a picture's file and writes its header.
  ///
  /// - Throws: `file` or `noSpace` when the file cannot be written, `format` for a text or a size that
  ///   it cannot hold.
  package func open(_ picture: PictureFile) throws(VideoError) -> any PictureWriter {
    guard case .picture(let open) = writing else { throw refusal("a picture") }
    return try open(picture)
  }

  /// Writes a stream's header to a descriptor, which the caller keeps and closes.
  ///
  /// - Throws: `closedPipe` when nobody reads, `noSpace` or `file` when a file cannot take it.
  package func open(
    descriptor: Int32, size: FrameSize, rate: FrameRate
  ) throws(VideoError) -> any StreamWriter {
    guard case .stream(let open) = writing else { throw refusal("a stream") }
    return try open(descriptor, size, rate)
  }

  /// The encoder and the container of its films.
  func film() throws(VideoError) -> (codec: any FilmCodec, container: any FilmContainer) {
    guard case .film(let codec, let container) = writing else { throw refusal("a film") }
    return (codec, container)
  }

  private func refusal(_ what: String) -> VideoError {
    VideoError(code: .format, step: "write \(what) as \(name)", reason: "it holds none")
  }

  /// Reads the texts in a film or a picture: its recipe among others.
  ///
  /// - Parameter head: the file's first bytes.
  /// - Throws: `file` when it cannot be read, `format` when it is none that a format here has.
  package static func texts(
    in path: String, beginning head: [UInt8]
  ) throws(VideoError) -> [String: String] {
    let format = all.first { !$0.signature.isEmpty && head.starts(with: $0.signature) } ?? mp4
    return try format.readTexts?(path) ?? [:]
  }
}
