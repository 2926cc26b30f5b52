public import ZoetropeFrame

/// The settings of a film that do not depend on its pixels.
public struct FilmSettings: Hashable, Sendable {
  /// The size of a frame in pixels.
  public var size: FrameSize
  /// The rate in frames per second.
  public var rate: FrameRate
  /// The format, one that holds films.
  public var format: OutputFormat
  /// The encoder's settings.
  public var encoding: Encoding
  /// True if grain covers the pictures and is to be kept.
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

  /// Checks the numbers against the limits of encoder and container.
  ///
  /// - Throws: `encoding`.
  package func validate() throws(VideoError) {
    let (codec, container) = try format.film()
    try codec.validate(self)
    try container.validate(self)
  }

  /// The largest distance between key frames: about two seconds, so that scrubbing is quick.
  var framesPerGroup: Int {
    max(1, Int((2 * Double(rate.numerator) / Double(rate.denominator)).rounded()))
  }

  /// The ticks per second in the file: a multiple of the rate's numerator, so that each frame
  /// begins on a tick, and fine enough for players that round.
  var ticksPerSecond: Int {
    var ticks = rate.numerator
    while ticks < 10_000 { ticks *= 2 }
    return ticks
  }
}

/// The settings of a film's encoder.
public struct Encoding: Hashable, Sendable {
  /// The constant rate factor of x264, 1…51; 17 is visually transparent for smooth pictures. 0
  /// would be lossless, which is a profile of H.264 that few players have.
  public var crf: Int
  /// The preset of x264, `ultrafast`…`veryslow`.
  public var effort: String
  /// The number of x264's threads, 1…64. The decoded film depends on it, so it is never derived
  /// from the machine.
  public var threads: Int
  /// The number of frames that x264 looks ahead, at most its preset's; the preset's when nil. The
  /// decoded film depends on it, and it decides most of the memory needed.
  public var lookAhead: Int?

  /// The look-ahead of `--low-memory`: a third less memory, for a slightly larger film.
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
