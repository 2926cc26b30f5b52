import CPPN
import Testing

@Suite struct LayerGainTests {
  @Test func eachLayerIsMultipliedByItsOwn() {
    let plain = Architecture.sample(latent: 2, widths: [5, 7], weights: .uniform(0.25))
    var tuned = plain
    tuned.layerGains = [2, 0.5, 4]
    let (weights, scaled) = (Weights(plain, seed: 9), Weights(tuned, seed: 9))
    for (index, gain) in tuned.layerGains.enumerated() {
      let (before, after) = (weights.layers[index], scaled.layers[index])
      // Powers of two multiply exactly.
      #expect(after.matrix == before.matrix.map { $0 * Float(gain) })
      #expect(after.bias == before.bias.map { $0 * Float(gain) })
    }
    tuned.layerGains = [1, 1, 1]
    #expect(Weights(tuned, seed: 9) == weights)
  }

  @Test func sharedLayersHaveOneGain() {
    var shared = Architecture.sample(widths: [4, 4, 4, 4], wiring: .shared)
    #expect(shared.hasSharedGains)
    shared.layerGains = [3, 2, 2, 2, 5]
    #expect(shared.hasSharedGains)
    shared.layerGains = [2, 2, 2, 3, 2]
    #expect(!shared.hasSharedGains)
    shared.wiring = .plain
    #expect(shared.hasSharedGains)
  }

  /// The deviation of each law is that of many weights drawn from it.
  @Test(arguments: [
    WeightLaw.normal(0.7), .uniform(2), .truncatedNormal(0.6), .fanIn(2), .pytorch,
    .balanced(busy: 4),
  ])
  func theDeviationIsThatOfTheWeights(_ law: WeightLaw) {
    let network = Architecture.sample(widths: [200, 200], weights: law)
    let weights = Weights(network, seed: 3).layers[1].matrix.map(Double.init)
    let square = weights.reduce(0) { $0 + $1 * $1 } / Double(weights.count)
    let expected = law.deviation(fanIn: 200)
    #expect(abs(square.squareRoot() / expected - 1) < 0.02, "\(square.squareRoot()) \(expected)")
  }

  @Test func strengthIsDeviationTimesRootOfWidth() {
    let network = Architecture.sample(widths: [16, 16], weights: .normal(0.5))
    #expect(network.strength == 2)
    #expect(Architecture.sample(widths: [9, 9], weights: .fanIn(4)).strength == 2)
    #expect(Architecture.sample(inputs: [.x, .y], latent: 2, widths: []).strength == 2)
    var tuned = network
    tuned.layerGains = [7, 1, 7]
    #expect(abs(tuned.strength - 10) < 1e-12)
  }
}
