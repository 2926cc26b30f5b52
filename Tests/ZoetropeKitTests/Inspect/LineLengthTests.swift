import CPPN
import Foundation
import Testing
import ZoetropeInspect
import ZoetropeKit

/// How long lines become.
struct LineLengthTests {
  private func lengths(_ network: String) throws -> [Double] {
    let source = SceneSource(
      yaml: """
        zoetrope: 1
        network: { inputs: [x, y], latent: 0, output: sigmoid, \(network) }
        colour: grey
        film: { size: 64x64, duration: 1 }
        """)
    return try LineLength(source.scene().draft, frame: 0, unless: { false }).lengths
  }

  /// A layer of neurons that pass their sums on stretches each line by a matrix that is known.
  @Test func linearLayersStretchAsTheirMatrixDoes() throws {
    let source = SceneSource(
      yaml: """
        zoetrope: 1
        network: { seed: 5, inputs: [x, y], latent: 0, layers: 1 x 3, activation: identity }
        film: { size: 64x64, duration: 1 }
        """)
    let scene = try source.scene().draft
    let found = try LineLength(scene, frame: 0, unless: { false }).lengths
    let matrix = scene.weights(seed: 5).layers[0].matrix.map(Double.init)
    // Across, down and along both diagonals of a square, all through the middle.
    let ways = [(1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (-1.0, 1.0)]
    let expected = ways.map { way in
      let moved = (0..<3).map { matrix[2 * $0] * way.0 + matrix[2 * $0 + 1] * way.1 }
      let length = (moved.reduce(0) { $0 + $1 * $1 } / 3).squareRoot()
      return length / ((way.0 * way.0 + way.1 * way.1) / 2).squareRoot()
    }
    #expect(abs(found[0] - expected.reduce(0, +) / 4) < 1e-6)
  }

  /// The law of Raghu et al. and Poole et al.: with large weights lengths grow by about the same
  /// factor in each layer, and with small ones they shrink.
  @Test func chaoticNetworksGrowExponentiallyAndOrderedOnesShrink() throws {
    let chaotic = try lengths("seed: 2, layers: 6 x 64, weights: fan-in 25, biases: none")
    let factors = zip(chaotic.dropFirst().dropLast(), chaotic).map { $0 / $1 }
    #expect(factors.allSatisfy { $0 > 1.3 && $0 < 3 }, "\(factors)")
    let ordered = try lengths("seed: 2, layers: 6 x 64, weights: fan-in 0.5, biases: none")
    #expect(zip(ordered.dropFirst().dropLast(), ordered).allSatisfy { $0 < $1 }, "\(ordered)")
    let wide = try lengths("seed: 2, layers: 6 x 64, weights: normal 1, biases: none")
    let narrow = try lengths("seed: 2, layers: 6 x 8, weights: normal 1, biases: none")
    #expect(wide[5] > 3 * narrow[5])
  }

  /// Numbers of z are the same everywhere, and do not make a line longer.
  @Test func zDoesNotLengthenLines() throws {
    func first(_ latent: Int) throws -> Double {
      let source = SceneSource(
        yaml: """
          zoetrope: 1
          network: { seed: 5, inputs: [x, y], latent: \(latent), layers: 1 x 256, activation: identity, weights: normal 1 }
          film: { size: 64x64, duration: 1 }
          """)
      return try LineLength(source.scene().draft, frame: 0, unless: { false }).lengths[0]
    }
    #expect(try abs(first(64) / first(0) - 1) < 0.2)
  }

  @Test func aPlotIsWrittenWhole() async throws {
    let folder = TemporaryFolder()
    let file = OutputFile(folder("a.svg"), replace: false)
    #expect(SweepPlotJob.isPlot(file))
    let source = SceneSource(
      yaml: """
        zoetrope: 1
        title: "<script>"
        network: { inputs: [x, y], layers: 1 x 4 }
        film: { size: 64x36, duration: 1 }
        """, name: "test")
    let sweep = try Sweep([SweepAxis("network.layers=1 x 4,3 x 4,[]")])
    let report = try await SweepPlotJob(sweep, of: source, to: file).run()
    let plot = try String(contentsOfFile: try #require(report.path), encoding: .utf8)
    #expect(plot.contains("<svg") && plot.contains("layers 3 x 4") && plot.contains("role=\"img\""))
    let parts = try Sweep([SweepAxis("fields.mask.network.layers=1 x 4")])
    #expect(throws: JobError.self) { try SweepPlotJob(parts, of: source, to: file) }
    let many = try Sweep([SweepAxis("gain=1..25")])
    #expect(throws: JobError.self) { try SweepPlotJob(many, of: source, to: file) }
  }
}
