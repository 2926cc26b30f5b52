/// The tolerances by which a refinement level decides where the next, finer one may be
/// interpolated, from the prediction errors of this level and of the one before it.
///
/// The error of a polynomial falls from level to level, the faster the finer the steps, down to a
/// sixty-fourth each. So where this level had error `e` and the one before it `E`, the next is
/// predicted to have `e * e / E` or less, but for the chance that few values hold; hence a safety
/// factor.
struct RefinementRule {
  /// The tolerance for the next level's predicted error, and the limit for this level's measured
  /// one, in 8-bit levels.
  let tolerance: Float
  let limit: Float
  /// The same for the prediction errors of the monitor, which changes by 1 where one neuron with a
  /// `step` jumps.
  let monitorTolerance: Float
  let monitorLimit: Float
  /// The factor by which predicted errors are multiplied; infinite where the next level's error is
  /// taken to be as large as this one's.
  let safetyFactor: Float

  /// False where a spot check proves nothing: then all values are evaluated in and beside rough
  /// cells.
  var allowsSpotChecks = true

  /// The tolerance for the spot check of a square of 2 x 2 pixels, in 8-bit levels.
  private static let pixelTolerance: Float = 0.75
  /// The errors, in 8-bit levels and of the monitor, above which features are unresolved: they are
  /// as thin as the distance between points, so spot checks may miss them.
  private static let unresolved: (levels: Float, monitor: Float) = (16, 0.25)
  /// The factor for errors that do not fall from level to level. Such errors are noise, and some
  /// measured errors are small by chance.
  private static let noise: Float = 2

  /// True if the next level may be interpolated. Comparisons with NaN are false, so that it is
  /// refined.
  func isSmooth(
    _ levels: Float, after earlier: Float, monitor: Float, after earlierMonitor: Float
  ) -> Bool {
    predictedError(levels, earlier) <= tolerance && levels <= limit
      && predictedError(monitor, earlierMonitor) <= monitorTolerance && monitor <= monitorLimit
  }

  /// Returns 0 for errors of a smooth cell, 2 for those of a rough cell where spot checks prove
  /// nothing, and 1 for those of another rough cell.
  func roughness(
    _ levels: Float, after earlier: Float, monitor: Float, after earlierMonitor: Float
  ) -> UInt8 {
    if isSmooth(levels, after: earlier, monitor: monitor, after: earlierMonitor) { return 0 }
    return allowsSpotChecks && !Self.isUnresolved(levels, monitor: monitor) ? 1 : 2
  }

  private func predictedError(_ error: Float, _ earlier: Float) -> Float {
    guard safetyFactor.isFinite else { return error }
    let part = safetyFactor * error
    return part < Self.noise * earlier ? error * part / earlier : error * Self.noise
  }

  /// True if an error in 8-bit levels says that features are unresolved.
  static func isUnresolved(_ levels: Float) -> Bool { !(levels <= unresolved.levels) }

  /// True if an error in 8-bit levels or of the monitor says that features are unresolved.
  static func isUnresolved(_ levels: Float, monitor: Float) -> Bool {
    isUnresolved(levels) || !(monitor <= unresolved.monitor)
  }

  /// True if the first value of a cell says that the others may be interpolated.
  func passesSpotCheck(_ levels: Float, after earlier: Float, monitor: Float) -> Bool {
    Self.passesSpotCheck(levels, after: earlier, tolerance) && monitor <= monitorTolerance
  }

  /// True if one pixel says that the three others of its square may be interpolated.
  static func passesSpotCheck(pixel levels: Float, after earlier: Float) -> Bool {
    passesSpotCheck(levels, after: earlier, pixelTolerance)
  }

  private static func passesSpotCheck(
    _ levels: Float, after earlier: Float, _ tolerance: Float
  ) -> Bool {
    levels <= tolerance && (noise * levels <= earlier || noise * levels <= tolerance)
  }
}

extension RefinementRule {
  /// The rules of one kind of picture, from the coarsest level to the finest.
  struct Schedule {
    /// For the level at which every eighth pixel is evaluated. The next level's error is smaller,
    /// but at this spacing it is least certain by how much.
    var eighths = RefinementRule(
      tolerance: 0.5, limit: 0.5, monitorTolerance: 0.5, monitorLimit: 0.5, safetyFactor: .infinity)
    /// For the level at which every fourth pixel is evaluated.
    var quarters = RefinementRule(
      tolerance: 1, limit: 4, monitorTolerance: 0.5, monitorLimit: 1, safetyFactor: 4)
    /// For the spot check of a cell at the level of every second pixel: the first of its three new
    /// pixels, which decides whether the other two are evaluated.
    var spotCheck = RefinementRule(
      tolerance: 0.75, limit: 0.75, monitorTolerance: 0.1, monitorLimit: 0.1,
      safetyFactor: .infinity)
    /// For the level at which every second pixel is evaluated.
    var halves = RefinementRule(
      tolerance: 1, limit: 2, monitorTolerance: 0.5, monitorLimit: 4, safetyFactor: 4)

    /// The rules for pictures of a network in the colours of `colouring`.
    static func of(_ program: Program, _ colouring: ColourRow) -> Schedule {
      if program.hasKinks { return .cornered }
      if colouring.hasJumps { return .stepped }
      return program.hasFolds ? .folded : .smooth
    }

    /// For smooth pictures.
    static let smooth = Schedule()

    /// For pictures with corners along fixed lines, where a mirror stands. Beside such a line
    /// errors fall only by half from level to level.
    static let folded = Schedule(
      spotCheck: RefinementRule(
        tolerance: 0.3, limit: 0.3, monitorTolerance: 0.1, monitorLimit: 0.1,
        safetyFactor: .infinity),
      halves: RefinementRule(
        tolerance: 1, limit: 2, monitorTolerance: 0.5, monitorLimit: 4, safetyFactor: 8,
        allowsSpotChecks: false))

    /// For pictures whose colours jump: however small an error, a pixel may be on the wrong side.
    static let stepped = Schedule(
      quarters: RefinementRule(
        tolerance: 1, limit: 1, monitorTolerance: 0.5, monitorLimit: 0.5, safetyFactor: .infinity),
      spotCheck: RefinementRule(
        tolerance: 0.1, limit: 0.1, monitorTolerance: 0.1, monitorLimit: 0.1,
        safetyFactor: .infinity),
      halves: RefinementRule(
        tolerance: 1, limit: 1, monitorTolerance: 0.5, monitorLimit: 0.5, safetyFactor: .infinity,
        allowsSpotChecks: false))

    /// For pictures with corners anywhere: every second pixel is evaluated at least.
    static let cornered: Schedule = {
      let never = RefinementRule(
        tolerance: -1, limit: -1, monitorTolerance: -1, monitorLimit: -1, safetyFactor: .infinity)
      return Schedule(
        eighths: never, quarters: never, spotCheck: never,
        halves: RefinementRule(
          tolerance: 1, limit: 1, monitorTolerance: 0.5, monitorLimit: 0.5, safetyFactor: .infinity,
          allowsSpotChecks: false))
    }()
  }
}

/// The larger of two prediction errors; NaN counts as larger than any number.
@inline(__always)
func maxError(_ a: Float, _ b: Float) -> Float { a <= b || b.isNaN ? b : a }
