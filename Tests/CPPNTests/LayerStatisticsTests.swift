import CPPN
import Foundation
import Testing

/// The statistics of layers, against the reference and against cases that can be worked out by hand.
@Suite struct LayerStatisticsTests {
  private static let points = (0..<64).map { index -> SIMD2<Double> in
    let (column, row) = (Double(index % 8), Double(index / 8))
    return SIMD2(column / 4 - 1, row / 4 - 1)
  }

  private func architecture(
    _ activation: Activation = .tanh, output: OutputActivation = .sigmoid, wiring: Wiring = .plain
  ) -> Architecture {
    Architecture(
      inputs: [.x, .y], latent: 2,
      layers: Array(repeating: NetworkLayer(width: 6, activations: [activation]), count: 2),
      wiring: wiring, outputs: [output], weights: .normal(1), biases: .all)
  }

  private func statistics(_ architecture: Architecture, _ weights: Weights) -> [LayerStatistics] {
    weights.statistics(
      architecture, latent: [0.5, -1], phase: 0, domain: .plain, at: Self.points)
  }

  /// The last layer's sums are those whose sigmoid the reference evaluator returns.
  @Test(arguments: Wiring.allCases) func sumsAreThoseOfTheNetwork(_ wiring: Wiring) {
    let network = architecture(wiring: wiring)
    let weights = Weights(network, seed: 3)
    let evaluate = ReferenceEvaluator(
      architecture: network, weights: weights, latent: [0.5, -1], phase: 0)
    let sums = Self.points.map { point -> Double in
      let channel = evaluate(x: point.x, y: point.y)[0]
      return log(channel / (1 - channel))
    }
    let mean = sums.reduce(0, +) / 64
    let distances = sums.map { ($0 - mean) * ($0 - mean) }
    let squares = distances.reduce(0, +) / 64
    let last = statistics(network, weights)[2]
    #expect(abs(last.mean - mean) < 1e-9 && abs(last.deviation - squares.squareRoot()) < 1e-9)
    #expect(last.dead == 0)
  }

  /// Weights of a thousand leave tanh no slope, and the output no value between its ends.
  @Test func largeWeightsSaturate() {
    let network = architecture()
    let large = Weights(network, seed: 3).scaled(by: 1000)
    let seen = statistics(network, large)
    #expect(seen[1].saturated > 0.95 && seen[2].saturated > 0.95)
    #expect(statistics(network, Weights(network, seed: 3).scaled(by: 0.3))[1].saturated == 0)
    // A relu has no end, but its neurons may be dead.
    #expect(statistics(architecture(.relu), large)[1].saturated == 0)
  }

  /// A layer without weights is dead, and so are those that see it.
  @Test func aLayerWithoutWeightsIsDead() {
    var network = architecture()
    network.biases = .none
    network.layerGains = [1, 0, 1]
    let seen = statistics(network, Weights(network, seed: 3))
    #expect(seen[0].dead == 0 && seen[1].dead == 1 && seen[2].dead == 1)
    #expect(seen[1].deviation == 0 && seen[1].mean == 0)
  }

  @Test func theMeanOfSeveral() {
    let one = LayerStatistics(mean: 1, deviation: 2, saturated: 0, dead: 1)
    let other = LayerStatistics(mean: 3, deviation: 4, saturated: 0.5, dead: 0)
    #expect(
      LayerStatistics.mean([one, other])
        == LayerStatistics(mean: 2, deviation: 3, saturated: 0.25, dead: 0.5))
    #expect(LayerStatistics.mean([]) == nil)
  }
}
