public import ZoetropeFrame

/// How a film is encoded.
public struct FilmSettings: Hashable, Sendable {
  /// The size; both sides even.
  public var size: FrameSize
  /// Frames per second.
  public var rate: FrameRate
  /// x264's constant rate factor, 1 … 51; 17 is visually transparent for smooth pictures. 0 would be
  /// lossless, which is a profile of H.264 that few players have.
  public var crf: Int
  /// x264's preset, `ultrafast` … `veryslow`.
  public var effort: String
  /// x264's threads, 1…64. The decoded film depends on this number, so it is never taken from the
  /// machine.
  public var threads: Int
  /// How many frames x264 looks ahead, at most; as many as its preset does when nil. The decoded
  /// film depends on it, and so does memory.
  public var lookAhead: Int?
  /// Whether there is grain all over the pictures, which is to be kept.
  public var hasGrain: Bool
  /// Tags for the container: `title`, `comment`, and our own, which may be long.
  public var tags: [String: String]

  /// Creates settings.
  public init(
    size: FrameSize, rate: FrameRate, crf: Int = 17, effort: String = "medium", threads: Int = 4,
    lookAhead: Int? = nil, hasGrain: Bool = false, tags: [String: String] = [:]
  ) {
    self.size = size
    self.rate = rate
    self.crf = crf
    self.effort = effort
    self.threads = threads
    self.lookAhead = lookAhead
    self.hasGrain = hasGrain
    self.tags = tags
  }
}

extension FilmSettings {
  /// The effort of that name; nil when there is none.
  private var knownEffort: Effort? { Effort.all.first { $0.name == effort } }

  /// The look-ahead to ask x264 for; nil for its preset's own.
  var shorterLookAhead: Int? {
    guard let lookAhead, let usual = knownEffort?.lookAhead, lookAhead < usual else { return nil }
    return lookAhead
  }

  /// The lowest level that holds the film; nil when none does.
  package var level: H264Level? {
    H264Level.lowest(
      for: size, at: rate,
      keeping: knownEffort?.framesToKeep(inGroupsOf: framesPerGroup) ?? 1)
  }

  /// How many frames a frame may refer to where the level holds fewer than the effort would like; nil
  /// for as many as the effort has.
  var fewerReferences: Int? {
    guard let held = level?.framesInBuffer(of: size), let usual = knownEffort?.references,
      held < usual
    else { return nil }
    return held
  }

  /// Refuses what can be told from the numbers alone.
  package func validate() throws(VideoError) {
    func refuse(_ what: String, _ reason: String) -> VideoError {
      VideoError(code: .encoding, step: "encode \(what)", reason: reason)
    }
    guard size.width % 2 == 0, size.height % 2 == 0 else {
      let even = "\(size.width + size.width % 2)x\(size.height + size.height % 2)"
      throw refuse("\(size)", "H.264 4:2:0 needs even sides; use \(even)")
    }
    guard size.width <= 16384, size.height <= 16384 else {
      throw refuse("\(size)", "H.264 takes at most 16384 pixels a side")
    }
    guard rate.numerator <= 1_000_000, rate.denominator <= 1_000_000 else {
      throw refuse(
        "\(rate) frames per second",
        "MP4 takes a fraction of numbers up to 1000000, such as 30000/1001")
    }
    guard crf != 0 else {
      throw refuse(
        "with crf 0",
        "that is lossless, which H.264 has in its profile High 4:4:4 Predictive alone, and few players "
          + "open it; 1 is the lowest")
    }
    guard (1...51).contains(crf) else {
      throw refuse("with crf \(crf)", "it must be from 1 to 51")
    }
    guard knownEffort != nil else {
      let names = Effort.all.map(\.name).joined(separator: ", ")
      throw refuse("with effort '\(effort)'", "it must be one of \(names)")
    }
    guard (lookAhead ?? 1) >= 1 else {
      throw refuse("with a look-ahead of \(lookAhead ?? 0)", "it must be at least 1")
    }
    guard (1...64).contains(threads) else {
      throw refuse("with \(threads) threads", "there must be from 1 to 64")
    }
    try validateLevel()
  }

  /// Refuses what is beyond the highest level: no decoder has to play it.
  private func validateLevel() throws(VideoError) {
    let (highest, count) = (H264Level.highest, H264Level.macroblocks(of: size))
    let limits = "H.264's highest level, \(highest.name), holds"
    guard highest.holds(size) else {
      throw VideoError(
        code: .encoding, step: "encode \(size)",
        reason: "\(limits) \(highest.macroblocksPerFrame) blocks of 16x16 pixels in a frame, and "
          + "this size has \(count); use a smaller size")
    }
    guard highest.keepsUp(with: rate, of: size) else {
      throw VideoError(
        code: .encoding, step: "encode \(size) at \(rate) frames per second",
        reason: "\(limits) \(highest.macroblocksPerSecond) blocks of 16x16 pixels in a second, "
          + "which is \(highest.macroblocksPerSecond / count) frames of this size; use a lower rate "
          + "or a smaller size")
    }
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
