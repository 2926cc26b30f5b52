import Foundation
import Testing
import ZoetropeExplore
import ZoetropeKit
import ZoetropePreset
import ZoetropeScene

@Suite struct PickJobTests {
  private func ids(_ text: String) throws -> [CandidateID] {
    try #require(CandidateID.list(text))
  }

  @Test func picksAreWrittenOneByOne() throws {
    let folder = TemporaryFolder()
    let source = try CandidateTests.source("slow-ink.yaml")
    let picked = try ids("0561,91c0,a2da,4444,d3f2")
    let paths = try PickJob(picked, of: source).writePresets(to: folder.path, replace: false)
    #expect(paths == picked.map { folder("slow-ink-\($0).yaml") })
    let base = try Candidate.Base(source, by: Set(Variation.allCases))
    for (path, id) in zip(paths, picked) {
      var scene = try Candidate(id, of: base).scene
      scene.title = "Slow ink \(id)"
      #expect(try Preset.scene(at: path).draft == scene)
    }
    let error = #expect(throws: JobError.self) {
      try PickJob(picked, of: source).writePresets(to: folder.path, replace: false)
    }
    #expect(error?.code == .wouldOverwrite)
  }

  @Test func aPickReadsAsAPersonWouldWriteIt() throws {
    let folder = TemporaryFolder()
    let source = try CandidateTests.source("slow-ink.yaml")
    _ = try PickJob(ids("0561"), of: source).writePresets(to: folder("a.yaml"), replace: false)
    #expect(
      folder.read("a.yaml") == """
        zoetrope: 1
        title: "Slow ink 0561"
        about: Ink that folds into warm paper and back; what a preset of ten lines gives.
        teaches: The defaults, an orbit of four latent vectors and an even pace are all that a good loop needs.
        network:
          seed: 1377
          inputs: [x, y, r]
          latent: 8
          layers: 4 x 32
          activation: tanh
          weights: normal 0.7
          output: sine
        view: { span: 2 }
        colour: ink
        film: { duration: 12, pace: even }
        z: orbit 1 2 3 4

        """)
  }

  @Test func seedsBecomeKeyframes() throws {
    let folder = TemporaryFolder()
    let job = try PickJob(ids("0561,3075,164a"), of: CandidateTests.source("slow-ink.yaml"))
    let path = try job.writeKeyframes(to: folder("k.yaml"), replace: false)
    let timeline = try Preset.scene(at: path).draft.timeline
    #expect(timeline.seed.keys.map(\.value) == [1377, 12405, 5706])
    #expect(zip(timeline.seed.keys, [0, 120, 240]).allSatisfy { abs($0.position - $1) < 0.01 })
    #expect(timeline.latent.keys.count == 4)
  }

  /// The keyframes of the preset's own that name something else stay.
  @Test func otherKeyframesStay() throws {
    let folder = TemporaryFolder()
    let job = try PickJob(ids("0561,0777"), of: CandidateTests.source("mondrian-zoom.yaml"))
    let scene = try Preset.scene(at: try job.writeKeyframes(to: folder("k.yaml"), replace: false))
      .draft
    let old = try CandidateTests.source("mondrian-zoom.yaml").scene()
    #expect(scene.timeline[.zoom] == old.timeline[.zoom])
    #expect(scene.timeline.seed.keys.map(\.position) == [0, Double(scene.timeline.frameCount) / 2])
    let morph = try PickJob(ids("0561,0777"), of: CandidateTests.source("morph.yaml"))
    let blended = try Preset.scene(
      at: try morph.writeKeyframes(to: folder("m.yaml"), replace: false)
    ).draft
    #expect(blended.timeline.seed.keys.map(\.value) == [1377, 1911])
  }

  @Test func latentsBecomeKeyframes() throws {
    let folder = TemporaryFolder()
    let source = try CandidateTests.source("slow-ink.yaml")
    let picked = try ids("4561,4075")
    let path = try PickJob(picked, of: source).writeKeyframes(to: folder("k.yaml"), replace: false)
    let base = try Candidate.Base(source, by: [.z])
    let first = try picked.map { try Candidate($0, of: base).scene.timeline.latent.keys[0].value }
    #expect(try Preset.scene(at: path).draft.timeline.latent.keys.map(\.value) == first)
  }

  @Test(arguments: [
    (
      "0561,a2da", "k.yaml",
      "'a2da' changes view.span, which keyframes cannot hold. Pick it without --keyframes."
    ),
    (
      "0561,4075", "k.yaml",
      "'0561' leaves z as it is, and another pick changes it. Pick candidates of one kind."
    ),
    (
      "0561", "k.yaml",
      "--keyframes needs two candidates at least, to go from one to the other."
    ),
  ])
  func whatKeyframesCannotHoldIsSaid(picked: String, file: String, message: String) throws {
    let folder = TemporaryFolder()
    let job = try PickJob(ids(picked), of: CandidateTests.source("slow-ink.yaml"))
    let error = #expect(throws: JobError.self) {
      try job.writeKeyframes(to: folder(file), replace: false)
    }
    #expect(error?.description == message)
    #expect(folder.names.isEmpty)
  }

  @Test func oneFileHoldsOnePreset() throws {
    let job = try PickJob(ids("0561,0777"), of: CandidateTests.source("slow-ink.yaml"))
    let error = #expect(throws: JobError.self) {
      try job.writePresets(to: "a.yaml", replace: false)
    }
    #expect(
      error?.description
        == "'a.yaml' is one file, and 2 presets are picked. Name a folder, or add --keyframes.")
  }

  /// A failed write is reported with the reason of the system call that failed.
  @Test func whatFailedIsToldOfTheCallThatFailed() {
    let folder = TemporaryFolder()
    #expect(TextFile.write("a", to: folder("pick.yaml")) == nil)
    #expect(TextFile.write("bc", to: folder("pick.yaml")) == nil)
    #expect(folder.read("pick.yaml") == "bc")
    #expect(TextFile.write("a", to: folder("no/pick.yaml")) == "No such file or directory")
    #expect(TextFile.write("a", to: folder.path) == "Is a directory")
    #expect(TextFile.write("a", to: "/dev/full") == "No space left on device")
  }
}
