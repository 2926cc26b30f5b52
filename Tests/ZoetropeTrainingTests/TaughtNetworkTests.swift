import CPPN
import Testing
import ZoetropeTraining

@Suite struct TaughtNetworkTests {
  private let architecture = Architecture(
    inputs: [.x, .y], latent: 1,
    layers: [9, 12].map { NetworkLayer(width: $0, activations: [.tanh, .gaussian]) },
    wiring: .plain, outputs: [.sigmoid, .sine, .sigmoid], weights: .fanIn(1), biases: .all)

  private static let points: [SIMD2<Double>] = (0..<211).map { index in
    SIMD2(Double(index % 17) / 9 - 0.9, Double(index % 13) / 7 - 0.8)
  }

  /// With the errors as derivatives by the channels, the derivatives by the weights are those of the
  /// errors, to the bit.
  @Test func derivativesByChannelsAreThoseOfErrors() {
    let wanted = Self.points.indices.map { index in
      (0..<3).map { Float((index * 5 + $0 * 29) % 19) / 19 }
    }
    let set = TrainingSet(for: architecture, points: Self.points, wanted: wanted)
    let network = TaughtNetwork(architecture, from: Weights(architecture, seed: 4))
    let width = set.points.count / Self.points.count
    let channels = network.channels(Self.points.count) { range in
      Array(set.points[range.lowerBound * width..<range.upperBound * width])
    }
    #expect(channels.count == 3 * Self.points.count)
    let errors = zip(channels, wanted.joined()).map { $0 - $1 }
    let found = network.derivatives(byChannels: errors)
    let known = network.errorDerivatives(set, at: (0..<211).map { UInt32($0) })
    #expect(found == known.sums)
    #expect(known.sums.contains { abs($0) > 0.01 })
    let squares = errors.reduce(0.0) { $0 + Double($1) * Double($1) }
    #expect(abs(squares - known.squares) < 1e-6 * squares)
  }

  /// The weights of a network as it is come out as they went in, but for rounding.
  @Test func finishedWeightsComeBack() {
    let weights = Weights(architecture, seed: 8)
    let taught = TaughtNetwork(architecture, from: weights, isFinished: true).weights
    for (layer, own) in zip(taught.layers, weights.layers) {
      for (first, second) in zip(layer.matrix + layer.bias, own.matrix + own.bias) {
        #expect(abs(first - second) < 1e-5)
      }
    }
    let unfinished = TaughtNetwork(architecture, from: weights).weights
    #expect(unfinished != taught)
  }
}
