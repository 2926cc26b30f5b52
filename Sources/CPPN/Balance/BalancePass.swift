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
    var scales: [RowScale] = []
    for index in 0...architecture.layers.count {
      let own = architecture.sharesMatrixBefore(layer: index) ? 1 : index
      let sums = run.sums(drawn[own], index)
      if index == architecture.layers.count {
        scales = outputScales(sums)
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
      layers.append(own == index ? drawn[index].scaled(scales) : layers[index - 1])
      run.apply(sums, scales: scales.map(\.factor), bias: layers[index].bias, index)
    }
    return BalancedNetwork(
      gain: gain, layers: layers, measure: ChannelMeasure(run.values, architecture, points))
  }

  /// Returns the scales that give the output's sums the deviation that their activations need
  /// within a group.
  private func outputScales(_ sums: [Eight]) -> [RowScale] {
    architecture.outputs.indices.map { row in
      let width = architecture.outputs.count
      let all = SumStatistics(sums, row: row, of: width, blocks: 0..<points.blocks)
      let within = (0..<points.groups).map {
        SumStatistics(sums, row: row, of: width, blocks: points.blocks(ofGroup: $0)).deviation
      }
      // The flattest group counts, so that no moment is blank; but it may raise the others to three
      // times their deviation only.
      let mean = within.reduce(0) { $0 + $1 * $1 } / Double(within.count)
      let deviation = max(within.min() ?? 0, mean.squareRoot() / 3)
      return RowScale(
        all.scale(to: architecture.outputs[row].balancedDeviation, deviation: deviation),
        mean: all.mean)
    }
  }

  /// Returns the scales of the matrix that all hidden layers but the first share. They standardise
  /// its first application; then they are reduced together until the deviation of no application is
  /// more than twice the gain, at most five times.
  private func sharedScales(_ run: LayerRun, _ first: [Eight], gain: Double) -> [RowScale] {
    let seen = drawn[1].bias.indices.map {
      SumStatistics(first, row: $0, of: drawn[1].bias.count, blocks: 0..<points.blocks)
    }
    var factor = 1.0
    for _ in 0..<5 {
      let scales = seen.map { RowScale(factor * $0.scale(to: gain), mean: $0.mean) }
      if largestDeviation(scales, run, first) <= 2 * gain { return scales }
      factor *= 0.7
    }
    return seen.map { RowScale(factor * $0.scale(to: gain), mean: $0.mean) }
  }

  /// Returns the largest root mean square deviation of the shared matrix's scaled sums among its
  /// first 16 applications. `first` are the sums of the first one, before scaling.
  private func largestDeviation(_ scales: [RowScale], _ run: LayerRun, _ first: [Eight]) -> Double {
    let bias = drawn[1].scaled(scales).bias
    var (run, sums, largest) = (run, first, 0.0)
    for application in 0..<min(architecture.layers.count - 1, 16) {
      if application > 0 { sums = run.sums(drawn[1], 1) }
      let squares = scales.indices.reduce(0.0) { total, row in
        let own = SumStatistics(sums, row: row, of: scales.count, blocks: 0..<points.blocks)
        let deviation = own.deviation * scales[row].factor
        return total + deviation * deviation
      }
      largest = max(largest, (squares / Double(scales.count)).squareRoot())
      run.apply(sums, scales: scales.map(\.factor), bias: bias, 1)
    }
    return largest
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
