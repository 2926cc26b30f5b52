internal import ZoetropeKit
internal import ZoetropeRender
internal import ZoetropeScene

extension StarterDraft {
  /// The contrast that every moment of a film must have.
  private static let leastContrast = 0.1
  /// The score that a film must reach, so that a starter is more than barely healthy.
  private static let leastScore = 0.36
  /// The distance from the target of `busy`, as a share of it, that is accepted.
  private static let busyTolerance = 0.15

  /// True if the film is healthy with a good score, no moment of it is flat, it closes, and
  /// there is nothing to warn of: it neither stands still nor rushes, networks keep their contrast
  /// while they blend, and balanced weights reach their target.
  ///
  /// - Throws: `CancellationError` soon after the task is cancelled.
  package var isHealthy: Bool {
    get throws {
      guard let valid = try? SceneSource(yaml: text).valid().draft, valid.seam.isClosed,
        let (wanted, found, _) = valid.balancedBusy(),
        abs(found / wanted - 1) <= Self.busyTolerance
      else { return false }
      let scene: SceneDraft
      do {
        // Most drafts that fail are found before the pace is measured, which takes longest.
        let quick = try valid.measured([.centre, .curves])
        let seen = try Impression(of: quick)
        guard Gate.fault(of: seen) == nil, Gate.score(of: seen) >= Self.leastScore else {
          return false
        }
        scene = try quick.measured()
      } catch is MeasuringError {
        return false
      }
      let frames = scene.timeline.frameCount
      let probe = Probe(scene, pictures: 24, samples: 1, budget: 2e10)
      let isRich = (0..<24).allSatisfy {
        probe.picture(frame: $0 * frames / 24).contrast >= Self.leastContrast
      }
      guard isRich else { return false }
      let curve = SpeedCurve(scene)
      return try Verdict.judge(scene).verdict == .healthy
        && curve.deadStretches.isEmpty && curve.violentStretches.isEmpty
        && scene.morphs().allSatisfy { $0.kept >= Morph.poor }
    }
  }
}
