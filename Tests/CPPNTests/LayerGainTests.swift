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
}
