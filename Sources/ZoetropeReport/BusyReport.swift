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
  /// The value that balanced weights are drawn for; nil under other laws.
  public let wanted: Double?
  /// The value that balanced weights reach; nil under other laws.
  public let found: Double?

  init(_ scene: SceneDraft) {
    let course = BusyCourse(scene)
    (least, median, most) = (course.least, course.median, course.most)
    let balanced = scene.balancedBusy()
    (wanted, found) = (balanced?.wanted, balanced?.found)
  }

  /// The numbers in words.
  var text: String {
    let (low, high) = (Wording.fixed(least, 1), Wording.fixed(most, 1))
    let seen = low == high ? low : "\(low) to \(high), median \(Wording.fixed(median, 1))"
    guard let wanted, let found else { return seen }
    let isMissed = abs(found / wanted - 1) > 0.15
    return "\(seen); the weights are balanced for \(Wording.fixed(wanted, 1))"
      + (isMissed ? ", of which they reach \(Wording.fixed(found, 1))" : "")
  }
}
