import CPPN
import Testing
import ZoetropePreset
import ZoetropeScene

/// The word `balanced` in presets.
struct BalancedWeightsTests {
  private func scene(_ weights: String, _ more: String = "") throws -> ValidScene {
    try Preset.scene(
      from: Array("zoetrope: 1\nnetwork: { layers: 2 x 8, weights: \(weights) }\n\(more)".utf8),
      file: "b.yaml")
  }

  @Test func theWordHasATarget() throws {
    #expect(try scene("balanced").network.weights == .balanced(busy: 4))
    #expect(try scene("balanced 1.5").network.weights == .balanced(busy: 1.5))
    #expect(throws: PresetError.self) { try scene("balanced 0.4") }
    #expect(throws: PresetError.self) { try scene("balanced 41") }
  }

  @Test func theDefaultIsBalanced() throws {
    let scene = try Preset.scene(from: Array("zoetrope: 1\n".utf8), file: "b.yaml")
    #expect(scene.network.weights == .balanced(busy: 4))
  }

  @Test func aConstantBusyIsTheTarget() throws {
    let scene = try scene("balanced", "busy: 6")
    #expect(scene.network.weights == .balanced(busy: 6))
    #expect(!scene.timeline.gainIsBusy && scene.timeline[.gain] == .constant(1))
    let error = #expect(throws: PresetError.self) { try self.scene("balanced 4", "busy: 6") }
    #expect(
      error?.description.contains("busy: also named by network.weights; expected one of the two")
        == true, "\(error as Any)")
  }

  @Test func keyedBusyMovesTheGainOfCalibratedWeights() throws {
    let draft = try Preset.scene(
      from: Array(
        """
        zoetrope: 1
        network: { layers: 4 x 16, weights: balanced 3 }
        keyframes: [{ at: 0%, busy: 1.5 }, { at: 50%, busy: 3 }]

        """.utf8), file: "b.yaml"
    ).draft
    #expect(draft.network.weights == .balanced(busy: 3))
    let gains = try draft.withFoundGains().timeline[.gain].keys.map(\.value)
    #expect(gains[0] < 0.9 && abs(gains[1] - 1) < 0.2, "\(gains)")
  }

  /// Weights that were calibrated a moment ago take no time, and are not counted when it is estimated.
  @Test func calibratedSeedsAreKept() throws {
    let seeds =
      "keyframes: [{ at: 0%, seed: 8101 }, { at: 40%, seed: 8102 }, { at: 70%, seed: 8101 }]"
    let draft = try scene("balanced 2.25", seeds).draft
    #expect(draft.uncalibratedSeeds == [8101, 8102])
    _ = draft.weights(seed: 8101)
    #expect(draft.uncalibratedSeeds == [8102])
    try draft.balanceWeights(began: { _ in }, advanced: { _ in }, unless: { false })
    #expect(draft.uncalibratedSeeds == [])
    #expect(try scene("balanced 2.5", seeds).draft.uncalibratedSeeds == [8101, 8102])
    #expect(try scene("normal 1", seeds).draft.uncalibratedSeeds == [])
  }

  @Test func networksThatTakeMinutesAreRefused() throws {
    func faults(_ layers: String) throws -> String? {
      do {
        _ = try Preset.scene(
          from: Array(
            "zoetrope: 1\nnetwork: { layers: \(layers), wiring: shared, weights: balanced }".utf8),
          file: "b.yaml")
        return nil
      } catch { return error.description }
    }
    #expect(try faults("20 x 2000") == nil)
    let refusal = try faults("40 x 2000")
    #expect(
      refusal?.contains("156 million multiply-adds takes minutes to balance") == true,
      "\(refusal ?? "")")
  }

  /// The calibration sees the field at zoom 1: spans and symmetries matter, moments do not.
  @Test func onlyTheFieldMatters() throws {
    func weights(_ more: String) throws -> Weights {
      try scene("balanced", more).draft.weights(seed: 3)
    }
    let plain = try weights("")
    for same in [
      "zoom: 30", "film: { size: 320x200, duration: 3 }", "gain: 0.5", "center: [3, 1]",
      "keyframes: [{ at: 0%, z: seed 4 }, { at: 50%, zoom: 3, z: seed 5 }]",
    ] {
      #expect(try weights(same) == plain, "\(same)")
    }
    for other in ["view: { span: 2 }", "view: { symmetry: mirror }", "twist: 1"] {
      #expect(try weights(other) != plain, "\(other)")
    }
    #expect(try weights("") == plain)
    #expect(try scene("balanced 2").draft.weights(seed: 3) != plain)
    #expect(
      try scene("normal 1").draft.weights(seed: 3)
        == Weights(
          scene("normal 1").network, seed: 3))
  }
}
