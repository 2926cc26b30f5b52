/// A network with calibrated weights.
package struct BalancedNetwork: Sendable {
  /// The gain that its hidden layers' standardised sums are multiplied by.
  package let gain: Double
  /// Where the output's sums are put in the ranges of its activations.
  let placement: [OutputPlacement]
  let layers: [BalancedLayer]
  /// The numbers that describe its channels.
  package internal(set) var measure: ChannelMeasure

  init(
    gain: Double, placement: [OutputPlacement], layers: [BalancedLayer], measure: ChannelMeasure
  ) {
    self.gain = gain
    self.placement = placement
    self.layers = layers
    self.measure = measure
  }

  /// The weights, each rounded once, with the factors of `layerGains`.
  package func weights(_ architecture: Architecture) -> Weights {
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
    return Weights(layers: made)
  }

  /// Evaluates the network in double precision at calibration points.
  ///
  /// - Returns: the channels, in rows for each block.
  func channels(_ architecture: Architecture, _ points: CalibrationPoints) -> [Eight] {
    var run = LayerRun(architecture, points.inputs, blocks: points.blocks)
    for (index, layer) in layers.enumerated() { run.apply(layer, index) }
    return run.values
  }
}
