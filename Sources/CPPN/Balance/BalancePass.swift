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
  let drawn: [BalancedLayer]

  /// Prepares drawn weights. Factors of single layers are left out: they multiply calibrated
  /// weights.
  ///
  /// - Parameter motionFactor: the factor of the shares of `time` and `z`.
  init(
    _ architecture: Architecture, _ points: CalibrationPoints, drawn weights: Weights,
    motionFactor: Double
  ) {
    self.points = points
    var unscaled = architecture
    unscaled.layerGains = []
    self.architecture = unscaled
    // The layer before a shared matrix has its biases, so that all applications of the matrix see
    // values with the same centre; unless only the first layer has biases.
    let sharesBias = architecture.sharesMatrixBefore(layer: 2) && architecture.biases == .all
    drawn = weights.layers.enumerated().map { index, layer in
      let bias = index == 0 && sharesBias ? weights.layers[1].bias : layer.bias
      var layer = BalancedLayer(
        matrix: layer.matrix.map(Double.init), bias: bias.map { Self.biasFactor * Double($0) })
      if index == 0 || architecture.wiring == .dense {
        InputShares(architecture, points, motionFactor: motionFactor)
          .apply(to: &layer, isFirst: index == 0)
      }
      return layer
    }
  }

  /// Calibrates the network for a gain, and measures its channels at the points.
  ///
  /// - Parameter placement: where the output's sums are put; nil to search for it.
  func callAsFunction(gain: Double, placement: [OutputPlacement]? = nil) -> BalancedNetwork {
    var layers: [BalancedLayer] = []
    var run = LayerRun(architecture, points.inputs, blocks: points.blocks)
    var placed: [OutputPlacement] = []
    var isNoise = false
    var scales: [RowScale] = []
    var all: [[RowScale]] = []
    for index in 0...architecture.layers.count {
      let own = architecture.sharesMatrixBefore(layer: index) ? 1 : index
      let sums = run.sums(drawn[own], index)
      if index == architecture.layers.count {
        let output = OutputSums(sums, architecture, points)
        placed = placement ?? output.bestPlacement()
        scales = output.scales(placed)
        isNoise = output.isNoise
      } else if index == 1, architecture.wiring == .shared {
        scales = sharedScales(run, sums, gain: gain)
      } else if own == index {
        scales = drawn[index].bias.indices.map { row in
          let seen = SumStatistics(
            sums, row: row, of: drawn[index].bias.count, blocks: 0..<points.blocks)
          // The inputs have variance 1 by their shares.
          return RowScale(index == 0 ? gain : seen.scale(to: gain), mean: seen.mean)
        }
      }
      all.append(scales)
      layers.append(own == index ? drawn[index].scaled(scales) : layers[index - 1])
      run.apply(sums, scales: scales.map(\.factor), bias: layers[index].bias, index)
    }
    return BalancedNetwork(
      gain: gain, placement: placed, layers: layers, scales: all,
      measure: ChannelMeasure(run.values, architecture, points, isNoise: isNoise))
  }
}

extension BalancePass {
  /// Returns the weights with the drawn numbers of this pass and scales that were found before.
  func weights(_ architecture: Architecture, scales: [[RowScale]]) -> Weights {
    Weights(
      architecture,
      scales.indices.map { index in
        drawn[architecture.sharesMatrixBefore(layer: index) ? 1 : index].scaled(scales[index])
      })
  }
}

/// The scale of a row of a matrix, and the mean of its sums before scaling.
struct RowScale: Sendable {
  let factor: Double
  let mean: Double

  init(_ factor: Double, mean: Double) {
    self.factor = factor
    self.mean = mean
  }

  /// Returns the scale `amount` of the way to another; factors in equal ratios.
  func blended(with other: RowScale, _ amount: Double) -> RowScale {
    if factor == other.factor, mean == other.mean { return self }
    return RowScale(
      PortableMath.exp(
        (1 - amount) * PortableMath.log(factor) + amount * PortableMath.log(other.factor)),
      mean: (1 - amount) * mean + amount * other.mean)
  }
}

/// The matrix and the biases of a layer in double precision.
struct BalancedLayer: Sendable {
  /// The weights, as in `Weights.Layer`.
  var matrix: [Double]
  /// The biases, one per neuron.
  var bias: [Double]

  /// Multiplies each row by its scale, and moves its bias so that sums of the mean become 0.
  func scaled(_ scales: [RowScale]) -> BalancedLayer {
    var layer = self
    let fanIn = matrix.count / max(bias.count, 1)
    for (row, scale) in scales.enumerated() {
      for place in row * fanIn..<(row + 1) * fanIn { layer.matrix[place] *= scale.factor }
      layer.bias[row] -= scale.factor * scale.mean
    }
    return layer
  }
}
