/// When values between those of a lattice may be interpolated: by how far those of the lattice itself
/// were missed, and by how far, before them, those of twice its step.
///
/// The error of a polynomial falls from step to step, and the faster the finer the steps, down to a
/// sixty-fourth each. So where values were missed by `e` after others that were missed by `E`, the
/// next will be missed by `e * e / E` or less, but for what so few values happen to say.
struct Foresight {
  /// By how many codes of 255 the next values may be missed, and by how many the last ones were.
  let tolerance: Float
  let limit: Float
  /// The same of the watch.
  let jump: Float
  let jumpLimit: Float
  /// The next are missed by so many times what they are foretold to be; infinite where they are taken
  /// to be missed as much as the last.
  let safety: Float

  /// Whether one pixel of four stands for the others near those that were missed.
  var hasWitnesses = true

  /// By how many codes one pixel of four may be missed, standing for the others.
  private static let pixelTolerance: Float = 0.75
  /// From what misses on, in codes and of the watch, the next values would be no witnesses: features
  /// as thin as their distance pass between them.
  private static let hopeless: (codes: Float, jump: Float) = (16, 0.25)
  /// Misses that do not fall are noise, of which some values have little by chance: they count
  /// so many times.
  private static let noise: Float = 2

  /// What is not a number is not known to be small.
  func isSmooth(
    _ codes: Float, after earlier: Float, watch: Float, after earlierWatch: Float
  ) -> Bool {
    foretold(codes, earlier) <= tolerance && codes <= limit
      && foretold(watch, earlierWatch) <= jump && watch <= jumpLimit
  }

  /// 0 for smooth, 2 for hopeless, else 1.
  func roughness(
    _ codes: Float, after earlier: Float, watch: Float, after earlierWatch: Float
  ) -> UInt8 {
    if isSmooth(codes, after: earlier, watch: watch, after: earlierWatch) { return 0 }
    return hasWitnesses && !Self.isHopeless(codes, watch: watch) ? 1 : 2
  }

  private func foretold(_ miss: Float, _ earlier: Float) -> Float {
    guard safety.isFinite else { return miss }
    let part = safety * miss
    return part < Self.noise * earlier ? miss * part / earlier : miss * Self.noise
  }

  /// Whether a miss says that features are too thin for the values after it.
  static func isHopeless(_ codes: Float) -> Bool { !(codes <= hopeless.codes) }

  /// The same of a miss of the watch, too.
  static func isHopeless(_ codes: Float, watch: Float) -> Bool {
    isHopeless(codes) || !(watch <= hopeless.jump)
  }

  /// Whether a first value stands for the others.
  func isSettled(_ codes: Float, after earlier: Float, watch: Float) -> Bool {
    Self.isSettled(codes, after: earlier, tolerance) && watch <= jump
  }

  /// Whether a pixel stands for three others.
  static func isSettled(pixel codes: Float, after earlier: Float) -> Bool {
    isSettled(codes, after: earlier, pixelTolerance)
  }

  private static func isSettled(
    _ codes: Float, after earlier: Float, _ tolerance: Float
  ) -> Bool {
    codes <= tolerance && (noise * codes <= earlier || noise * codes <= tolerance)
  }
}

extension Foresight {
  /// What is asked of a picture from step to step.
  struct Course {
    /// For every eighth pixel. What is missed at the next step is less; how much less is the least
    /// certain far apart.
    var eighths = Foresight(
      tolerance: 0.5, limit: 0.5, jump: 0.5, jumpLimit: 0.5, safety: .infinity)
    /// For every fourth.
    var quarters = Foresight(tolerance: 1, limit: 4, jump: 0.5, jumpLimit: 1, safety: 4)
    /// For the first of every second pixels that is asked in a cell, standing for the others.
    var firstHalves = Foresight(
      tolerance: 0.75, limit: 0.75, jump: 0.1, jumpLimit: 0.1, safety: .infinity)
    /// For every second.
    var halves = Foresight(tolerance: 1, limit: 2, jump: 0.5, jumpLimit: 4, safety: 4)

    /// Of pictures of that network in those colours.
    static func of(_ program: Program, _ colouring: ColourRow) -> Course {
      if program.hasKinks { return .cornered }
      if colouring.hasJumps { return .stepped }
      return program.hasFolds ? .folded : .smooth
    }

    /// Of smooth pictures.
    static let smooth = Course()

    /// Of those with corners along lines that lie still, where a mirror stands: they are missed by
    /// half as much from step to step, no less, and only beside the line.
    static let folded = Course(
      firstHalves: Foresight(
        tolerance: 0.3, limit: 0.3, jump: 0.1, jumpLimit: 0.1, safety: .infinity),
      halves: Foresight(
        tolerance: 1, limit: 2, jump: 0.5, jumpLimit: 4, safety: 8, hasWitnesses: false))

    /// Of those whose colours jump: however little a value is off, a pixel may be on the wrong side.
    static let stepped = Course(
      quarters: Foresight(
        tolerance: 1, limit: 1, jump: 0.5, jumpLimit: 0.5, safety: .infinity),
      firstHalves: Foresight(
        tolerance: 0.1, limit: 0.1, jump: 0.1, jumpLimit: 0.1, safety: .infinity),
      halves: Foresight(
        tolerance: 1, limit: 1, jump: 0.5, jumpLimit: 0.5, safety: .infinity,
        hasWitnesses: false))

    /// Of those with corners anywhere: every second pixel is asked at least.
    static let cornered: Course = {
      let never = Foresight(
        tolerance: -1, limit: -1, jump: -1, jumpLimit: -1, safety: .infinity)
      return Course(
        eighths: never, quarters: never, firstHalves: never,
        halves: Foresight(
          tolerance: 1, limit: 1, jump: 0.5, jumpLimit: 0.5, safety: .infinity,
          hasWitnesses: false))
    }()
  }
}

extension Float {
  /// The larger miss of two; what is not a number is worse than any.
  @inline(__always)
  func worse(than other: Float) -> Float { self <= other || other.isNaN ? other : self }
}
