internal import CPPN
internal import ZoetropeKit
internal import ZoetropePreset
internal import ZoetropeRender
internal import ZoetropeScene

/// A count of the random networks that reach a written `busy`, and of those that have it.
public struct TargetSurvey: Sendable {
  /// The values of `busy` that are written.
  public static let targets = [1.5, 3, 6]
  /// The largest relative error of a `busy` that counts as reached: 15 %.
  public static let tolerance = 0.15

  /// The number of networks.
  public let count: Int
  /// The seed that they are drawn from.
  public let seed: UInt64

  /// The counts for a target.
  public struct Tally: Hashable, Sendable {
    /// The number of networks for which some gain of the scan reaches the target, with a picture that
    /// shows something in three quarters of the moments.
    public var reachable = 0
    /// The number of those whose inputs are neither tiles nor `|x|`.
    public var reachableWithoutRepeats = 0
    /// The number of those that end within the tolerance of it, measured on whole pictures at the
    /// reference.
    public var found = 0
    /// The number of those whose films have it: the median of eight moments.
    public var inFilm = 0
  }

  /// A network with a `busy` that some gain reaches, and what it ends with.
  public struct Case: Sendable {
    /// The preset, as YAML.
    public let preset: String
    /// The written `busy`.
    public let target: Double
    /// The `busy` of whole pictures at the reference.
    public let measured: Double
    /// True if it is within the tolerance.
    public var isFound: Bool { abs(measured / target - 1) <= TargetSurvey.tolerance }
  }

  /// The counts of a survey.
  public struct Result: Sendable {
    /// The number of networks.
    public var judged = 0
    /// The number of those whose inputs are neither tiles nor `|x|`: these repeat the picture, so that
    /// no gain makes it calmer than a period.
    public var judgedWithoutRepeats = 0
    /// The counts for each target, in the order of `targets`.
    public var tallies = [Tally](repeating: Tally(), count: TargetSurvey.targets.count)
  }

  /// Creates a survey.
  public init(count: Int, seed: UInt64) {
    self.count = count
    self.seed = seed
  }

  /// Draws the networks of ``Survey`` one after the other, and writes each target as its `busy`.
  ///
  /// - Parameter observe: called after each network with its number and the targets that it reaches.
  /// - Throws: `CancellationError` soon after the task is cancelled.
  public func run(_ observe: (_ number: Int, _ cases: [Case]) -> Void) throws -> Result {
    var result = Result()
    for index in 0..<count {
      let network = SurveyNetwork(index, seed: seed)
      let scene = try network.scene()
      try Task.checkCancellation()
      // A written busy is what balanced weights are calibrated for.
      let scan = Calibration.scan(
        scene.network, seed: scene.timeline.seed.keys[0].value, in: scene.balanceField)
      result.judged += 1
      if !network.isRepeating { result.judgedWithoutRepeats += 1 }
      var cases: [Case] = []
      for (place, target) in Self.targets.enumerated()
      where scan.contains(where: { $0.shows && abs($0.busy / target - 1) <= Self.tolerance }) {
        let preset = network.preset + "busy: \(target)\n"
        let written = try SceneSource(yaml: preset).scene().values
        let seen = Case(preset: preset, target: target, measured: written.referenceBusy())
        result.tallies[place].reachable += 1
        if !network.isRepeating { result.tallies[place].reachableWithoutRepeats += 1 }
        if seen.isFound { result.tallies[place].found += 1 }
        if abs(BusyCourse(written).median / target - 1) <= Self.tolerance {
          result.tallies[place].inFilm += 1
        }
        cases.append(seen)
      }
      observe(index + 1, cases)
    }
    return result
  }
}

extension TargetSurvey.Result {
  /// The counts as a table.
  public var text: String {
    var text = "busy  some gain reaches  without tiles, |x|  found within 15 %  in the film\n"
    for (target, tally) in zip(TargetSurvey.targets, tallies) {
      func cell(_ part: Int, of whole: Int, width: Int) -> String {
        let cell = "\(part) of \(whole)"
        return String(repeating: " ", count: max(0, width - cell.count)) + cell
      }
      text +=
        Wording.fixed(target, 1) + cell(tally.reachable, of: judged, width: 20)
        + cell(tally.reachableWithoutRepeats, of: judgedWithoutRepeats, width: 19)
        + cell(tally.found, of: tally.reachable, width: 19)
        + cell(tally.inFilm, of: tally.reachable, width: 13) + "\n"
    }
    return text
  }
}
