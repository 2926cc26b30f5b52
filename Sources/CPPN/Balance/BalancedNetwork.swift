/// A network with calibrated weights.
package struct BalancedNetwork: Sendable {
  /// The gain that its hidden layers' standardised sums are multiplied by.
  package let gain: Double
  /// Where the output's sums are put in the ranges of its activations.
  let placement: [OutputPlacement]
  let layers: [BalancedLayer]
  /// The scales of the rows of each layer's drawn matrix; of layers that share a matrix, those of the
  /// first.
  let scales: [[RowScale]]
  /// The numbers that describe its channels.
  package internal(set) var measure: ChannelMeasure

  init(
    gain: Double, placement: [OutputPlacement], layers: [BalancedLayer], scales: [[RowScale]],
    measure: ChannelMeasure
  ) {
    self.scales = scales
    self.gain = gain
    self.placement = placement
    self.layers = layers
    self.measure = measure
  }

  /// The weights, each rounded once, with the factors of `layerGains`.
  func weights(_ architecture: Architecture) -> Weights { Weights(architecture, layers) }

  /// Evaluates the network in double precision at calibration points.
  ///
  /// - Returns: the channels, in rows for each block.
  func channels(_ architecture: Architecture, _ points: CalibrationPoints) -> [Eight] {
    var run = LayerRun(architecture, points.inputs, blocks: points.blocks)
    for (index, layer) in layers.enumerated() { run.apply(layer, index) }
    return run.values
  }
}

extension Weights {
  /// Rounds calibrated layers, times the factors of `layerGains`.
  init(_ architecture: Architecture, _ layers: [BalancedLayer]) {
    var made: [Weights.Layer] = []
    for (index, layer) in layers.enumerated() {
      if architecture.sharesMatrixBefore(layer: index), let last = made.last {
        made.append(last)
        continue
      }
      let factor = architecture.gain(ofLayer: index)
      made.append(
        Weights.Layer(
          fanIn: architecture.fanIn(ofLayer: index),
          matrix: layer.matrix.map { Weights.rounded($0 * factor) },
          bias: layer.bias.map { Weights.rounded($0 * factor) }))
    }
    self.init(layers: made)
  }
}
