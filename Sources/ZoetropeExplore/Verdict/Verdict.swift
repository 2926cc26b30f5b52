internal import ZoetropeKit
package import ZoetropeScene

/// The judgement of a film in one word: the rule of the gate, and limits that the network's channels
/// must keep at each moment looked at.
///
/// It is stricter than the gate alone. The gate was fitted to films that people sorted, who called
/// many good that have more and finer forms than ``busy`` allows.
public enum Verdict: Hashable, Sendable, CustomStringConvertible {
  /// No fault.
  case healthy
  /// The first fault, in the order of `Gate.Fault`.
  case fault(Gate.Fault)

  /// The range of ``Moment/busy`` of a healthy picture.
  public static let busy = 0.7...10.5
  /// The least deviation of a healthy picture, in the channels and in the coloured picture.
  public static let leastDeviation = 0.06
  /// The share of pixels at the ends of the channels that a healthy picture stays under.
  public static let mostEnds = 0.8

  /// Judges a film by its impression and its moments.
  public init(_ seen: Impression, _ moments: [Moment]) {
    let ofFilm = Gate.fault(of: seen)
    let first = Gate.Fault.allCases.first { fault in
      fault == ofFilm || moments.contains { $0.has(fault) }
    }
    self = first.map(Verdict.fault) ?? .healthy
  }

  /// Judges a scene by painting small pictures of it.
  ///
  /// - Returns: the verdict, and the numbers of the finished pictures and of the moments.
  /// - Throws: `CancellationError` soon after the task is cancelled.
  package static func judge(
    _ scene: SceneDraft
  ) throws -> (verdict: Verdict, impression: Impression, moments: [Moment]) {
    let seen = try Impression(of: scene)
    let probe = MomentProbe(scene)
    let moments = try probe.frames.map { frame in
      try Task.checkCancellation()
      return probe.moment(frame: frame)
    }
    return (Verdict(seen, moments), seen, moments)
  }

  /// The word: `healthy`, `too-fine`, `saturated`, `flat`, `static` or `seam`.
  public var description: String {
    switch self {
    case .healthy: "healthy"
    case .fault(let fault): fault.rawValue
    }
  }

  /// The numbers that decide, in words, with the limits that they must keep.
  func reason(_ seen: Impression, _ moments: [Moment]) -> String {
    func number(_ value: Double, _ decimals: Int = 2) -> String { Wording.fixed(value, decimals) }
    let busy = moments.map(\.busy)
    let (least, most) = (busy.min() ?? 0, busy.max() ?? 0)
    let channels = moments.map(\.deviation).min() ?? 0
    let picture = moments.map(\.contrast).min() ?? seen.contrast
    switch self {
    case .healthy:
      return "busy \(number(least, 1)) to \(number(most, 1)), deviation "
        + "\(number(channels)) or more in the channels and \(number(picture)) in the picture, "
        + "\(number(100 * seen.clipped, 0)) % clipped, "
        + (seen.isOneFrame ? "one frame" : "movement \(number(255 * seen.movement, 1)) of 255")
    case .fault(.tooFine):
      return "busy \(number(most, 1)) (at most 10.5), coherence \(number(seen.coherence)) "
        + "(at least 0.25 where edges, here \(number(seen.edges)), are over 0.25)"
    case .fault(.saturated):
      let ends = moments.map(\.ends).max() ?? 0
      return "\(number(100 * ends, 0)) % of pixels at the ends of the channels, "
        + "\(number(100 * seen.clipped, 0)) % clipped in the picture (under 80 %)"
    case .fault(.flat):
      return "deviation \(number(channels, 3)) in the channels and \(number(picture, 3)) in the "
        + "picture (at least 0.06), busy \(number(least, 1)) (at least 0.7), entropy "
        + "\(number(seen.entropy[2])) bits (at least 0.95)"
    case .fault(.still):
      return "movement \(number(255 * seen.movement, 1)) 8-bit levels (at least 2)"
    case .fault(.seam):
      return "the step over the loop's end is \(number(seen.seam, 1)) times those around it "
        + "(at most 4)"
    }
  }
}
