internal import Foundation
package import ZoetropeFrame
internal import ZoetropeKit
internal import ZoetropeRender
internal import ZoetropeScene
internal import ZoetropeVideo

/// Compares the time to render and encode a preset's first frames with the time to encode them
/// alone.
///
/// Both use the same encoder, muxer, settings and pictures, so that only rendering differs.
package struct FilmRace {
  let name: String
  private let preset: String
  private let scene: SceneDraft
  private let frames: Int
  private let threads: Int

  /// The number of frames, if the film has as many. The encoder's look-ahead and reordering delay
  /// its output by about 45 frames; with 60, encoding also reaches its steady state.
  private static let usualFrames = 60

  /// Prepares a preset's first frames at the given size and 30 frames a second.
  ///
  /// - Parameter observe: called before each measurement with its description, which names the
  ///   preset.
  package init(
    _ preset: String, size: FrameSize, threads: Int,
    _ observe: @Sendable (String) -> Void = { _ in }
  ) throws {
    var source = try SceneSource(preset)
    source.set("film.size", to: "\(size)", origin: "--size \(size)")
    source.set("film.fps", to: "30", origin: "30 frames per second")
    self.preset = preset
    name = source.name
    scene = try source.scene(naming: observe).values
    frames = min(Self.usualFrames, scene.timeline.frameCount)
    self.threads = threads
  }

  /// Prepares a scene that comes from no preset. Its peak memory cannot be measured.
  init(_ scene: SceneDraft, name: String, threads: Int) {
    preset = ""
    self.name = name
    self.scene = scene
    frames = scene.timeline.frameCount
    self.threads = threads
  }

  /// The measurements of one turn.
  struct Turn {
    /// The seconds to encode and write pictures that are painted already.
    let encoding: Double
    /// The seconds to render, encode and write.
    let film: Double
    /// The size of the film in bytes.
    let bytes: Int
  }

  func run(runs: Int, memory: Int?) async throws -> Benchmark.FilmRow {
    let pictures = try await pictures()
    var turns: [Turn] = []
    for _ in 0..<runs { turns.append(try await turn(pictures)) }
    return Benchmark.FilmRow(
      preset: name, frames: frames,
      encodeOnly: Median.of(turns.map { Double(frames) / $0.encoding }),
      endToEnd: Median.of(turns.map { Double(frames) / $0.film }),
      ratio: Median.of(turns.map { $0.film / $0.encoding }), peakMemory: memory)
  }

  /// Paints the pictures for `turn(_:)`, with the scene's finish and caption.
  package func pictures() async throws -> [YUVPicture] {
    let renderer = try Renderer(captioned: scene)
    var pictures: [YUVPicture] = []
    _ = try await forEachInOrder(
      0..<frames, window: threads + 1, on: RenderThreads(count: threads),
      make: { try renderer.frame($0).picture() },
      sink: { _, picture in pictures.append(picture) })
    return pictures
  }

  /// Encodes `pictures`, then renders and encodes the same frames, and measures both.
  func turn(_ pictures: [YUVPicture]) async throws -> Turn {
    let folder = try ScratchFolder()
    let path = folder.path("rendered.mp4")
    let alone = try await encode(pictures, to: folder.path("encoded.mp4"))
    let film = try await render(to: path)
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
    return Turn(encoding: alone, film: film, bytes: size ?? 0)
  }

  /// Returns the seconds to encode pictures that are painted already.
  private func encode(_ pictures: [YUVPicture], to path: String) async throws -> Double {
    let clock = Stopwatch()
    let encoding = Encoding()
    try ThreadNeed(threads, encoder: encoding.threads).check()
    let settings = FilmSettings(
      size: scene.size, rate: scene.rate, encoding: encoding,
      hasGrain: scene.finish.grain.amount > 0)
    let writer = try WriterActor(FilmWriter(path: path, settings: settings))
    do {
      for picture in pictures { try await writer.append(picture) }
      try await writer.finish()
    } catch {
      await writer.abandon()
      throw error
    }
    return clock.seconds
  }

  /// Returns the seconds to render, encode and write the film to `path`, as `zoetrope render` does.
  private func render(to path: String) async throws -> Double {
    let clock = Stopwatch()
    let file = OutputFile(path, replace: true)
    _ = try await FilmJob(
      MeasuredScene(unchecked: scene), to: file, span: FrameSpan("0-\(frames - 1)"),
      threads: threads
    ).run()
    return clock.seconds
  }

  /// Renders the film with `program` and returns the peak memory in bytes that it reports; nil if
  /// rendering failed.
  func peakMemory(_ program: String) -> Int? {
    guard let folder = try? ScratchFolder() else { return nil }
    let words = [
      program, "render", preset, "--size", "\(scene.size)", "--fps", "30", "--frames",
      "0-\(frames - 1)", "--threads", "\(threads)", "--progress", "json", "-o",
      folder.path("memory.mp4"),
    ]
    let events = folder.path("events")
    guard ChildProcess.run(words, errors: events),
      let last = try? String(contentsOfFile: events, encoding: .utf8).split(separator: "\n").last,
      let done = try? JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any]
    else { return nil }
    return done["peak_memory_bytes"] as? Int
  }
}
