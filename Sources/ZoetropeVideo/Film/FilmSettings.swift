public import ZoetropeFrame

/// The settings of a film that do not depend on its pixels.
public struct FilmSettings: Hashable, Sendable {
  /// The size of a frame in pixels.
  public var size: FrameSize
  /// The rate in frames per second.
  public var rate: FrameRate
  /// The format, which must be one for films.
  public var format: OutputFormat
  /// The encoder's settings.
  public var encoding: Encoding
  /// True if the pictures have grain, which is to be kept.
  public var hasGrain: Bool
  /// The container's tags: `title`, `comment`, and Zoetrope's own, which may be long.
  public var tags: [String: String]

  /// Creates settings.
  public init(
    size: FrameSize, rate: FrameRate, format: OutputFormat = .mp4, encoding: Encoding = Encoding(),
    hasGrain: Bool = false, tags: [String: String] = [:]
  ) {
    self.size = size
    self.rate = rate
    self.format = format
    self.encoding = encoding
    self.hasGrain = hasGrain
    self.tags = tags
  }

  /// Checks the settings against the limits of the codec and the container.
  ///
  /// - Throws: `encoding` when a limit is exceeded, `format` when the format is not for films.
  package func validate() throws(VideoError) {
    let (codec, container) = try format.film()
    try codec.validate(self)
    try container.validate(self)
  }

  /// The largest distance between key frames, in frames: about two seconds, so that players can
  /// jump quickly.
  var framesPerGroup: Int {
    max(1, Int((2 * Double(rate.numerator) / Double(rate.denominator)).rounded()))
  }

  /// The ticks per second in the file. The number is a multiple of the rate's numerator, so that
  /// each frame begins on a tick, and at least 10,000, because some players round times.
  var ticksPerSecond: Int {
    var ticks = rate.numerator
    while ticks < 10_000 { ticks *= 2 }
    return ticks
  }
}

/// The settings of a film's encoder.
public struct Encoding: Hashable, Sendable {
  /// The constant rate factor of x264, 1…51; 17 is visually transparent for smooth pictures. 0
  /// would be lossless and is refused, because few players support H.264's lossless profile.
  public var crf: Int
  /// The preset of x264, `ultrafast`…`veryslow`.
  public var effort: String
  /// The number of x264's threads, 1…64. The decoded pictures depend on this number, so it is never
  /// derived from the machine.
  public var threads: Int
  /// The number of frames that x264 looks ahead, 1 or more. With nil or a larger number than that
  /// of `effort`, the number of `effort` is used. The decoded pictures and most of the encoder's
  /// memory depend on it.
  public var lookAhead: Int?

  /// The look-ahead of `--low-memory`, in frames. Compared with the default settings, it saves a
  /// third of the memory and makes films slightly larger.
  public static let shortLookAhead = 10

  /// Creates settings; the defaults are visually transparent for smooth pictures.
  public init(
    crf: Int = 17, effort: String = "medium", threads: Int = 4, lookAhead: Int? = nil
  ) {
    self.crf = crf
    self.effort = effort
    self.threads = threads
    self.lookAhead = lookAhead
  }
}
