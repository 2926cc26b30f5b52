import Foundation
import Testing
import ZoetropeInspect
import ZoetropeKit

/// Films of neurons.
struct NeuronFilmTests {
  @Test(arguments: [
    "{ inputs: [x, y], layers: [6, 3], latent: 2, activation: [tanh, square] }",
    "{ inputs: [x, y], layers: [], latent: 0, output: sine }",
    "{ inputs: [x, y], layers: 3 x 4, latent: 1, wiring: residual }",
    "{ inputs: [x, y], layers: 2 x 4, latent: 1, wiring: shared }",
    "{ inputs: [x, y], layers: 2 x 4, latent: 1, wiring: dense, weights: normal 0.5 }",
  ])
  func theyAreAsLongAsThePreset(_ network: String) async throws {
    let folder = TemporaryFolder()
    let source = SceneSource(
      yaml: """
        zoetrope: 1
        network: \(network)
        colour: rgb
        film: { size: 64x36, duration: 2, fps: 6 }
        """, name: "test")
    let report = try await NeuronFilmJob(
      source, to: OutputFile(folder("a.mp4"), replace: false)
    ).run()
    #expect(report.frames == 12 && report.path == folder("a.mp4"))
  }
}
