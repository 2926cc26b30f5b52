internal import ZoetropeKit
internal import ZoetropeRender
internal import ZoetropeScene
internal import ZoetropeTerminal

/// The part of `check`'s report about motion: how busy the picture is, and how much it changes from
/// frame to frame.
struct MotionReport {
  /// The lines of the report, each a heading and a text.
  let lines: [(String, String)]

  init(_ scene: SceneDraft, _ curve: SpeedCurve, _ busy: BusyReport) {
    var lines = busy.lines
    guard curve.changes.contains(where: { $0 > 0 }) else {
      self.lines = lines + [("speed", "none: the picture stands still")]
      return
    }
    lines.append(("speed", Self.speed(curve)))
    // An even pace cannot help a film that hardly moves anywhere.
    let isDead = curve.deadStretches.contains { $0.from <= 0 && $0.to >= 100 }
    let advice =
      scene.timeline.pace == .keyed && !isDead ? "; film.pace: even would spread the motion" : ""
    let held = curve.deadStretches.filter { Self.isHeld(scene, $0) }
    let dead = curve.deadStretches.filter { !Self.isHeld(scene, $0) }
    if let places = Self.places(held) { lines.append(("warning", "stands still \(places)")) }
    if let places = Self.places(dead) {
      lines.append(("warning", "hardly moves \(places)" + advice))
    }
    let violent = curve.violentStretches
    if let places = Self.places(violent), let most = violent.map(\.speed).max() {
      lines.append(
        ("warning", "rushes \(places), up to \(Wording.fixed(most, 1)) times the median" + advice))
    }
    self.lines = lines + Self.morphs(scene)
  }

  private static func morphs(_ scene: SceneDraft) -> [(String, String)] {
    let morphs = scene.morphs()
    guard let poorest = morphs.map(\.kept).min() else { return [] }
    let line =
      "\(morphs.count) between seeds, keeping \(Wording.fixed(poorest * 100, 0)) % of the ends' "
      + "contrast or more"
    let poor = morphs.filter { $0.kept < Morph.poor }
    guard !poor.isEmpty else { return [("morph", line)] }
    let places = poor.map {
      "from seed \($0.from) to \($0.to) (\(Wording.fixed($0.kept * 100, 0)) % of the contrast)"
    }
    return [
      ("morph", line), ("warning", "washes out " + places.joined(separator: ", ")),
    ]
  }

  private static func speed(_ curve: SpeedCurve) -> String {
    guard let unevenness = curve.unevenness else {
      return "\(curve.bars) mostly still"
    }
    return "\(curve.bars) largest \(Wording.fixed(unevenness, 2)) times the median"
  }

  /// True if all animated values are equal at the start, middle and end of `stretch`.
  private static func isHeld(_ scene: SceneDraft, _ stretch: SpeedCurve.Stretch) -> Bool {
    let frames = [stretch.from, (stretch.from + stretch.to) / 2, stretch.to - 1e-6].map {
      Int($0 / 100 * scene.timeline.playback.whole)
    }
    let plans = frames.map { frame in
      var plan = scene.plan(frame: frame)
      plan.index = 0
      return plan
    }
    return plans.allSatisfy { $0 == plans[0] }
  }

  /// Returns the first three stretches in words, and the number of the others; nil if there are
  /// none.
  private static func places(_ stretches: [SpeedCurve.Stretch]) -> String? {
    guard !stretches.isEmpty else { return nil }
    let shown = stretches.prefix(3).map { stretch in
      let (from, to) = (Wording.fixed(stretch.from, 0), Wording.fixed(stretch.to, 0))
      return from == to ? "at \(from) %" : "from \(from) % to \(to) %"
    }
    let rest = stretches.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) times more" : "")
  }
}
