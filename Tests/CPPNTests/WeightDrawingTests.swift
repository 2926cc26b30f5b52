import CPPN
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The laws of the weights, and the weights that are kept when a network grows.
struct WeightDrawingTests {
  /// The Kolmogorov-Smirnov test and the first two moments, over many seeds at once.
  @Test(arguments: [
    WeightLaw.normal(1.5), .uniform(0.25), .truncatedNormal(0.6), .fanIn(2), .pytorch,
    .balanced(busy: 4),
  ])
  func weightsFollowTheirLaw(_ law: WeightLaw) {
    let start: UInt64 = 0
    let fanIn = 16.0
    var drawn: [Double] = []
    for seed in 0..<200 {
      let weights = Weights(
        .sample(inputs: [.x], widths: [16, 16], weights: law), seed: start &+ UInt64(seed))
      drawn += weights.layers[1].matrix.map(Double.init)
      drawn += weights.layers[1].bias.map(Double.init)
    }
    let count = Double(drawn.count)
    let normal = { (x: Double, deviation: Double) in erfc(-x / deviation / 2.0.squareRoot()) / 2 }
    let share: (Double) -> Double
    let variance: Double
    switch law {
    case .normal(let deviation):
      (share, variance) = ({ normal($0, deviation) }, deviation * deviation)
    case .fanIn(let scale):
      (share, variance) = ({ normal($0, (scale / fanIn).squareRoot()) }, scale / fanIn)
    case .truncatedNormal(let deviation):
      let within = erf(2.0.squareRoot())
      share = { (normal($0, deviation) - (1 - within) / 2) / within }
      // 1 - 2·2·φ(2) / within, of the uncut variance.
      variance = 0.773_741_34 * deviation * deviation
      #expect(drawn.allSatisfy { abs($0) <= Double(Float(2 * deviation)) })
    case .uniform(let limit):
      (share, variance) = ({ ($0 / limit + 1) / 2 }, limit * limit / 3)
    case .balanced:
      (share, variance) = ({ normal($0, 1) }, 1)
    case .given:
      Issue.record("given weights are not drawn")
      return
    case .pytorch:
      (share, variance) = ({ ($0 * fanIn.squareRoot() + 1) / 2 }, 1 / fanIn / 3)
    }

    // Bounds that a sound generator exceeds less than once in a hundred million runs.
    let mean = drawn.reduce(0, +) / count
    #expect(abs(mean) < 6 * (variance / count).squareRoot(), "seeds from \(start)")
    let spread = drawn.reduce(0) { $0 + $1 * $1 } / count
    #expect(abs(spread / variance - 1) < 6 * (2 / count).squareRoot(), "seeds from \(start)")
    let distance = drawn.sorted().enumerated().reduce(0.0) { worst, draw in
      let expected = share(draw.element)
      return max(
        worst, abs(expected - Double(draw.offset) / count),
        abs(expected - Double(draw.offset + 1) / count))
    }
    #expect(distance < 3.2 / count.squareRoot(), "seeds from \(start)")
  }

  @Test(arguments: Seeds.some)
  func seedsGiveNetworksOfTheirOwn(seed: UInt64) {
    let architecture = Architecture.sample()
    #expect(Weights(architecture, seed: seed) == Weights(architecture, seed: seed))
    #expect(Weights(architecture, seed: seed) != Weights(architecture, seed: seed &+ 1))
  }

