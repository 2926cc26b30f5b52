import CPPN
import Testing

/// What a trace keeps and differentiates, against the reference evaluator.
struct NetworkTraceTests {
  private func network(_ wiring: Wiring, widths: [Int], latent: Int = 2) -> Architecture {
    Architecture(
      inputs: [.x, .y, .r], latent: latent,
      layers: widths.map { NetworkLayer(width: $0, activations: [.tanh, .sin, .gaussian]) },
      wiring: wiring, outputs: [.sigmoid, .sigmoid], weights: .normal(0.7), biases: .all)
  }

  private let points = [SIMD2(0.3, -0.2), SIMD2(-0.9, 0.4), SIMD2(0.01, 0.7)]

  private static let wirings: [(Wiring, [Int])] = [
    (.plain, [5, 4]), (.plain, []), (.residual, [5, 5, 5]), (.dense, [3, 4, 2]),
    (.shared, [4, 4, 4]),
  ]

  @Test(arguments: wirings) func channelsAreThoseOfTheReference(_ wiring: Wiring, _ widths: [Int])
    throws
  {
    let network = network(wiring, widths: widths)
    let weights = Weights(network, seed: 3)
    let trace = NetworkTrace(
      architecture: network, weights: weights, latent: [0.4, -1], phase: 0, domain: .plain)
    let reference = ReferenceEvaluator(
      architecture: network, weights: weights, latent: [0.4, -1], phase: 0)
    let values = trace.values(at: points[...])
    for (lane, point) in points.enumerated() {
      let expected = reference(x: point.x, y: point.y)
      for (output, channel) in expected.enumerated() {
        #expect(abs(values.values[widths.count][output][lane] - channel) < 1e-12)
      }
    }
  }

  /// The derivative by z and by a neuron's own sum, against differences of the whole network.
  @Test(arguments: wirings) func derivativesAreLimitsOfDifferences(
    _ wiring: Wiring, _ widths: [Int]
  ) throws {
    let network = network(wiring, widths: widths)
    let weights = Weights(network, seed: 5)
    func channel(_ latent: [Double], _ weights: Weights, _ output: Int) -> Double {
      ReferenceEvaluator(architecture: network, weights: weights, latent: latent, phase: 0)(
        x: points[1].x, y: points[1].y)[output]
    }
    let z = [0.4, -1]
    let trace = NetworkTrace(
      architecture: network, weights: weights, latent: z, phase: 0, domain: .plain)
    let values = trace.values(at: points[...])
    for output in 0..<2 {
      let found = trace.derivatives(of: output, at: values)
      for number in 0..<2 {
        var (above, below) = (z, z)
        above[number] += 1e-5
        below[number] -= 1e-5
        let slope = (channel(above, weights, output) - channel(below, weights, output)) / 2e-5
        #expect(abs(found.inputs[3 + number][1] - slope) < 1e-8)
      }
      // A bias moves its neuron's sum, so the derivative by it is that by the value times the slope.
      guard wiring != .shared else { continue }
      for layer in widths.indices {
        for neuron in 0..<widths[layer] {
          let old = weights.layers[layer].bias[neuron]
          var (above, below) = (weights, weights)
          above.layers[layer].bias[neuron] += 0x1p-10
          below.layers[layer].bias[neuron] -= 0x1p-10
          let step = Double(above.layers[layer].bias[neuron]) - Double(old)
          let slope = (channel(z, above, output) - channel(z, below, output)) / (2 * step)
          let activation = network.layers[layer].activation(of: neuron).definition
          let expected =
            found.values[layer][neuron][1] * activation.derivative(values.sums[layer][neuron][1])
          #expect(abs(expected - slope) < 1e-5)
        }
      }
    }
  }
}
