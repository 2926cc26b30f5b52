internal import CPPN
internal import ZoetropeKit
internal import ZoetropeRender
internal import ZoetropeScene

/// The number `busy` along a film, measured in the network's channels.
public struct BusyReport: Hashable, Sendable {
  /// The smallest value at the moments that were measured.
  public let least: Double
  /// The value in the middle.
  public let median: Double
  /// The largest value.
  public let most: Double
  /// The targets: of balanced weights first, then of each key of `busy`.
  public let targets: [Target]
  /// A sentence on why no gain of balanced weights changes the picture; nil if one may.
  private let unchangeable: String?

  /// A number that the picture should have, at zoom 1.
  public struct Target: Hashable, Sendable {
    /// The number that is wanted.
    public let wanted: Double
    /// The number that was found.
    public let found: Double
    /// The smallest and the largest number of the gains that were tried.
    public let reach: ClosedRange<Double>
    /// True if the number is that of the law of balanced weights.
    public let isOfLaw: Bool

    /// True if what was found is more than 15 % off.
    public var isMissed: Bool { abs(found / wanted - 1) > 0.15 }
  }

  init(_ scene: SceneDraft) {
    let course = BusyCourse(scene)
    (least, median, most) = (course.least, course.median, course.most)
    var targets: [Target] = []
    if let law = scene.balancedBusy() {
      targets.append(
        Target(wanted: law.wanted, found: law.found, reach: law.reach, isOfLaw: true))
    }
    let request = scene.unmeasured
    if request.timeline.gainIsBusy {
      // Nothing cancels the search, so it throws nothing.
      let found = (try? request.foundGains()) ?? []
      let keys = request.gainKeys(busy: request.timeline[.gain].keys)
      targets += zip(keys, found).map { key, found in
        Target(wanted: key.value, found: found.busy, reach: found.reach, isOfLaw: false)
      }
    }
    self.targets = targets
    unchangeable = targets.first?.isOfLaw == true ? Self.unchangeable(scene.network) : nil
  }

  /// Returns a sentence on why no gain of balanced weights changes what `network` paints; nil if one
  /// may.
  private static func unchangeable(_ network: Architecture) -> String? {
    if network.layers.isEmpty {
      return "without hidden layers no gain of balanced weights changes the picture"
    }
    // Dense layers mix the inputs, which have no gain, with sums that have one.
    let isLinear = network.layers.allSatisfy { $0.activations.allSatisfy { $0 == .identity } }
    guard isLinear, network.wiring != .dense else { return nil }
    return "the hidden layers are all identity, so no gain of balanced weights changes the picture"
  }

  /// The lines that `check` prints, each a heading and a text.
  var lines: [(String, String)] {
    [("busy", text)] + (unchangeable.map { [("note", $0)] } ?? [])
      + targets.filter { $0.isMissed && !($0.isOfLaw && $0.wanted == Self.standard) }.map {
        target in
        let wanted = Wording.fixed(target.wanted, 1)
        let range =
          "\(Wording.fixed(target.reach.lowerBound, 1)) to \(Wording.fixed(target.reach.upperBound, 1))"
        let nearest = Wording.fixed(target.found, 1)
        return (
          "warning",
          "busy \(wanted) is not reached: gains give \(range), and the picture has \(nearest)"
        )
      }
  }

  /// The target of balanced weights if nobody wrote one. Missing it is no fault of the preset's.
  private static let standard = 4.0

  /// The numbers in words.
  var text: String {
    let (low, high) = (Wording.fixed(least, 1), Wording.fixed(most, 1))
    let seen = low == high ? low : "\(low) to \(high), median \(Wording.fixed(median, 1))"
    guard let law = targets.first, law.isOfLaw else { return seen }
    return "\(seen); the weights are balanced for \(Wording.fixed(law.wanted, 1))"
      + (law.isMissed ? ", of which they reach \(Wording.fixed(law.found, 1))" : "")
  }
}
