import Foundation
import Testing
import ZoetropeExplore
import ZoetropeKit
import ZoetropePreset
import ZoetropeScene
import ZoetropeTerminal

@Suite struct ExploreJobTests {
  private func preset(_ folder: TemporaryFolder) throws -> SceneSource {
    try folder.write(Self.small, to: "small.yaml")
    return try SceneSource(folder("small.yaml"))
  }

  private static let small = """
    zoetrope: 1
    title: Small
    network: { seed: 7, inputs: [x, y, r], latent: 3, layers: 2 x 8, weights: normal 1.2, output: sine }
    colour: tide
    film: { size: 96x64, fps: 30, duration: 1 }

    """

  @Test func theSameSearchGivesTheSameSheet() async throws {
    let folder = TemporaryFolder()
    let source = try preset(folder)
    func sheet(_ name: String, seed: UInt64, threads: Int) async throws -> (Data?, JobTally?) {
      var job = try ExploreJob(
        source, by: .structure, count: 24, seed: seed,
        to: OutputFile(folder(name), replace: false), threads: threads)
      job.shown = 4
      let report = try await job.run()
      return (FileManager.default.contents(atPath: folder(name)), report.tally)
    }
    let first = try await sheet("a.png", seed: 5, threads: 1)
    let again = try await sheet("b.png", seed: 5, threads: 3)
    let other = try await sheet("c.png", seed: 6, threads: 2)
    #expect(first.0 != nil && first.0 == again.0 && first.1 == again.1)
    #expect(first.0 != other.0)
    #expect(first.1?.counts.first == JobTally.Count("candidates", 24))
  }

  @Test func allAreCountedAndTheBestComesFirst() async throws {
    let folder = TemporaryFolder()
    let source = try preset(folder)
    let job = try ExploreJob(
      source, by: .structure, count: 60, seed: 1, to: OutputFile(folder("a.png"), replace: false))
    let judged = try await job.judge()
    let passed = judged.filter { $0.fault == nil }
    #expect(judged.count == 60 && !passed.isEmpty && passed.count < 60)
    let chosen = ExploreJob.choose(judged, rejected: false, count: 10)
    #expect(chosen.allSatisfy { $0.fault == nil })
    #expect(chosen.first?.score == passed.map(\.score).max())
    let thrown = ExploreJob.choose(judged, rejected: true, count: 100)
    #expect(thrown.map(\.id) == judged.filter { $0.fault != nil }.map(\.id))
  }

  @Test func twinsAreShownOnce() async throws {
    let folder = TemporaryFolder()
    var source = try preset(folder)
    // All z begin alike where they are next to nothing.
    source.set("network.latent_spread", to: "0.001", origin: "test")
    source.set("keyframes", to: "[{ at: 0%, zoom: 1 }, { at: 50%, zoom: 3 }]", origin: "test")
    let job = try ExploreJob(
      source, by: .z, count: 12, to: OutputFile(folder("a.png"), replace: false))
    let judged = try await job.judge()
    #expect(judged.allSatisfy { $0.fault == nil })
    #expect(ExploreJob.choose(judged, rejected: false, count: 12).count == 1)
  }

  /// The seed that the preset has is one of the search's, and a change that changes nothing.
  @Test func whatLooksAsThePresetDoesIsNotShown() async throws {
    let folder = TemporaryFolder()
    var source = try preset(folder)
    let id = try #require(Variation.seed.ids(count: 1, seed: 1).first)
    let seed = try #require(UInt64("\(id)", radix: 16))
    source.set("network.seed", to: "\(seed)", origin: "test")
    source.set("z", to: "seed 1", origin: "test")
    source.set("keyframes", to: "[{ at: 0%, zoom: 1 }, { at: 50%, zoom: 3 }]", origin: "test")
    var job = try ExploreJob(
      source, by: .seed, count: 1, seed: 1, to: OutputFile(folder("a.png"), replace: false))
    let judged = try await job.judge()
    #expect(judged.map(\.id) == [id] && judged[0].fault == nil)
    #expect(ExploreJob.choose(judged, rejected: false, count: 1).count == 1)
    let own = judged[0].impression
    #expect(ExploreJob.choose(judged, rejected: false, count: 1, besides: own).isEmpty)
    let error = await #expect(throws: JobError.self) { try await job.run() }
    #expect(error?.description.hasPrefix("There is nothing to show: 1 candidate, 1 passed") == true)
    // A film that begins alike and goes on otherwise is another film.
    job = try ExploreJob(
      source, by: .z, count: 1, seed: 1, to: OutputFile(folder("b.png"), replace: false))
    #expect(try await job.run().tally?.text == "1 candidate, 1 passed, 0 rejected")
  }

  /// Two ids that change the same to the same are one picture among those thrown out.
  @Test func ofThoseThrownOutNoTwoAreTheSame() async throws {
    let folder = TemporaryFolder()
    var source = try preset(folder)
    source.set("gain", to: "0", origin: "test")
    var job = try ExploreJob(
      source, by: .structure, count: 120, to: OutputFile(folder("a.png"), replace: false))
    (job.shown, job.showsRejected) = (120, true)
    let base = try Candidate.Base(source, by: [.structure])
    let thrown = try await job.judge().filter { $0.fault != nil }
    let scenes = try thrown.map { try Candidate($0.id, of: base).scene }
    let shown = try job.distinct(thrown)
    #expect(Set(scenes).count < scenes.count)
    #expect(Set(shown.map(\.id)).count == Set(scenes).count)
    let kept = try shown.map { try Candidate($0.id, of: base).scene }
    #expect(kept == scenes.enumerated().filter { scenes.firstIndex(of: $1) == $0 }.map(\.element))
  }

  @Test func nothingToShowIsSaid() async throws {
    let folder = TemporaryFolder()
    var source = try preset(folder)
    source.set("gain", to: "0", origin: "test")
    let job = try ExploreJob(
      source, by: .seed, count: 3, to: OutputFile(folder("a.png"), replace: false))
    let error = await #expect(throws: JobError.self) { try await job.run() }
    #expect(
      error?.description
        == "There is nothing to show: 3 candidates, 0 passed, 3 rejected (3 flat). "
        + "Add --rejected to see why, or change the preset.")
    #expect(folder.names == ["small.yaml"])
  }

  @Test func theLineAtTheEndCounts() throws {
    var report = JobReport(
      path: "a.png", frames: 1, planned: 1, seconds: nil, bytes: 2000, elapsed: 1)
    report.tally = ExploreTally(passed: 2, rejected: [.flat: 1, .tooFine: 4]).reported
    #expect(
      ProgressText.summary(report)
        == "a.png: 7 candidates, 2 passed, 5 rejected (4 too-fine, 1 flat), 2.0 kB in 1.0 s")
  }
}
