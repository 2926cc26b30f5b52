/// The rule by which a refinement level decides where the next, finer level may be interpolated,
/// from the prediction errors of this level and of the level before.
///
/// The error of a polynomial falls from level to level: the finer the spacing, the faster it falls,
/// to a sixty-fourth at best. If this level has the error `e` and the level before had `E`, the
/// next level is predicted to have at most `e * e / E`. The few measured errors may be small by
/// chance, so the prediction is multiplied by a safety factor.
struct RefinementRule {
  /// The tolerance for the next level's predicted error (`tolerance`), and that for this level's
  /// measured error (`limit`), both in 8-bit levels.
  let tolerance: Float
  let limit: Float
  /// The tolerances for the predicted (`monitorTolerance`) and the measured (`monitorLimit`) error
  /// of the monitor. A `step` neuron that jumps changes the monitor by 1.
  let monitorTolerance: Float
  let monitorLimit: Float
  /// The factor by which predicted errors are multiplied. If it is infinite, the next level's error
  /// is taken to be as large as this level's.
  let safetyFactor: Float

  /// False if spot checks prove nothing. All values in and beside rough cells are evaluated then.
  var allowsSpotChecks = true

  /// The tolerance for the spot check of a square of 2 x 2 pixels, in 8-bit levels.
  private static let pixelTolerance: Float = 0.75
  /// The prediction errors, in 8-bit levels and of the monitor, above which features are
  /// unresolved. Such features are as thin as the lattice's spacing, so spot checks may miss them.
  private static let unresolved: (levels: Float, monitor: Float) = (16, 0.25)
  /// The factor by which errors are multiplied if they do not fall from level to level. Such errors
  /// are noise, and some of them are measured too small by chance.
  private static let noise: Float = 2

  /// Returns true if the next level may be interpolated, given the errors of this level and the
  /// earlier errors of the level before. Comparisons with NaN are false, so errors that are NaN
  /// lead to refinement.
  func isSmooth(
    _ levels: Float, after earlier: Float, monitor: Float, after earlierMonitor: Float
  ) -> Bool {
    predictedError(levels, earlier) <= tolerance && levels <= limit
      && predictedError(monitor, earlierMonitor) <= monitorTolerance && monitor <= monitorLimit
  }

  /// Returns the roughness of a cell with these errors: 0 if it is smooth, 2 if it is rough and
  /// spot checks prove nothing, and 1 if it is rough otherwise.
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

  /// Returns true if a prediction error, in 8-bit levels, means that features are unresolved.
  static func isUnresolved(_ levels: Float) -> Bool { !(levels <= unresolved.levels) }

  /// Returns true if a prediction error, in 8-bit levels, or that of the monitor means that
  /// features are unresolved.
  static func isUnresolved(_ levels: Float, monitor: Float) -> Bool {
    isUnresolved(levels) || !(monitor <= unresolved.monitor)
  }

  /// Returns true if the errors of a cell's spot check allow the other values of the cell to be
  /// interpolated. `levels` is in 8-bit levels, as is `earlier`, the error of the level before.
  func passesSpotCheck(_ levels: Float, after earlier: Float, monitor: Float) -> Bool {
    Self.passesSpotCheck(levels, after: earlier, tolerance) && monitor <= monitorTolerance
  }

  /// Returns true if the error of a square's spot check allows the other pixels of the square to be
  /// interpolated. `levels` is in 8-bit levels, as is `earlier`, the error of the level before.
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
    /// The rule for the level at which every eighth pixel is evaluated. The next level's error is
    /// smaller, but at this spacing the rate of its fall is too uncertain to be used.
    var eighths = RefinementRule(
      tolerance: 0.5, limit: 0.5, monitorTolerance: 0.5, monitorLimit: 0.5, safetyFactor: .infinity)
    /// The rule for the level at which every fourth pixel is evaluated.
    var quarters = RefinementRule(
      tolerance: 1, limit: 4, monitorTolerance: 0.5, monitorLimit: 1, safetyFactor: 4)
    /// The rule for the spot check of a cell at the level of every second pixel. The spot check is
    /// the first of the cell's three new pixels, and decides whether the other two are evaluated.
    var spotCheck = RefinementRule(
      tolerance: 0.75, limit: 0.75, monitorTolerance: 0.1, monitorLimit: 0.1,
      safetyFactor: .infinity)
    /// The rule for the level at which every second pixel is evaluated.
    var halves = RefinementRule(
      tolerance: 1, limit: 2, monitorTolerance: 0.5, monitorLimit: 4, safetyFactor: 4)

    /// Returns the rules for pictures of the network of `program` in the colours of `colouring`.
    static func of(_ program: Program, _ colouring: ColourRow) -> Schedule {
      if program.hasKinks { return .cornered }
      if colouring.hasJumps { return .stepped }
      return program.hasFolds ? .folded : .smooth
    }

    /// The rules for smooth pictures.
    static let smooth = Schedule()

    /// The rules for pictures with corners along the fixed lines of a symmetry or an input. Beside
    /// such a line, errors fall only by half from level to level.
    static let folded = Schedule(
      spotCheck: RefinementRule(
        tolerance: 0.3, limit: 0.3, monitorTolerance: 0.1, monitorLimit: 0.1,
        safetyFactor: .infinity),
      halves: RefinementRule(
        tolerance: 1, limit: 2, monitorTolerance: 0.5, monitorLimit: 4, safetyFactor: 8,
        allowsSpotChecks: false))

    /// The rules for pictures whose colours jump. However small an error is, it may put a pixel on
    /// the wrong side of a jump.
    static let stepped = Schedule(
      quarters: RefinementRule(
        tolerance: 1, limit: 1, monitorTolerance: 0.5, monitorLimit: 0.5, safetyFactor: .infinity),
      spotCheck: RefinementRule(
        tolerance: 0.1, limit: 0.1, monitorTolerance: 0.1, monitorLimit: 0.1,
        safetyFactor: .infinity),
      halves: RefinementRule(
        tolerance: 1, limit: 1, monitorTolerance: 0.5, monitorLimit: 0.5, safetyFactor: .infinity,
        allowsSpotChecks: false))

    /// The rules for pictures that may have corners anywhere. At least every second pixel is
    /// evaluated.
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

/// Returns the larger of two prediction errors. NaN counts as larger than any number.
@inline(__always)
func maxError(_ a: Float, _ b: Float) -> Float { a <= b || b.isNaN ? b : a }
