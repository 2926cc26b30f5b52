import Examples
import Foundation
import Testing
import ZoetropeKit

/// The examples run, and their pictures are what they say.
@Suite struct ExampleTests {
  @Test func aFilmIsRenderedAndPaintedAgain() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let film = folder.appending(path: "silk.mp4").path()
    let report = try await renderSilk(to: film)
    #expect(report.frames == 30 && report.path == film)
    let image = try await paintAgain(filmAt: film)
    #expect(image.size == FrameSize(width: 640, height: 360))
    // The preset at that size, painted directly.
    var source = try SceneSource("silk")
    source.set("film.size", to: "640x360")
    source.set("film.duration", to: "1")
    #expect(try await image == source.scene().image16())
  }

  @Test func codeSaysWhatPresetsSay() async throws {
    let scene = try sceneInCode(seed: 7)
    let preset = SceneSource(
      yaml: """
        zoetrope: 1
        title: In code
        network:
          { seed: 7, inputs: [x, y, r], latent: 2, layers: 3 x 16, activation: [tanh, sin],
            weights: normal 1.2 }
        colour: [{ at: 0, colour: [0.05, 0.06, 0.15] }, { at: 1, colour: [1, 0.85, 0.6] }]
        view: { core: 0 }
        film: { size: 160x90, duration: 2 }
        z: [0.5, -1]
        keyframes:
          - { at: 0f, zoom: 1, ease: ease-in-out }
          - { at: 30f, zoom: 8, ease: ease-in-out }
        """)
    #expect(try scene == preset.scene())
    let (near, far) = (try await scene.image8(frame: 30), try await scene.image8(frame: 0))
    #expect(near != far && Set(near.components).count > 50)
  }

  @Test func numbersCanBeChanged() async throws {
    let scene = try calmerSilk()
    let original = try SceneSource("silk").scene().resized(to: scene.size)
    let (calm, wild) = (try await scene.imageFloat(), try await original.imageFloat())
    #expect(calm != wild)
    var draft = scene.draft
    draft.timeline[.zoom] = .constant(-1)
    draft.samples = 5
    let error = #expect(throws: PresetError.self) { try draft.validated() }
    #expect(error?.faults.map(\.path) == ["film.samples", "zoom"])
  }
}
