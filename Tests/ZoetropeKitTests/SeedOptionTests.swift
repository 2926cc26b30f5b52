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

  static func seeds(_ change: (inout SceneSource) -> Void = { _ in }) throws -> [UInt64] {
    var source = try source("morph.yaml")
    change(&source)
    // As written: the pace of a morph takes long to measure.
    return try source.document().scene().timeline.seed.keys.map(\.value)
  }

  @Test func keyframesKeepTheirDistance() throws {
    let before = try Self.seeds()
    #expect(before.count == 3)
    #expect(try Self.seeds { $0.reseed(before[0], origin: "test") } == before)
    let seed: UInt64 = 0x0123_4567_89AB_CDEF
    #expect(
      try Self.seeds { $0.reseed(seed, origin: "test") }
        == before.map { $0 &- before[0] &+ seed }, "seed \(seed)")
    // The last one wins, and what was set before counts.
    let seeds = try Self.seeds {
      $0.reseed(3, origin: "test")
      $0.set("keyframes[1].seed", to: "100", origin: "test")
      $0.reseed(7, origin: "test")
    }
    #expect(seeds == [7, 104, before[2] - before[0] + 7])
  }

  /// `--set` sets what it names and nothing else, and rejects what is no seed.
  @Test(arguments: [
    ("--set network.seed=3", "--set network.seed=3: network.seed: "),
    ("--seed three", "--seed three: network.seed: 'three' "),
  ])
  func otherWordsAreRefused(_ words: String, _ said: String) throws {
    let outcome = try Program.run(
      ["check", ShippedPresetTests.path("morph.yaml")]
        + words.split(separator: " ").map(String.init),
      in: TemporaryFolder())
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix(said), "\(outcome.errors)")
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
