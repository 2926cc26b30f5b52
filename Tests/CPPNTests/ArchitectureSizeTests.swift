import CPPN
import Testing

struct ArchitectureSizeTests {
  @Test(arguments: Seeds.some)
  func parametersAreTheNumbersThatAreDrawn(seed: UInt64) {
    var dice = Seeds.dice(seed)
    for _ in 0..<100 {
      let architecture = Architecture.random(using: &dice)
      let weights = Weights(architecture, seed: 1)
      var count = 0
      for (index, layer) in weights.layers.enumerated() {
        if architecture.wiring == .shared && index >= 2 && index < architecture.layers.count {
          continue
        }
        count += layer.matrix.count
        count += layer.bias.contains { $0 != 0 } ? layer.bias.count : 0
      }
      #expect(architecture.parameterCount == count, "\(architecture)")
    }
  }

  /// x, r, θ (2 numbers), time (2), bias and three of z: 10 columns, 4 of which vary.
  @Test func whatIsConstantOverAFrameCostsNothingPerPixel() {
    let inputs: [Input] = [.x, .r, .theta(harmonic: 1), .time, .bias]
    func cost(_ wiring: Wiring, _ widths: [Int]) -> Int {
      Architecture.sample(
        inputs: inputs, latent: 3, widths: widths, wiring: wiring, outputs: [.sine, .sine]
      ).multiplyAddsPerPixel
    }
    #expect(cost(.plain, [5, 7]) == 4 * 5 + 5 * 7 + 7 * 2)
    #expect(cost(.residual, [5, 7]) == 4 * 5 + 5 * 7 + 7 * 2)
    #expect(cost(.shared, [5, 5, 5]) == 4 * 5 + 2 * 5 * 5 + 5 * 2)
    #expect(cost(.dense, [5, 7]) == 4 * 5 + 9 * 7 + 16 * 2)
    #expect(cost(.plain, []) == 4 * 2)
  }

  @Test func theTutorialsNetwork() {
    let architecture = Architecture.sample(
      widths: Array(repeating: 16, count: 9), outputs: [.sigmoid, .sigmoid, .sigmoid],
      biases: .first)
    #expect(architecture.parameterCount == 2 * 16 + 16 + 8 * 256 + 48)
    #expect(architecture.multiplyAddsPerPixel == 2 * 16 + 8 * 256 + 48)
  }

  @Test func absurdSizesAreTheLargestNumberThereIs() {
    for wiring in Wiring.allCases {
      let wide = Architecture.sample(
        latent: .max, widths: [.max, .max, .max], wiring: wiring)
      #expect(wide.parameterCount == .max)
      #expect(wide.multiplyAddsPerPixel == .max)
      #expect(wide.fanIn(ofLayer: 2) == .max)
    }
    // Counting many layers takes no noticeable time, in dense networks too.
    let deep = Architecture.sample(widths: Array(repeating: 3, count: 200_000), wiring: .dense)
    #expect(deep.parameterCount > 100_000_000_000)
  }
}
