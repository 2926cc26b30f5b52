import Foundation
import Synchronization
import Testing
import ZoetropeExplore
import ZoetropeFrame
import ZoetropeKit
import ZoetropePreset
import ZoetropeScene
import ZoetropeVideo

/// Sheets that are films.
@Suite struct SheetFilmTests {
  let folder = TemporaryFolder()

  /// Pictures that are 320 pixels wide have the odd height 213.
  static let odd = """
    zoetrope: 1
    title: Odd
    network: { seed: 7, inputs: [x, y, r], latent: 3, layers: 2 x 8, weights: normal 1.2, output: sine }
    colour: tide
    film: { size: 96x64, fps: 24, duration: 0.5 }

    """

  /// Measured completely: its centre, its channels, its pace.
  static let even = SheetPictureTests.preset.replacing("duration: 2", with: "duration: 0.5")

  private func source(_ preset: String) throws -> SceneSource {
    try folder.write(preset, to: "small.yaml")
    return try SceneSource(folder("small.yaml"))
  }

  private func job(
    _ source: SceneSource, by variation: Variation = .seed, count: Int = 8, shown: Int = 3,
    to name: String, threads: Int? = nil
  ) throws -> ExploreJob {
    var job = try ExploreJob(
      source, by: variation, count: count, to: OutputFile(folder(name), replace: true),
      threads: threads)
    job.shown = shown
    return job
  }

  /// Each picture and label of the first frame is that of the sheet in one picture, and a later
  /// frame shows what the picked candidates show then.
  @Test(arguments: [(odd, 213), (even, 180)])
  func theFilmShowsTheSheetInMotion(_ preset: String, _ height: Int) async throws {
    let source = try source(preset)
    let film = try job(source, to: "a.mp4")
    let chosen = ExploreJob.choose(try await film.judge(), rejected: false, count: 3)
    try #require(chosen.count == 3)
    let report = try await film.run()
    _ = try await job(source, to: "a.png").run()
    let decoded = try DecodedFilm(folder("a.mp4"))
    let picture = FrameSize(width: 320, height: height)
    let layout = SheetLayout(count: 3, columns: nil, picture: picture, hasEvenRows: true)
    #expect(decoded.size == layout.size)
    let frames = try source.scene().values.timeline.frameCount
    #expect(decoded.frames.count == frames && report.frames == frames && report.planned == frames)
    let sheet = try PNGPixels(folder("a.png"))
    let flat = SheetLayout(count: 3, columns: nil, picture: picture)
    for (index, candidate) in chosen.enumerated() {
      let (corner, place) = (layout.corner(of: index), flat.corner(of: index))
      func shown(_ frame: Int) -> [UInt8] {
        decoded.cut(frame, left: corner.left, top: corner.top, picture)
      }
      let first = sheet.cut(left: place.left, top: place.top, picture)
      #expect(DecodedFilm.difference(shown(0), from: first) < 1.5, "\(candidate.id)")
      let label = FrameSize(width: 320, height: 28)
      let letters = sheet.cut(left: place.left, top: place.top + height, label)
      for frame in [0, frames - 1] {
        let labelled = decoded.cut(
          frame, left: corner.left, top: corner.top + height + height % 2, label)
        #expect(DecodedFilm.difference(labelled, from: letters) < 1.5, "\(candidate.id)")
      }
      #expect(Set(letters).count > 20, "\(candidate.id)")
      let path = try PickJob([candidate.id], of: source)
        .writePresets(to: folder.path, replace: true)[0]
      var picked = try SceneSource(path)
      picked.set("film.size", to: "\(picture)", origin: "--size")
      _ = try await StillJob(
        try picked.scene(), at: .frame(frames / 2),
        to: OutputFile(folder("still.png"), replace: true)
      ).run()
      let later = try PNGPixels(folder("still.png")).codes
      #expect(DecodedFilm.difference(shown(frames / 2), from: later) < 1.5, "\(candidate.id)")
      #expect(DecodedFilm.difference(shown(frames / 2), from: first) > 3, "\(candidate.id)")
    }
  }

  @Test func theReportAndTheTagsTellWhatWasMade() async throws {
    let source = try source(Self.odd)
    let report = try await job(source, to: "a.mp4").run()
    #expect(report.path == folder("a.mp4") && !report.isInterrupted)
    #expect(report.frames == 12 && report.seconds == 0.5)
    #expect(report.tally?.counts.first == JobTally.Count("candidates", 8))
    let film = try #require(FileManager.default.contents(atPath: folder("a.mp4")))
    #expect(report.bytes == film.count && Sample.frameCount(film) == 12)
    #expect(try DecodedFilm(folder("a.mp4")).framesPerSecond == 24)
    #expect(try Recipe.read(from: folder("a.mp4")).contains("title: \"Odd\""))
    #expect(try FilmInfo(path: folder("a.mp4")).tags["comment"]?.contains("look-ahead=10") == true)
    #expect(folder.names == ["a.mp4", "small.yaml"])
  }

