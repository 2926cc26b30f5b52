/// The distribution of a layer's sums and values over many points.
package struct LayerStatistics: Hashable, Sendable {
  /// The mean of all sums.
  package var mean: Double
  /// The root mean square, over the neurons, of the standard deviations of their sums.
  package var deviation: Double
  /// The share of values at which the activation hardly reacts. In hidden layers with bounded
  /// activations its slope is under 0.05 there; unbounded ones count as 0. In the output layer the
  /// channel is within two 8-bit levels of 0 or 1.
  package var saturated: Double
  /// The share of neurons whose values have a standard deviation under 0.001.
  package var dead: Double

  /// Creates statistics from their numbers.
  package init(mean: Double, deviation: Double, saturated: Double, dead: Double) {
    (self.mean, self.deviation) = (mean, deviation)
    (self.saturated, self.dead) = (saturated, dead)
  }

  /// Returns the mean of several statistics of one layer, number by number; nil of none.
  package static func mean(_ all: [LayerStatistics]) -> LayerStatistics? {
    guard !all.isEmpty else { return nil }
    func mean(_ number: (LayerStatistics) -> Double) -> Double {
      all.reduce(0) { $0 + number($1) } / Double(all.count)
    }
    return LayerStatistics(
      mean: mean(\.mean), deviation: mean(\.deviation), saturated: mean(\.saturated),
      dead: mean(\.dead))
  }
}

extension Weights {
  /// Computes the statistics of each layer, the output layer last, at points of the field.
  ///
  /// - Parameters:
  ///   - latent: the vector `z`, of `architecture.latent` numbers.
  ///   - phase: the time phase in turns.
  ///   - domain: the map that is applied to points before features are computed.
  ///   - points: the points; those after the last multiple of eight are ignored.
  package func statistics(
    _ architecture: Architecture, latent: [Double], phase: Double, domain: Domain,
    at points: [SIMD2<Double>]
  ) -> [LayerStatistics] {
    precondition(
      layers.count == architecture.layers.count + 1 && latent.count == architecture.latent,
      "The weights and z must fit the network.")
    let rows = architecture.fanIn(ofLayer: 0)
    let blocks = points.count / 8
    guard blocks > 0 else { return [] }
    var inputs = [Eight](repeating: Eight(repeating: 0), count: blocks * rows)
    for (index, point) in points.prefix(8 * blocks).enumerated() {
      let features = architecture.features(x: point.x, y: point.y, phase: phase, domain: domain)
      for (row, value) in (features + latent.map(Activation.clamped)).enumerated() {
        inputs[index / 8 * rows + row][index % 8] = value
      }
    }
    var run = LayerRun(architecture, inputs, blocks: blocks)
    return layers.enumerated().map { index, layer in
      let layer = BalancedLayer(
        matrix: layer.matrix.map(Double.init), bias: layer.bias.map(Double.init))
      let sums = run.sums(layer, index)
      run.apply(
        sums, scales: Array(repeating: 1, count: layer.bias.count), bias: layer.bias, index)
      return LayerStatistics(architecture, index, sums, bias: layer.bias, blocks: blocks)
    }
  }
}

extension LayerStatistics {
  /// The slope of a hidden layer's activation below which a value counts as saturated.
  private static let leastSlope = 0.05
  /// The standard deviation of a neuron's values below which it counts as dead.
  private static let leastDeviation = 1e-3

  /// Computes the statistics of layer `index` from its sums without biases.
  fileprivate init(
    _ architecture: Architecture, _ index: Int, _ sums: [Eight], bias: [Double], blocks: Int
  ) {
    var (mean, variance, saturated, dead) = (0.0, 0.0, 0, 0)
    let width = bias.count
    for row in 0..<width {
      let seen = SumStatistics(sums, row: row, of: width, blocks: 0..<blocks)
      mean += seen.mean + bias[row]
      variance += seen.deviation * seen.deviation
      let own = (0..<blocks).map { block in
        PortableVector.clamped(sums[block * width + row] + bias[row], Activation.limit)
      }
      let values: [Eight]
      if index == architecture.layers.count {
        values = own.map(architecture.outputs[row].portable)
        for value in values {
          for i in 0..<8 where value[i] < 2 / 255.0 || value[i] > 253 / 255.0 { saturated += 1 }
        }
      } else {
        let activation = architecture.layers[index].activation(of: row).definition
        values = own.map { PortableVector.clamped(activation.portable($0), Activation.limit) }
        if activation.isBounded {
          let step = 1e-3
          for sum in own {
            let rise = activation.portable(sum + step) - activation.portable(sum - step)
            for i in 0..<8 where rise[i].magnitude < 2 * step * Self.leastSlope { saturated += 1 }
          }
        }
      }
      let spread = SumStatistics(values, row: 0, of: 1, blocks: 0..<blocks).deviation
      if spread < Self.leastDeviation { dead += 1 }
    }
    self.init(
      mean: mean / Double(width), deviation: (variance / Double(width)).squareRoot(),
      saturated: Double(saturated) / Double(8 * blocks * width),
      dead: Double(dead) / Double(width))
  }
}
