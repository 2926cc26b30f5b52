internal import CFFmpeg
internal import ZoetropeFrame

/// The codec H.264, encoded by x264.
struct H264: FilmCodec {
  /// The number of the profile High in FFmpeg.
  private static let high: CInt = 100

  let name = "H.264"
  var encoder = "libx264"

  func configure(_ context: UnsafeMutablePointer<AVCodecContext>, for settings: FilmSettings) {
    // An upper limit: x264 then rejects what only a higher profile has, and the fastest effort
    // needs less.
    context.pointee.profile = Self.high
    // By itself x264 would choose a level that holds its references. Here the references are
    // limited to those that the lowest level holds.
    if let level = settings.level { context.pointee.level = CInt(level.number) }
  }

  func options(for settings: FilmSettings) throws(VideoError) -> Options {
    let encoding = settings.encoding
    var options = try Options([
      "preset": encoding.effort,
      "crf": "\(encoding.crf)",
      // A little more smoothing than usual hides block edges in slow gradients.
      "deblock": "1:1",
      // Off, because it spends bits on a grainy look, and the film should show what was painted.
      "psy": "0",
      "x264-params": [
        // Restores the colours' precision, which turning `psy` off lowers.
        "chroma-qp-offset=-3",
        // x264's faster look-ahead code reads uninitialised memory, so that films differ from run
        // to run; this code does not, and is the same on every processor.
        "cpu-independent=1",
      ].joined(separator: ":"),
    ])
    if let frames = settings.fewerReferences { try options.set("refs", to: "\(frames)") }
    if let frames = settings.shorterLookAhead { try options.set("rc-lookahead", to: "\(frames)") }
    // Only for the default: faster presets stay fast, slower ones have it anyway. Noise would take
    // a tenth to a third longer for 3 % fewer bytes, and lose grain that the usual search keeps.
    if encoding.effort == "medium", !settings.hasGrain { try options.set("trellis", to: "2") }
    return options
  }

  func validate(_ settings: FilmSettings) throws(VideoError) {
    let (size, encoding, limits) = (settings.size, settings.encoding, settings.format.limits)
    func refuse(_ what: String, _ reason: String) -> VideoError {
      VideoError(code: .encoding, step: "encode \(what)", reason: reason)
    }
    guard !limits.needsEvenSides || size.width % 2 == 0 && size.height % 2 == 0 else {
      let even = "\(size.width + size.width % 2)x\(size.height + size.height % 2)"
      throw refuse("\(size)", "H.264 4:2:0 needs even sides; use \(even)")
    }
    guard max(size.width, size.height) <= limits.longestSide else {
      throw refuse("\(size)", "H.264 takes at most \(limits.longestSide) pixels a side")
    }
    guard encoding.crf != 0 else {
      throw refuse(
        "with crf 0",
        "that is lossless, which H.264 has in its profile High 4:4:4 Predictive alone, and few players "
          + "open it; 1 is the lowest")
    }
    guard (1...51).contains(encoding.crf) else {
      throw refuse("with crf \(encoding.crf)", "it must be from 1 to 51")
    }
    guard settings.knownEffort != nil else {
      let names = Effort.all.map(\.name).joined(separator: ", ")
      throw refuse("with effort '\(encoding.effort)'", "it must be one of \(names)")
    }
    guard (encoding.lookAhead ?? 1) >= 1 else {
      throw refuse("with a look-ahead of \(encoding.lookAhead ?? 0)", "it must be at least 1")
    }
    guard (1...64).contains(encoding.threads) else {
      throw refuse("with \(encoding.threads) threads", "there must be from 1 to 64")
    }
    try validateLevel(size, settings.rate)
  }

  /// Throws if the size or the rate exceeds H.264's highest level: decoders need not play such
  /// films.
  private func validateLevel(_ size: FrameSize, _ rate: FrameRate) throws(VideoError) {
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
}

extension FilmSettings {
  /// The effort that the settings name; nil if there is none of this name.
  fileprivate var knownEffort: Effort? { Effort.all.first { $0.name == encoding.effort } }

  /// The look-ahead to set in x264, in frames; nil for the preset's own.
  fileprivate var shorterLookAhead: Int? {
    guard let frames = encoding.lookAhead, let usual = knownEffort?.lookAhead, frames < usual
    else { return nil }
    return frames
  }

  /// The lowest level that holds the film; nil when none does.
  package var level: H264Level? {
    H264Level.lowest(
      for: size, at: rate,
      keeping: knownEffort?.framesToKeep(inGroupsOf: framesPerGroup) ?? 1)
  }

  /// The number of reference frames if the level holds fewer than the effort uses; nil for the
  /// effort's own number.
  fileprivate var fewerReferences: Int? {
    guard let held = level?.framesInBuffer(of: size), let usual = knownEffort?.references,
      held < usual
    else { return nil }
    return held
  }
}
