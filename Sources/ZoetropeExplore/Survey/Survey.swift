internal import CPPN
internal import ZoetropeKit
internal import ZoetropeScene

/// A count of the random networks that paint, each with the defaults of presets, by the verdict on
/// the film and on the channels at three moments of it.
public struct Survey: Sendable {
  /// The number of networks.
  public let count: Int
  /// The seed that they are drawn from.
  public let seed: UInt64

  /// The networks that were judged, and how many of them were healthy.
  public struct Tally: Hashable, Sendable {
    /// The number of networks that were judged.
    public var judged = 0
    /// The number of those that were healthy.
    public var healthy = 0

    mutating func add(_ verdict: Verdict) {
      judged += 1
      if verdict == .healthy { healthy += 1 }
    }
  }

  /// The counts of a survey.
  public struct Result: Sendable {
    /// All networks.
    public var all = Tally()
    /// Networks with one activation, by its name; those with several are under `mixes`.
    public var activations: [String: Tally] = [:]
    /// Networks with more than one activation.
    public var mixes = Tally()
    /// Networks by depth: 1 to 4 hidden layers, 5 to 8, 9 to 12, 13 to 16.
    public var depths = [Tally](repeating: Tally(), count: 4)
    /// The number of networks in which `z` and `time` have another share than in the rest, because no
    /// gain was healthy.
    public var otherShares = 0
    /// The number of networks with each verdict but `healthy`.
    public var faults: [String: Int] = [:]
  }

  /// Creates a survey; a count below 0 counts as 0.
  public init(count: Int, seed: UInt64) {
    self.count = max(count, 0)
    self.seed = seed
  }

  /// Draws and judges the networks one after the other.
  ///
  /// - Parameter observe: gets each network's number, its verdict and its preset.
  /// - Throws: `CancellationError` soon after the task is cancelled.
  public func run(
    _ observe: (_ number: Int, _ verdict: Verdict, _ preset: String) -> Void
  ) throws -> Result {
    var result = Result()
    for index in 0..<count {
      try Task.checkCancellation()
      let network = SurveyNetwork(index, seed: seed)
      let scene = try network.scene()
      let seen = try Verdict.judge(scene)
      let seed = scene.timeline.seed.keys[0].value
      let calibration = Calibration(scene.network, seed: seed, in: scene.balanceField)
      if calibration?.motionFactor != 1 { result.otherShares += 1 }
      let moments = (0..<3).map { seen.moments[$0 * seen.moments.count / 3] }
      let verdict = Verdict(seen.impression, moments)
      result.all.add(verdict)
      if network.activations.count == 1 {
        result.activations[network.activations[0], default: Tally()].add(verdict)
      } else {
        result.mixes.add(verdict)
      }
      result.depths[(network.depth - 1) / 4].add(verdict)
      if verdict != .healthy { result.faults["\(verdict)", default: 0] += 1 }
      observe(index + 1, verdict, network.preset)
    }
    return result
  }
}

extension Survey.Result {
  /// The counts as a table.
  public var text: String {
    var lines: [(String, Survey.Tally)] = activations.sorted { $0.key < $1.key }
    lines.append(("mixes of 2 and 3", mixes))
    for (index, depth) in depths.enumerated() {
      lines.append(("depth \(4 * index + 1) to \(4 * index + 4)", depth))
    }
    lines.append(("all", all))
    let rows = lines.filter { $0.1.judged > 0 }.map { name, tally in
      let share = 100 * Double(tally.healthy) / Double(tally.judged)
      return name + String(repeating: " ", count: max(1, 20 - name.count))
        + "\(tally.healthy) of \(tally.judged) healthy, \(Wording.fixed(share, 1)) %\n"
    }
    let other = faults.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
    let shares = "with another share of z and time: \(otherShares) of \(all.judged)\n"
    return rows.joined() + shares
      + (other.isEmpty ? "" : "not healthy: \(other.joined(separator: ", "))\n")
  }
}
