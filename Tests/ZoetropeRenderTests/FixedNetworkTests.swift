import CPPN
import Foundation
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

/// Networks with given weights, and what is changed in them, against the reference evaluator.
struct FixedNetworkTests {
  private static func network(_ wiring: Wiring) -> FixedNetwork {
    let architecture = Architecture(
      inputs: [.x, .y], latent: 1,
      layers: Array(repeating: NetworkLayer(width: 4, activations: [.tanh, .sin]), count: 3),
      wiring: wiring, outputs: [.sigmoid], weights: .normal(1), biases: .all)
    return FixedNetwork(architecture, Weights(architecture, seed: 9))
  }

  private func channel(_ network: FixedNetwork, z: Double, at point: SIMD2<Double>) -> Double {
    ReferenceEvaluator(
      architecture: network.architecture, weights: network.weights, latent: [z], phase: 0)(
        x: point.x, y: point.y)[0]
  }

  private let points = [SIMD2(0.3, -0.8), SIMD2(-0.6, 0.1)]

  @Test(arguments: [Wiring.plain, .residual, .dense])
  func addingToAnInputMovesIt(_ wiring: Wiring) {
    let network = Self.network(wiring)
    for point in points {
      let moved = channel(network.adding(0.75, toInput: 2), z: 0.25, at: point)
      #expect(abs(moved - channel(network, z: 1, at: point)) < 1e-6)
      let held = channel(network.holdingInput(0, at: -0.5), z: 0.25, at: point)
      #expect(abs(held - channel(network, z: 0.25, at: SIMD2(-0.5, point.y))) < 1e-6)
    }
  }

  @Test(arguments: [Wiring.plain, .residual, .dense])
  func aHeldNeuronIsConstant(_ wiring: Wiring) throws {
    let network = Self.network(wiring).holding([(2, 0.375)], ofLayer: 1)
    let trace = NetworkTrace(
      architecture: network.architecture, weights: network.weights, latent: [0.5], phase: 0,
      domain: .plain)
    let values = trace.values(at: points[...])
    #expect(values.activated[1][2][0] == 0.375 && values.activated[1][2][1] == 0.375)
    // The others go on as they were.
    let whole = NetworkTrace(
      architecture: network.architecture, weights: Self.network(wiring).weights, latent: [0.5],
      phase: 0, domain: .plain)
    #expect(values.activated[1][1] == whole.values(at: points[...]).activated[1][1])
  }

  @Test(arguments: [Wiring.plain, .residual, .dense])
  func aNetworkEndsBehindALayer(_ wiring: Wiring) {
    let network = Self.network(wiring)
    let ending = network.ending(behind: 2, matrix: [1, 0, -2, 0], bias: [0.5])
    for (lane, point) in points.enumerated() {
      let trace = NetworkTrace(
        architecture: network.architecture, weights: network.weights, latent: [0.5], phase: 0,
        domain: .plain)
      let values = trace.values(at: points[...])
      let sum = values.values[1][0][lane] - 2 * values.values[1][2][lane] + 0.5
      let expected = 1 / (1 + exp(-sum))
      #expect(abs(channel(ending, z: 0.5, at: point) - expected) < 1e-6)
    }
  }
}
