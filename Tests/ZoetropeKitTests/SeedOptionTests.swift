import Foundation
import Testing
import ZoetropeKit
import ZoetropePreset
import ZoetropeReport
import ZoetropeScene

/// `--seed` and `sheet --seeds`, also where keyframes name seeds.
@Suite struct SeedOptionTests {
  static func source(_ name: String) throws -> SceneSource {
    try SceneSource(ShippedPresetTests.path(name))
  }

  static func seeds(_ arguments: String...) throws -> [UInt64] {
    var source = try source("morph.yaml")
    for setting in try SettingOrder.settings(in: arguments) { source.apply(setting) }
    // As written: the pace of a morph takes long to measure.
    return try source.document().scene().timeline.seed.keys.map(\.value)
  }

  @Test func keyframesKeepTheirDistance() throws {
    let before = try Self.seeds()
    #expect(before.count == 3)
    #expect(try Self.seeds("--seed", "\(before[0])") == before)
    let seed: UInt64 = 0x0123_4567_89AB_CDEF
    #expect(
      try Self.seeds("--seed=\(seed)") == before.map { $0 &- before[0] &+ seed }, "seed \(seed)")
    // The last one wins, and what was set before counts.
    #expect(
      try Self.seeds("--seed", "3", "--set", "keyframes[1].seed=100", "--seed", "7")
        == [7, 104, before[2] - before[0] + 7])
  }

  /// What `--set` names is set, and nothing else; what is no seed is refused as ever.
  @Test(arguments: [["--set", "network.seed=3"], ["--seed", "three"]])
  func otherWordsAreRefused(_ arguments: [String]) throws {
    var source = try Self.source("morph.yaml")
    for setting in try SettingOrder.settings(in: arguments) { source.apply(setting) }
    #expect(throws: PresetError.self) { try source.scene() }
  }

  @Test func sheetsShowKeyframedPresetsToo() throws {
    let job = try SheetJob(
      seedsOf: Self.source("morph.yaml"), [4, 9], width: 32, to: OutputFile("x.png", replace: false)
    )
    #expect(job.labels == ["seed 4", "seed 9"])
  }

  @Test func pagesTooWideAreRefused() async throws {
    var job = try SheetJob(
      timesOf: Self.source("calm.yaml"), count: 100, width: 2048,
      to: OutputFile("x.png", replace: false))
    job.columns = 100
    await #expect(throws: JobError.self) { _ = try await job.run() }
  }

  @Test func checkTellsOfLargeNetworksAtOnce() throws {
    var source = try Self.source("calm.yaml")
    source.set("network.layers", to: "3 x 4000", origin: "test")
    source.set("film.pace", to: "keyed", origin: "test")
    #expect(try PresetReport(source.scene()).text.contains("speed    not measured"))
  }
}
