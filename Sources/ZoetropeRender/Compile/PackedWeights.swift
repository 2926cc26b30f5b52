internal import CPPN
internal import CPPNKernels

/// The weights of a network in the kernels' order. All frames with equal weights share them.
final class PackedWeights: Sendable {
  /// The weights that kernels use, layer by layer. After them come the weights of the monitor's
  /// layer, and of the output layer that includes the monitor.
  let weights: [Float]
  /// The biases before the constant inputs are added, followed by two zeros for the monitor.
  let biases: [Float]
  /// The weights of the constants, neuron by neuron, in the layers whose inputs include the
  /// constants.
  let constants: [Float]

  /// Multiplies the weights and biases of `drawn` by `gain`, which must be finite, rounds them as
  /// `Weights.scaled` does, and packs them.
  init(_ layout: NetworkLayout, _ drawn: Weights, gain: Double) {
    precondition(gain.isFinite, "The gain of a network must be finite.")
    var biases = [Float](repeating: 0, count: layout.biasCount)
    var constants: [Float] = []
    let told = layout.matrices.lazy.filter(\.seesOutside).map(\.step.outputs).reduce(0, +)
    constants.reserveCapacity(layout.constants.count * told)
    weights = [Float](unsafeUninitializedCapacity: layout.weightCount) { packed, filled in
      filled = packed.count
      guard let packed = packed.baseAddress else { return }
      var rows: [Float] = []
      rows.reserveCapacity(layout.matrices.map { $0.step.inputs * $0.step.outputs }.max() ?? 0)
      for matrix in layout.matrices {
        let layer = drawn.layers[matrix.layer]
        rows.removeAll(keepingCapacity: true)
        for (neuron, bias) in layer.bias.enumerated() {
          func weight(_ column: Int) -> Float {
            Weights.rounded(Double(layer.matrix[neuron * matrix.fanIn + column]) * gain)
          }
          for column in matrix.kept { rows.append(weight(column)) }
          if matrix.seesOutside {
            for column in layout.constantColumns { constants.append(weight(column)) }
          }
          biases[matrix.step.bias + neuron] = Weights.rounded(Double(bias) * gain)
        }
        Self.pack(rows, matrix.step, into: packed)
      }
      Self.packMonitor(layout.monitor, output: rows, into: packed)
    }
    self.biases = biases
    self.constants = constants
  }

  /// Packs the weights of the monitor's layer, and those of the output layer that includes the
  /// monitor. That output layer has the weights `output`, one more column for the monitor, and one
  /// more row that copies the monitor.
  private static func packMonitor(
    _ monitor: (first: NetworkLayout.LayerStep, last: NetworkLayout.LayerStep, weights: [Float]),
    output: [Float], into packed: UnsafeMutablePointer<Float>
  ) {
    pack(monitor.weights, monitor.first, into: packed)
    let (inputs, outputs) = (monitor.last.inputs - 1, monitor.last.outputs - 1)
    var rows: [Float] = []
    rows.reserveCapacity((inputs + 1) * (outputs + 1))
    for neuron in 0..<outputs {
      rows += output[neuron * inputs..<(neuron + 1) * inputs]
      rows.append(0)
    }
    for _ in 0..<inputs { rows.append(0) }
    rows.append(1)
    pack(rows, monitor.last, into: packed)
  }

  /// Packs a layer's weights, given row by row, in the kernels' order.
  private static func pack(
    _ rows: [Float], _ step: NetworkLayout.LayerStep, into packed: UnsafeMutablePointer<Float>
  ) {
    guard !rows.isEmpty else { return }
    ck_pack_weights(rows, UInt32(step.inputs), UInt32(step.outputs), packed + step.weights)
  }
}
