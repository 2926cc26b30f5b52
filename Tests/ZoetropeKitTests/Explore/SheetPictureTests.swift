import Foundation
import Testing
import ZoetropeExplore
import ZoetropeFrame
import ZoetropeKit
import ZoetropePreset
import ZoetropeRender
import ZoetropeScene

/// The pictures on a sheet against those that are made of what the sheet names.
@Suite struct SheetPictureTests {
  let folder = TemporaryFolder()

  /// Everything is measured: its centre, its channels, its pace.
  static let preset = """
    zoetrope: 1
    title: Deep
    network: { seed: 15, inputs: [x, y, r], latent: 2, layers: 3 x 12, weights: normal 1, output: sine }
    view: { span: 1.6 }
    colour: tide
    equalise: 1
    center: auto
    z: orbit 1 2
    film: { size: 128x72, fps: 30, duration: 2, pace: even, samples: 4 }
    keyframes:
      - { at: 0%, zoom: 2 }
      - { at: 40%, zoom: 5, ease: ease-in-out }

    """

  private func source() throws -> SceneSource {
    try folder.write(Self.preset, to: "deep.yaml")
    return try SceneSource(folder("deep.yaml"))
  }

  /// The picture at a place of a sheet, which has a margin of 12 pixels around and between them.
  private func cell(
    _ index: Int, of path: String, count: Int, columns: Int? = nil, _ size: FrameSize
  ) throws -> [UInt8] {
    let layout = SheetLayout(count: count, columns: columns, picture: size)
    let rowHeight = (layout.size.height - 12) / layout.rows
    return try PNGPixels(path).cut(
      left: 12 + index % layout.columns * (size.width + 12),
      top: 12 + index / layout.columns * rowHeight, size)
  }

  private func still(
    _ source: SceneSource, _ frame: Int, _ size: FrameSize, to name: String
  ) async throws -> [UInt8] {
    var source = source
    source.set("film.size", to: "\(size)", origin: "--size \(size)")
    _ = try await StillJob(
      try source.scene(), at: .frame(frame), to: OutputFile(folder(name), replace: false)
    ).run()
    return try PNGPixels(folder(name)).codes
  }

  @Test(arguments: [Variation.seed, .all]) func aPickIsThePictureOnTheSheet(
    _ variation: Variation
  ) async throws {
    let source = try source()
    var job = try ExploreJob(
      source, by: variation, count: 12, to: OutputFile(folder("sheet.png"), replace: false))
    job.shown = 3
    let chosen = ExploreJob.choose(try await job.judge(), rejected: false, count: job.shown)
    try #require(chosen.count == 3)
    _ = try await job.run()
    let size = FrameSize(width: 320, height: 180)
    for (index, candidate) in chosen.enumerated() {
      let path = try PickJob([candidate.id], of: source)
        .writePresets(to: folder.path, replace: false)[0]
      let picked = try await still(
        SceneSource(path), 0, size, to: "\(candidate.id).png")
      let shown = try cell(index, of: folder("sheet.png"), count: 3, size)
      #expect(picked == shown, "\(candidate.id)")
    }
  }

  /// The gate sees the picture that is written, but for its pace.
  @Test func candidatesAreMeasuredBeforeTheyAreJudged() async throws {
    let source = try source()
    let job = try ExploreJob(
      source, by: .structure, count: 8, to: OutputFile(folder("sheet.png"), replace: false))
    let base = try Candidate.Base(source, by: [.structure])
    for judged in try await job.judge() {
      let scene = try Candidate(judged.id, of: base).scene
      let measured = try scene.measured([.centre, .curves])
      #expect(!measured.timeline.seeksCentre && measured.equalising != scene.equalising)
      #expect(judged.impression == (try Impression(of: measured)), "\(judged.id)")
      #expect(judged.impression != (try Impression(of: scene)), "\(judged.id)")
    }
  }

  /// Nor is a candidate shown that looks as the preset does, once both are measured.
  @Test func thePresetItselfIsNotShown() async throws {
    var source = try source()
    let id = try #require(Variation.seed.ids(count: 1, seed: 1).first)
    source.set("network.seed", to: "\(try #require(UInt64("\(id)", radix: 16)))", origin: "test")
    let job = try ExploreJob(
      source, by: .seed, count: 1, seed: 1, to: OutputFile(folder("a.png"), replace: false))
    let judged = try await job.judge()
    try #require(judged.map(\.fault) == [nil])
    let error = await #expect(throws: JobError.self) { try await job.run() }
    #expect(
      error?.description
        == "There is nothing to show: 1 candidate, 1 passed, 0 rejected, "
        + "and all that passed look just as the preset does.")
  }

  @Test(arguments: [0, 25]) func aSeedIsThePictureOnTheSheet(_ frame: Int) async throws {
    let source = try source()
    var job = try SheetJob(
      seedsOf: source, [3, 15], at: .frame(frame), width: 96,
      to: OutputFile(folder("seeds.png"), replace: false))
    job.columns = 2
    _ = try await job.run()
    let size = FrameSize(width: 96, height: 54)
    for (index, seed) in [UInt64(3), 15].enumerated() {
      var source = source
      source.reseed(seed, origin: "--seed \(seed)")
      let alone = try await still(source, frame, size, to: "\(seed).png")
      let shown = try cell(index, of: folder("seeds.png"), count: 2, columns: 2, size)
      #expect(alone == shown, "seed \(seed)")
    }
  }

  @Test func aMomentIsThePictureOnTheSheet() async throws {
    let source = try source()
    var job = try SheetJob(
      timesOf: source, count: 4, width: 96, to: OutputFile(folder("times.png"), replace: false))
    job.columns = 4
    _ = try await job.run()
    let size = FrameSize(width: 96, height: 54)
    for index in 0..<4 {
      let alone = try await still(source, 15 * index, size, to: "\(index).png")
      let shown = try cell(index, of: folder("times.png"), count: 4, columns: 4, size)
      #expect(alone == shown, "moment \(index)")
    }
  }
}