  /// Rejected candidates move too, and the number of threads changes nothing.
  @Test func threadsDoNotChangeTheFilm() async throws {
    let source = try source(Self.odd)
    var films: Set<Data> = []
    for threads in [1, 3] {
      var job = try job(
        source, by: .structure, count: 60, shown: 2, to: "\(threads).mp4", threads: threads)
      job.showsRejected = true
      _ = try await job.run()
      films.insert(try #require(FileManager.default.contents(atPath: folder("\(threads).mp4"))))
    }
    #expect(films.count == 1)
  }

  @Test func aCancelledFilmLeavesNothing() async throws {
    let source = try source(Self.odd.replacing("duration: 0.5", with: "duration: 600"))
    try folder.write("old", to: "a.mp4")
    let job = try job(source, to: "a.mp4")
    let isFilm = Mutex(false)
    let done = Mutex(0)
    let work = Task {
      try await job.run { event in
        switch event {
        case .started(let start): isFilm.withLock { $0 = start.unit == "frame" }
        case .advanced(let count) where isFilm.withLock({ $0 }): done.withLock { $0 = count }
        default: break
        }
      }
    }
    while done.withLock({ $0 }) < 2 { try await Task.sleep(for: .milliseconds(5)) }
    work.cancel()
    let report = try await work.value
    #expect(report.path == nil && report.isInterrupted && report.frames == 0)
    #expect(folder.names == ["a.mp4", "small.yaml"] && folder.read("a.mp4") == "old")
  }

  @Test(arguments: [
    ("a.gif", "Cannot write 'a.gif': sheets end in .png, or in .mp4 to move, not .gif.\n"),
    ("a", "Cannot tell the format of 'a': sheets end in .png, or in .mp4 to move.\n"),
  ])
  func otherEndingsAreRefusedBeforeTheSearch(_ name: String, _ sentence: String) throws {
    try folder.write(Self.odd, to: "small.yaml")
    let outcome = try Program.run(["explore", "small.yaml", "-o", name], in: folder)
    #expect(outcome.status == 2 && outcome.errors == sentence)
    #expect(folder.names == ["small.yaml"])
  }

  /// The memory is that of the largest networks among the candidates, and too little is refused
  /// before the first is judged. Dense wiring, which some candidates have, multiplies the weights, so
  /// that the sheet takes 4.9 GB where the preset's network, for each candidate, takes 4.0.
  @Test func tooLargeCandidatesAreRefusedBeforeTheSearch() throws {
    try folder.write(Self.odd.replacing("2 x 8", with: "14 x 512"), to: "large.yaml")
    let outcome = try Program.run(
      [
        "explore", "large.yaml", "--by", "structure", "--count", "100", "-o", "a.mp4",
        "--threads", "2",
      ], in: folder, shell: "ulimit -v 4000000")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("A sheet of 2336x"), "\(outcome.errors)")
    #expect(outcome.errors.contains("this process (ulimit -v) has 4.10 GB."), "\(outcome.errors)")
    #expect(folder.names == ["large.yaml"])
  }

  @Test func theLargestCandidatesAreFound() throws {
    let source = try source(Self.odd)
    let job = try job(source, by: .structure, count: 60, shown: 5, to: "a.mp4")
    let base = try Candidate.Base(source, by: [.structure])
    let sizes = try Variation.structure.ids(count: 60, seed: 1).map {
      try Candidate($0, of: base).scene.network.parameterCount
    }.sorted(by: >)
    #expect(try job.largestScenes().map(\.network.parameterCount) == Array(sizes.prefix(5)))
    let seeds = try self.job(source, count: 60, shown: 5, to: "a.mp4")
    #expect(try seeds.largestScenes() == Array(repeating: base.scene, count: 5))
  }

  /// A page cannot have this rate at any H.264 level.
  @Test func impossibleFilmsAreRefusedBeforeTheSearch() async throws {
    let source = try source(
      Self.odd.replacing("96x64", with: "32x128").replacing("fps: 24", with: "fps: 240"))
    let events = Mutex(0)
    let error = await #expect(throws: JobError.self) {
      try await job(source, count: 100, shown: 48, to: "a.mp4").run { _ in
        events.withLock { $0 += 1 }
      }
    }
    #expect(error?.description.hasPrefix("Cannot encode 5656x3972 at 240 frames") == true)
    #expect(events.withLock { $0 } == 0 && folder.names == ["small.yaml"])
  }
}
