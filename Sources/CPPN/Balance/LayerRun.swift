/// The values of a network at many points while its layers are applied one after the other.
struct LayerRun: Sendable {
  private let architecture: Architecture
  private var blocks: Int
  /// The values that the next layer sees, in rows for each block.
  private(set) var values: [Eight]
  /// The number of rows in a block.
  private var seen: Int

  /// Starts with the inputs of a network.
  init(_ architecture: Architecture, _ inputs: [Eight], blocks: Int) {
    self.architecture = architecture
    self.blocks = blocks
    values = inputs
    seen = architecture.fanIn(ofLayer: 0)
  }

  /// Returns the run at the calibration points that are pixels, without their neighbours.
  func pixels(of points: CalibrationPoints) -> LayerRun {
    var run = self
    let kept = (0..<points.groups).flatMap { points.pixelBlocks(ofGroup: $0) }
    run.blocks = kept.count
    run.values = kept.flatMap { values[$0 * seen..<($0 + 1) * seen] }
    return run
  }

  /// Returns the sums of the layer `index`, without biases.
  func sums(_ layer: BalancedLayer, _ index: Int) -> [Eight] {
    Weights.sums(
      layer.matrix, over: values, seen: seen, width: layer.bias.count, blocks: blocks)
  }

  /// Applies the layer `index` as it is.
  mutating func apply(_ layer: BalancedLayer, _ index: Int) {
    apply(
      sums(layer, index), scales: Array(repeating: 1, count: layer.bias.count), bias: layer.bias,
      index)
  }

  /// Applies the layer `index`, given its sums before scaling: afterwards `values` are what the
  /// next layer sees, or the channels.
  mutating func apply(_ sums: [Eight], scales: [Double], bias: [Double], _ index: Int) {
    let isOutput = index == architecture.layers.count
    let width = bias.count
    let kept = architecture.wiring == .dense && !isOutput ? seen : 0
    let adds = architecture.wiring == .residual && index > 0 && !isOutput && seen == width
    let rows = kept + width
    var next = [Eight](repeating: Eight(repeating: 0), count: blocks * rows)
    for block in 0..<blocks {
      for row in 0..<kept { next[block * rows + row] = values[block * seen + row] }
    }
    for row in 0..<width {
      let formula =
        isOutput
        ? architecture.outputs[row].definition.portable
        : architecture.layers[index].activation(of: row).definition.portable
      for block in 0..<blocks {
        let sum = sums[block * width + row] * scales[row] + bias[row]
        var value = formula(PortableVector.clamped(sum, Activation.limit))
        value = PortableVector.clamped(value, Activation.limit)
        if adds {
          value = PortableVector.clamped(value + values[block * seen + row], Activation.limit)
        }
        next[block * rows + kept + row] = value
      }
    }
    (values, seen) = (next, rows)
  }
}
