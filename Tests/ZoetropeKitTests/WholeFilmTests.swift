import Foundation
import Synchronization
import Testing
import ZoetropeFrame
import ZoetropeKit
import ZoetropeRender
import ZoetropeScene
import ZoetropeVideo

/// Whole jobs, in this process.
@Suite struct WholeFilmTests {
  let folder = TemporaryFolder()

  private func source(_ text: String = Sample.preset) throws -> SceneSource {
    try folder.write(text, to: "small.yaml")
    return try SceneSource(folder("small.yaml"), catalogue: Catalogue(folder: nil))
  }

  private func contents(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: folder(name)))
  }

  @Test func aFilmHasItsFramesAndItsTags() async throws {
    let scene = try source().scene()
    let report = try await FilmJob(
      scene, to: OutputFile(folder("a.mp4"), replace: false), encoding: Encoding(effort: "veryfast")
    ).run()
    #expect(report.path == folder("a.mp4"))
    #expect(report.frames == 30 && !report.isInterrupted && report.seconds == 1)
    let film = try contents("a.mp4")
    #expect(Sample.frameCount(film) == 30)
    #expect(Sample.isFastStart(film))
    #expect(report.bytes == film.count)
    let tags = try FilmInfo(path: folder("a.mp4")).tags
    #expect(tags["title"] == "Small")
    #expect(
      tags["comment"]
        == "zoetrope \(ZoetropeInfo.version) seed=7 size=96x64 fps=30 frames=0-29 of 30 samples=1 "
        + "libx264 crf=17 effort=veryfast threads=4")
    #expect(tags["zoetrope_version"] == ZoetropeInfo.version)
    #expect(tags["encoder"] == "zoetrope \(ZoetropeInfo.version)")
    #expect(folder.names == ["a.mp4", "small.yaml"])
  }

  @Test func threadsDoNotChangeTheFilm() async throws {
    let scene = try source().scene()
    var films: Set<Data> = []
    for threads in [1, 2, 3, 8] {
      _ = try await FilmJob(
        scene, to: OutputFile(folder("\(threads).mp4"), replace: false),
        encoding: Encoding(effort: "ultrafast"), threads: threads
      ).run()
      films.insert(try contents("\(threads).mp4"))
    }
    #expect(films.count == 1)
  }

  @Test func theRecipeRendersTheSameFrames() async throws {
    let original = try source().scene()
    _ = try await FilmJob(
      original, to: OutputFile(folder("a.mp4"), replace: false), span: FrameSpan("3-5"),
      encoding: Encoding(effort: "ultrafast")
    ).run()
    _ = try await StillJob(
      original, at: .frame(4), to: OutputFile(folder("a.png"), replace: false)
    ).run()
    for file in ["a.mp4", "a.png"] {
      let recipe = try Recipe.read(from: folder(file))
      #expect(recipe.hasPrefix("# from \(file), zoetrope \(ZoetropeInfo.version)\n"))
      let again = try source(recipe).scene()
      #expect(again == original)
      for index in [0, 4, 29] {
        #expect(
          try Renderer(again).frame(index).picture() == Renderer(original).frame(index).picture())
      }
    }
    #expect(try Recipe.read(from: folder("a.mp4")).contains("# frames 3-5\n"))
    #expect(Sample.frameCount(try contents("a.mp4")) == 3)
  }

  @Test func filesWithoutARecipeSaySo() async throws {
    try folder.write("nothing", to: "a.txt")
    #expect(throws: VideoError.self) { try Recipe.read(from: folder("a.txt")) }
    let error = #expect(throws: JobError.self) { try Recipe.read(from: folder("b.mp4")) }
    #expect(error?.description == "Cannot open '\(folder("b.mp4"))': there is no such file.")
  }

  @Test func stillsAreTheSameInStripsAndWhole() async throws {
    // Higher than a strip, of a height that strips do not divide.
    var scene = try source().scene().changed { $0.size = FrameSize(width: 33, height: 301) }
    for threads in [1, 3] {
      _ = try await StillJob(
        scene, at: .percent(50), to: OutputFile(folder("\(threads).png"), replace: false),
        threads: threads
      ).run()
    }
    #expect(try contents("1.png") == contents("3.png"))
    scene = scene.changed { $0.size = FrameSize(width: 33, height: 300) }
    _ = try await StillJob(
      scene, at: .percent(50), to: OutputFile(folder("other.png"), replace: false)
    ).run()
    #expect(try contents("1.png") != contents("other.png"))
  }

  @Test func sheetsLabelWhatBringsAPictureBack() async throws {
    let output = OutputFile(folder("sheet.png"), replace: true)
    let seeds = try SheetJob(seedsOf: source(), [1, 2, 3], width: 64, to: output)
    #expect(seeds.labels == ["seed 1", "seed 2", "seed 3"])
    #expect(try await seeds.run().path == folder("sheet.png"))
    #expect(try Recipe.read(from: folder("sheet.png")).contains("96x64"))
    let times = try SheetJob(timesOf: source(), count: 4, width: 64, to: output)
    #expect(times.labels == ["0.00 s  0f", "0.23 s  7f", "0.50 s  15f", "0.73 s  22f"])
    _ = try await times.run()
  }

  @Test func aCancelledFilmIsKeptBesideTheTarget() async throws {
    try folder.write("old", to: "a.mp4")
    let scene = try source().scene().changed { $0.timeline.frameCount = 100_000 }
    let job = FilmJob(
      scene, to: OutputFile(folder("a.mp4"), replace: true), encoding: Encoding(effort: "ultrafast")
    )
    let done = Mutex(0)
    let work = Task {
      try await job.run { event in
        if case .advanced(let frames) = event { done.withLock { $0 = frames } }
      }
    }
    while done.withLock({ $0 }) < 20 { try await Task.sleep(for: .milliseconds(5)) }
    work.cancel()
    let report = try await work.value
    #expect(report.isInterrupted && report.frames > 0)
    #expect(report.path == folder("a.partial.mp4"))
    #expect(folder.read("a.mp4") == "old")
    #expect(Sample.frameCount(try contents("a.partial.mp4")) == report.frames)
    #expect(folder.names == ["a.mp4", "a.partial.mp4", "small.yaml"])
  }

  @Test func sizesThatVideoCannotHaveAreRefusedBeforehand() async throws {
    let scene = try source().scene().changed { $0.size = FrameSize(width: 97, height: 64) }
    let job = FilmJob(scene, to: OutputFile(folder("a.mp4"), replace: true))
    await #expect(
      throws: JobError(
        .input,
        "Cannot make a film of 97x64: H.264 needs even sides.",
        advice: .filmOfSize(FrameSize(width: 98, height: 64)))
    ) { try await job.run() }
    #expect(folder.names == ["small.yaml"])
  }

  @Test(arguments: [
    ("a.mkv", "Cannot write 'a.mkv': films end in .mp4, not .mkv."),
    ("a", "Cannot tell the format of 'a': films end in .mp4."),
    ("x/.mp4", "Cannot write 'x/.mp4': there is no name before '.mp4'."),
  ])
  func otherFormatsAreRefused(name: String, message: String) async throws {
    let job = FilmJob(try source().scene(), to: OutputFile(name, replace: true))
    await #expect(throws: JobError(.input, message)) { try await job.run() }
  }
}
