import CPPN
import Testing
import ZoetropeExplore
import ZoetropeKit
import ZoetropeRender
import ZoetropeScene

/// The surveys of random networks, with few of them.
@Suite struct SurveyTests {
  @Test func faultsAreDiagnosedAndCured() throws {
    var seen: [FaultSurvey.Case] = []
    let result = try FaultSurvey(count: 4, seed: 1).run { number, one in
      #expect(number == seen.count + 1)
      seen.append(one)
    }
    #expect(seen.map(\.fault) == ["law x 0.05", "law x 20", "gain x 0.05", "gain x 20"])
    for one in seen {
      let source = SceneSource(yaml: one.preset)
      let scene = try source.scene()
      #expect(try DeservedWords(scene.values).text == one.expected)
      #expect(try Verdict.judge(scene.values).verdict == one.verdict)
      #expect(one.isRight, "\(one)")
      #expect(one.isCured == (one.verdict != .healthy) && (one.cure != nil) == one.isCured)
    }
    #expect(result.judged == 4 && result.right == 4)
    #expect(result.faulty == seen.count { $0.verdict != .healthy } && result.cured == result.faulty)
    #expect(result.faults.values.flatMap(\.values).reduce(0, +) == 4)
    #expect(result.confusion.values.flatMap(\.values).reduce(0, +) == 4)
    #expect(result.text.contains("\nverdict right: 4 of 4, 100.0 %\n"), "\(result.text)")
    #expect(result.text.hasPrefix("fault            healthy   too-fine  saturated       flat"))
  }

  @Test func aSeedDrawsOtherPresets() throws {
    func presets(_ seed: UInt64) throws -> [String] {
      var presets: [String] = []
      _ = try FaultSurvey(count: 1, seed: seed).run { presets.append($1.preset) }
      return presets
    }
    let first = try presets(1)
    #expect(try first == presets(1) && first != presets(2))
  }

  @Test func targetsAreMeasured() throws {
    var count = 0
    let result = try TargetSurvey(count: 2, seed: 3).run { _, cases in
      for one in cases {
        count += 1
        #expect(TargetSurvey.targets.contains(one.target))
        #expect(one.preset.hasSuffix("busy: \(one.target)\n"))
        #expect(one.measured > 0.5 && one.measured < 45)
      }
    }
    #expect(result.judged == 2 && result.tallies.reduce(0) { $0 + $1.reachable } == count)
    #expect(count > 0 && result.tallies.allSatisfy { $0.found <= $0.reachable })
    #expect(
      result.text.hasPrefix(
        "busy  some gain reaches  without tiles, |x|  found within 15 %  in the film\n1.5 "))
  }

  /// Whole pictures have the `busy` of the gain that a search finds, but for the error of measuring
  /// it at 1152 pixels and their neighbours.
  @Test func wholePicturesHaveTheBusyThatWasFound() throws {
    let preset = "zoetrope: 1\nnetwork: { seed: 3, layers: 3 x 12, weights: normal 0.7 }\n"
    let plain = try SceneSource(yaml: preset).scene().values
    let search = try GainSearch(
      plain.network, plain.weights(seed: 3), plain.balanceField
    ) { false }
    let found = search(busy: 3)
    let written = try SceneSource(yaml: preset + "busy: 3\n").scene().values
    #expect(abs(written.referenceBusy() / found.busy - 1) < 0.15, "\(written.referenceBusy())")
    #expect(GainSearch.moments(plain.network, plain.balanceField).count == 24)
  }
}
