/// Standardises the sums of a network layer by layer, for one gain at a time: layer-sequential unit
/// variance (D. Mishkin and J. Matas, "All you need is a good init", 2016).
///
/// Everything is computed in double precision, in a fixed order and with portable functions: equal
/// bits on every machine.
struct BalancePass: Sendable {
  /// The share of the first layer's variance that comes from a `z` of deviation 1.
  static let latentShare = 0.4
  /// The share of the first layer's variance that comes from `time`.
  static let timeShare = 0.2
  /// The factor of the drawn biases that are added to standardised sums.
  static let biasFactor = 0.5

  let architecture: Architecture
  let points: CalibrationPoints
  /// The drawn numbers, in which the inputs' columns have their shares.
  private let drawn: [BalancedLayer]

  /// Prepares the weights of a seed.
  init(_ architecture: Architecture, _ points: CalibrationPoints, seed: UInt64) {
    self.architecture = architecture
    self.points = points
    drawn = Weights(architecture, seed: seed).layers.enumerated().map { index, layer in
      var layer = BalancedLayer(
        matrix: layer.matrix.map(Double.init), bias: layer.bias.map { Self.biasFactor * Double($0) }
      )
      if index == 0 || architecture.wiring == .dense {
        InputShares(architecture, points).apply(to: &layer, isFirst: index == 0)
      }
      return layer
    }
  }

  /// Calibrates the network for a gain, and measures its channels at the points.
  func callAsFunction(gain: Double) -> BalancedNetwork {
    var layers: [BalancedLayer] = []
    var run = LayerRun(architecture, points.inputs, blocks: points.blocks)
    for index in 0..<architecture.layers.count {
      if architecture.sharesMatrixBefore(layer: index) {
        layers.append(layers[index - 1])
      } else if architecture.wiring == .shared, index == 1 {
        layers.append(sharedLayer(run, gain: gain))
      } else {
        let sums = run.sums(drawn[index], index)
        layers.append(
          drawn[index].scaled { row in
            let seen = SumStatistics(
              sums, row: row, of: drawn[index].bias.count, blocks: 0..<points.blocks)
            // The inputs have variance 1 by their shares.
            return (index == 0 ? gain : seen.scale(to: gain), seen.mean)
          })
      }
      run.apply(layers[index], index)
    }
    layers.append(outputLayer(run))
    run.apply(layers[architecture.layers.count], architecture.layers.count)
    return BalancedNetwork(
      gain: gain, layers: layers, measure: ChannelMeasure(run.values, architecture, points))
  }

  /// Scales the output layer to the deviation that its activations need within a group.
  private func outputLayer(_ run: LayerRun) -> BalancedLayer {
    let index = architecture.layers.count
    let width = architecture.outputs.count
    let sums = run.sums(drawn[index], index)
    return drawn[index].scaled { row in
      let all = SumStatistics(sums, row: row, of: width, blocks: 0..<points.blocks)
      let within = (0..<points.groups).map {
        SumStatistics(sums, row: row, of: width, blocks: points.blocks(ofGroup: $0)).deviation
      }
      // The flattest group counts, so that no moment is blank; but it may raise the others to three
      // times their deviation only.
      let mean = within.reduce(0) { $0 + $1 * $1 } / Double(within.count)
      let deviation = max(within.min() ?? 0, mean.squareRoot() / 3)
      return (
        all.scale(to: architecture.outputs[row].balancedDeviation, deviation: deviation), all.mean
      )
    }
  }

  /// Returns the layer that all hidden layers but the first share. It is standardised as the second
  /// layer is, then scaled down until no application more than doubles the deviation.
  private func sharedLayer(_ run: LayerRun, gain: Double) -> BalancedLayer {
    let width = drawn[1].bias.count
    let first = run.sums(drawn[1], 1)
    let seen = (0..<width).map {
      SumStatistics(first, row: $0, of: width, blocks: 0..<points.blocks)
    }
    var factor = 1.0
    while true {
      let layer = drawn[1].scaled { (factor * seen[$0].scale(to: gain), seen[$0].mean) }
      if factor < 0.2 || largestDeviation(layer, run) <= 2 * gain { return layer }
      factor *= 0.7
    }
  }

  /// Returns the largest root mean square deviation of a layer's sums among its first 16
  /// applications.
  private func largestDeviation(_ layer: BalancedLayer, _ run: LayerRun) -> Double {
    let width = layer.bias.count
    var run = run
    var largest = 0.0
    for _ in 0..<min(architecture.layers.count - 1, 16) {
      let sums = run.sums(layer, 1)
      let squares = (0..<width).reduce(0.0) { total, row in
        let own = SumStatistics(sums, row: row, of: width, blocks: 0..<points.blocks).deviation
        return total + own * own
      }
      largest = max(largest, (squares / Double(width)).squareRoot())
      run.apply(layer, 1)
    }
    return largest
  }
}

/// The matrix and the biases of a layer in double precision.
struct BalancedLayer: Sendable {
  /// The weights, as in `Weights.Layer`.
  var matrix: [Double]
  /// The biases, one per neuron.
  var bias: [Double]

  /// Multiplies each row by a scale, and moves its bias so that sums of the given mean become 0.
  func scaled(_ scaleAndMean: (_ row: Int) -> (scale: Double, mean: Double)) -> BalancedLayer {
    var layer = self
    let fanIn = matrix.count / max(bias.count, 1)
    for row in bias.indices {
      let (scale, mean) = scaleAndMean(row)
      for place in row * fanIn..<(row + 1) * fanIn { layer.matrix[place] *= scale }
      layer.bias[row] -= scale * mean
    }
    return layer
  }
}

extension OutputActivation {
  /// The deviation of the sums that gives a channel most of its range without clipping much of it.
  var balancedDeviation: Double {
    switch self {
    case .sigmoid: 1.6
    case .sine, .triangle: 1.2
    case .contour, .gaussian, .absTanh: 1
    case .linear: 0.5
    }
  }
}
