package import ZoetropeFrame

/// A format in which films, pictures or streams of frames are written.
///
/// To add a format, define it in a file of this folder and list it in `all`.
public struct OutputFormat: Hashable, Sendable {
  /// The kind of content that a format holds.
  public enum Content: Hashable, Sendable {
    case film, picture
    /// Frames that are piped to another program, without a file.
    case stream
  }

  /// The limits of a format.
  public struct Limits: Hashable, Sendable {
    /// True if both sides must be even.
    public var needsEvenSides = false
    /// The longest side in pixels.
    public var longestSide = Int.max
  }

  /// The encoder or writer of a format's files.
  enum Writing: Sendable {
    case film(any FilmCodec, any FilmContainer)
    case picture(@Sendable (PictureFile) throws(VideoError) -> any PictureWriter)
    case stream(
      @Sendable (_ descriptor: Int32, FrameSize, FrameRate) throws(VideoError) -> any StreamWriter)
  }

  /// The format's name in options and messages.
  public let name: String
  /// The endings of the format's file names in lower case, without the dot, the usual one first;
  /// empty for streams.
  public let suffixes: [String]
  /// The layout of the format's pixels.
  package let pixels: PixelFormat
  /// The format's limits.
  public let limits: Limits
  /// The bytes that files of the format begin with; empty if there are no such fixed bytes.
  let signature: [UInt8]
  let writing: Writing
  /// Reads the texts in the file at a path; nil if the format holds none.
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

  /// Endings of the names of film and picture files that users may try, supported or not.
  private static let otherSuffixes: Set = [
    "mp4", "m4v", "mov", "webm", "mkv", "avi", "gif", "apng", "jpg", "jpeg", "webp", "avif", "tif",
    "tiff", "exr", "bmp", "y4m",
  ]

  /// Returns the formats that hold `content`.
  public static func all(_ content: Content) -> [OutputFormat] {
    all.filter { $0.content == content }
  }

  /// Returns the format whose files' names end in `suffix`, given without its dot; nil if there is
  /// none.
  public static func ending(in suffix: String) -> OutputFormat? {
    all.first { $0.suffixes.contains(suffix) }
  }

  /// Returns true if a file name that ends in `suffix` means a film or a picture, of a supported
  /// format or not.
  public static func isKnown(suffix: String) -> Bool {
    ending(in: suffix) != nil || otherSuffixes.contains(suffix)
  }

  /// The kind of content that the format holds.
  public var content: Content {
    switch writing {
    case .film: .film
    case .picture: .picture
    case .stream: .stream
    }
  }

  /// Returns true if both have the same name, which identifies a format.
  public static func == (one: OutputFormat, other: OutputFormat) -> Bool { one.name == other.name }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension OutputFormat {
  /// The name of the codec in messages, such as H.264 for MP4; the format's own name if it is not
  /// for films.
  package var coding: String {
    if case .film(let codec, _) = writing { codec.name } else { name }
  }

  /// The encoder's name in recipes; the format's own name if it is not for films.
  package var encoderName: String {
    if case .film(let codec, _) = writing { codec.encoder } else { name.lowercased() }
  }

  /// Opens a picture's file and writes its header.
  ///
  /// - Throws: `file` or `noSpace` when the file cannot be written, `format` when the format cannot
  ///   hold the size or one of the texts.
  package func open(_ picture: PictureFile) throws(VideoError) -> any PictureWriter {
    guard case .picture(let open) = writing else { throw refusal("a picture") }
    return try open(picture)
  }

  /// Begins a stream on a descriptor and writes its header, if the format has one. The caller must
  /// close the descriptor after the stream.
  ///
  /// - Throws: `closedPipe` when nobody reads, `noSpace` or `file` when writing to a file fails.
  package func open(
    descriptor: Int32, size: FrameSize, rate: FrameRate
  ) throws(VideoError) -> any StreamWriter {
    guard case .stream(let open) = writing else { throw refusal("a stream") }
    return try open(descriptor, size, rate)
  }

  /// Returns the codec and the container of a format for films. Throws for other formats.
  func film() throws(VideoError) -> (codec: any FilmCodec, container: any FilmContainer) {
    guard case .film(let codec, let container) = writing else { throw refusal("a film") }
    return (codec, container)
  }

  private func refusal(_ what: String) -> VideoError {
    VideoError(code: .format, step: "write \(what) as \(name)", reason: "it holds none")
  }

  /// Reads the texts in a film or a picture, the recipe among them.
  ///
  /// - Parameter head: the file's first bytes.
  /// - Throws: `file` when the file cannot be read, `format` when it is damaged or of no supported
  ///   format.
  package static func texts(
    in path: String, beginning head: [UInt8]
  ) throws(VideoError) -> [String: String] {
    let format = all.first { !$0.signature.isEmpty && head.starts(with: $0.signature) } ?? mp4
    return try format.readTexts?(path) ?? [:]
  }
}