  @Test(arguments: Seeds.some)
  func growingKeepsTheWeightsThatWereThere(seed: UInt64) {
    for wiring in Wiring.allCases {
      let small = Architecture.sample(inputs: [.x, .y], latent: 2, widths: [3, 3], wiring: wiring)
      var large = small
      large.inputs.append(.theta(harmonic: 2))
      large.latent = 5
      large.layers = large.layers.map {
        NetworkLayer(width: $0.width + 4, activations: $0.activations)
      }
      large.outputs.append(.sine)
      let before = Weights(small, seed: seed)
      let after = Weights(large, seed: seed)

      // Where the columns of the small network are in the large one.
      let outside = [0, 1, 4, 5]
      let columns: [[Int]]
      if wiring == .dense {
        let first = outside + [9, 10, 11]
        columns = [outside, first, first + [16, 17, 18]]
      } else {
        columns = [outside, [0, 1, 2], [0, 1, 2]]
      }
      for (index, layer) in before.layers.enumerated() {
        let grown = after.layers[index]
        for neuron in layer.bias.indices {
          #expect(grown.bias[neuron] == layer.bias[neuron])
          for (column, place) in columns[index].enumerated() {
            #expect(
              grown.matrix[neuron * grown.fanIn + place]
                == layer.matrix[neuron * layer.fanIn + column])
          }
        }
      }
    }
  }

  @Test(arguments: Seeds.some)
  func deepeningKeepsTheOutputLayer(seed: UInt64) {
    let shallow = Weights(.sample(widths: [5, 5]), seed: seed)
    let deep = Weights(.sample(widths: [5, 5, 5, 5]), seed: seed)
    #expect(deep.layers[..<2] == shallow.layers[..<2])
    #expect(deep.layers.last == shallow.layers.last)
    #expect(deep.layers[2] != deep.layers[1])
  }

  @Test func biasesAreWhereTheArchitectureHasThem() {
    for (placement, expected) in [
      (BiasPlacement.none, [false, false, false]), (.first, [true, false, false]),
      (.all, [true, true, true]),
    ] {
      let weights = Weights(.sample(biases: placement), seed: 3)
      #expect(weights.layers.map { $0.bias.allSatisfy { $0 != 0 } } == expected)
      #expect(weights.layers.map { $0.bias.contains { $0 != 0 } } == expected)
    }
  }

  @Test(arguments: Seeds.some)
  func everyNetworkHasItsShape(seed: UInt64) {
    var dice = Seeds.dice(seed)
    for _ in 0..<50 {
      let architecture = Architecture.random(using: &dice)
      let weights = Weights(architecture, seed: seed)
      #expect(weights.layers.count == architecture.layers.count + 1)
      for (index, layer) in weights.layers.enumerated() {
        #expect(layer.fanIn == architecture.fanIn(ofLayer: index))
        #expect(layer.bias.count == architecture.width(ofLayer: index))
        #expect(layer.matrix.count == layer.fanIn * layer.bias.count)
      }
    }
  }

  @Test func sharedLayersUseTheSecondOnes() {
    let weights = Weights(.sample(widths: [6, 6, 6, 6], wiring: .shared), seed: 1)
    #expect(weights.layers[2] == weights.layers[1])
    #expect(weights.layers[3] == weights.layers[1])
    #expect(weights.layers[0] != weights.layers[1])
  }

  @Test func hugeSpreadsAndGainsStayWithinTheLimit() {
    let weights = Weights(.sample(weights: .normal(1e300)), seed: 1)
    let gained = Weights(.sample(), seed: 1).scaled(by: -1e300)
    for layer in weights.layers + gained.layers {
      #expect((layer.matrix + layer.bias).allSatisfy { abs($0) == Float(1e18) })
    }
  }

  @Test func gainIsRoundedOnce() {
    let weights = Weights(.sample(), seed: 1)
    let scaled = weights.scaled(by: 1 / 3.0)
    for (layer, small) in zip(weights.layers, scaled.layers) {
      #expect(small.matrix == layer.matrix.map { Float(Double($0) * (1 / 3.0)) })
      #expect(small.bias == layer.bias.map { Float(Double($0) * (1 / 3.0)) })
    }
    #expect(weights.scaled(by: 1) == weights)
  }

  @Test(arguments: Seeds.some)
  func longerLatentVectorsStartWithTheShorter(seed: UInt64) {
    let long = Latent.vector(seed: seed, count: 40)
    #expect(Latent.vector(seed: seed, count: 7) == Array(long[..<7]))
    #expect(Latent.vector(seed: seed, count: 0).isEmpty)
    #expect(Latent.vector(seed: seed &+ 1, count: 40) != long)
  }
}
