public import ZoetropeFrame

/// The facts about a film that do not depend on its pixels.
public struct FilmSettings: Hashable, Sendable {
  /// The size.
  public var size: FrameSize
  /// Frames per second.
  public var rate: FrameRate
  /// The format, one that holds films.
  public var format: OutputFormat
  /// The encoder's settings.
  public var encoding: Encoding
  /// True when there is grain all over the pictures, which is to be kept.
  public var hasGrain: Bool
  /// Tags for the container: `title`, `comment`, and our own, which may be long.
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

  /// Refuses what can be told from the numbers alone.
  ///
  /// - Throws: `encoding`.
  package func validate() throws(VideoError) {
    let (codec, container) = try format.film()
    try codec.validate(self)
    try container.validate(self)
  }

  /// Frames from one key frame to the next, at most: about two seconds, so that scrubbing is quick.
  var framesPerGroup: Int {
    max(1, Int((2 * Double(rate.numerator) / Double(rate.denominator)).rounded()))
  }

  /// Ticks of a second in the file: a multiple of the rate's numerator, so that each frame begins on a
  /// tick, and fine enough for players that round.
  var ticksPerSecond: Int {
    var ticks = rate.numerator
    while ticks < 10_000 { ticks *= 2 }
    return ticks
  }
}

/// The settings of a film's encoder.
public struct Encoding: Hashable, Sendable {
  /// x264's constant rate factor, 1 … 51; 17 is visually transparent for smooth pictures. 0 would be
  /// lossless, which is a profile of H.264 that few players have.
  public var crf: Int
  /// x264's preset, `ultrafast` … `veryslow`.
  public var effort: String
  /// x264's threads, 1…64. The decoded film depends on this number, so it is never taken from the
  /// machine.
  public var threads: Int
  /// The most frames that x264 looks ahead; as many as its preset does when nil. The decoded film
  /// depends on it, and memory more than on all else.
  public var lookAhead: Int?

  /// The look-ahead that `--low-memory` stands for: a third less memory for a film a little larger.
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
