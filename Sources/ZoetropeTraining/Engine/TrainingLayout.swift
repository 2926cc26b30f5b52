internal import CPPN
internal import TrainingKernels
internal import ZoetropeRender

/// Where the numbers of a network are while it is taught: those of a point in its row, and those of
/// all layers in one list.
///
/// Neurons of one activation fill whole blocks, with zeros behind the last one, so that kernels need to
/// look at whole vectors only. The columns of `z` are left out: `z` is 0 while a network is taught.
struct TrainingLayout: Sendable {
  struct Layer: Sendable {
    /// In a point's row: where the numbers begin that the layer sees, and where its values go.
    var source: Int
    var inputs: Int
    var target: Int
    var outputs: Int
    /// The place among the layer's values of each neuron.
    var rows: [Int]
    /// The place among the numbers that the layer sees of each column of its matrix; nil for columns of
    /// `z`.
    var columns: [Int?]
    var runs: [tk_run]
    /// The numbers of each place among the values; 0 where there is no neuron.
    var scale: [Float]
    var offset: [Float]
    /// For each place among the values, that of the number the layer sees that is added to it, or
    /// `TK_NONE`; empty if nothing is added.
    var skips: [UInt32]
    /// Where the matrix and the biases begin in the list of all numbers.
    var matrix: Int
    var bias: Int
  }

  var layers: [Layer] = []
  /// The number of numbers in a point's row.
  private(set) var row: Int
  /// The number of them that go in, with zeros to fill the last block.
  let inputs: Int
  let channels: Int
  /// The place of each channel among the output layer's numbers.
  private(set) var channelPlaces: [UInt32] = []
  /// The number of weights and biases of all layers, with zeros where there are none.
  private(set) var count = 0

  init(_ architecture: Architecture) {
    inputs = Self.padded(architecture.featureCount)
    channels = architecture.outputs.count
    row = inputs
    let isScaled = architecture.wiring == .plain
    for index in 0...architecture.layers.count {
      let isOutput = index == architecture.layers.count
      let codes: [UInt8]
      let scales: [NeuronScale]
      if isOutput {
        codes = architecture.outputs.map(\.kernelCode)
        scales = codes.map { _ in NeuronScale() }
      } else {
        let layer = architecture.layers[index]
        let activations = (0..<layer.width).map { layer.activation(of: $0) }
        codes = activations.map(\.kernelCode)
        scales = activations.map { isScaled ? NeuronScale($0) : NeuronScale() }
      }
      add(index, architecture, codes, scales)
    }
    channelPlaces = layers[layers.count - 1].rows.map { UInt32($0) }
  }

  /// Returns the places of the numbers that a layer of a residual network adds to its values.
  private static func skips(
    _ index: Int, _ architecture: Architecture, _ rows: [Int], _ outputs: Int, before: Layer?
  ) -> [UInt32] {
    guard architecture.wiring == .residual, index < architecture.layers.count, let before,
      before.rows.count == rows.count
    else { return [] }
    var skips = [UInt32](repeating: UInt32.max, count: outputs)
    for (row, seen) in zip(rows, before.rows) { skips[row] = UInt32(seen) }
    return skips
  }

  private static func padded(_ count: Int) -> Int {
    (count + Int(TK_BLOCK) - 1) / Int(TK_BLOCK) * Int(TK_BLOCK)
  }

  private mutating func add(
    _ index: Int, _ architecture: Architecture, _ codes: [UInt8], _ scales: [NeuronScale]
  ) {
    let isOutput = index == architecture.layers.count
    let seesAll = architecture.wiring == .dense || index == 0
    let source = seesAll ? 0 : layers[index - 1].target
    let inputs = seesAll ? row : layers[index - 1].outputs
    var columns: [Int?] = []
    if seesAll {
      columns = (0..<architecture.featureCount).map { $0 }
      columns += (0..<architecture.latent).map { _ in nil }
      for layer in layers { columns += layer.rows.map { layer.target + $0 } }
    } else {
      columns = layers[index - 1].rows
    }
    // Neurons side by side with one activation are a run.
    var (rows, runs, outputs): ([Int], [tk_run], Int) = ([], [], 0)
    for (neuron, code) in codes.enumerated() {
      if neuron > 0, codes[neuron - 1] == code {
        rows.append(outputs)
        outputs += 1
        continue
      }
      let start = Self.padded(outputs)
      rows.append(start)
      outputs = start + 1
      runs.append(tk_run(activation: UInt32(code), count: UInt32(start)))
    }
    outputs = Self.padded(outputs)
    // The counts are the places where runs begin up to here.
    for (place, run) in runs.enumerated() {
      let end = place + 1 < runs.count ? runs[place + 1].count : UInt32(outputs)
      runs[place].count = end - run.count
    }
    var (scale, offset) = (
      [Float](repeating: 0, count: outputs), [Float](repeating: 0, count: outputs)
    )
    for (row, numbers) in zip(rows, scales) {
      (scale[row], offset[row]) = (numbers.scale, numbers.offset)
    }
    let isShared = architecture.wiring == .shared && index > 1 && !isOutput
    let matrix = isShared ? layers[index - 1].matrix : count
    let bias = matrix + inputs * outputs
    if !isShared { count = bias + outputs }
    layers.append(
      Layer(
        source: source, inputs: inputs, target: row, outputs: outputs, rows: rows,
        columns: columns, runs: runs, scale: scale, offset: offset,
        skips: Self.skips(index, architecture, rows, outputs, before: layers.last),
        matrix: matrix, bias: bias))
    row += outputs
  }
}

extension TrainingLayout {
  /// Returns the list of all numbers of a network whose scales are not yet in its weights.
  func numbers(_ weights: Weights) -> [Float] {
    var numbers = [Float](repeating: 0, count: count)
    for (layer, own) in zip(layers, weights.layers) {
      for (neuron, row) in layer.rows.enumerated() {
        numbers[layer.bias + row] = own.bias[neuron]
        for (column, place) in layer.columns.enumerated() {
          guard let place else { continue }
          numbers[layer.matrix + row * layer.inputs + place] =
            own.matrix[neuron * own.fanIn + column]
        }
      }
    }
    return numbers
  }

  /// Returns a list like `numbers` in the shape of weights, with 0 for the columns of `z`. Layers that
  /// share their numbers all have them.
  func arranged(_ numbers: [Float], like weights: Weights) -> Weights {
    var arranged = weights
    for (index, layer) in layers.enumerated() {
      let fanIn = weights.layers[index].fanIn
      for (neuron, row) in layer.rows.enumerated() {
        arranged.layers[index].bias[neuron] = numbers[layer.bias + row]
        for (column, place) in layer.columns.enumerated() {
          arranged.layers[index].matrix[neuron * fanIn + column] =
            place.map { numbers[layer.matrix + row * layer.inputs + $0] } ?? 0
        }
      }
    }
    return arranged
  }

  /// Returns the weights to which scales are still to be added, from those of a network as it is.
  func unfinished(_ weights: Weights) -> Weights {
    var unfinished = weights
    for (index, layer) in layers.enumerated() where index > 0 && layer.source > 0 {
      let before = layers[index - 1]
      let fanIn = weights.layers[index].fanIn
      for neuron in layer.rows.indices {
        var bias = Double(weights.layers[index].bias[neuron])
        for (column, place) in layer.columns.enumerated() {
          guard let place else { continue }
          let weight = Double(weights.layers[index].matrix[neuron * fanIn + column])
          bias += weight * Double(before.offset[place])
          unfinished.layers[index].matrix[neuron * fanIn + column] =
            Weights.rounded(weight / Double(before.scale[place]))
        }
        unfinished.layers[index].bias[neuron] = Weights.rounded(bias)
      }
    }
    return unfinished
  }

  /// Returns the weights of a plain network that computes the same without scales.
  ///
  /// - Parameters:
  ///   - numbers: the list of all numbers.
  ///   - start: the weights from which those of `z` are taken.
  func weights(_ numbers: [Float], start: Weights) -> Weights {
    var weights = start
    for (index, layer) in layers.enumerated() {
      // What the layer before does to its results.
      let before = index > 0 && layer.source > 0 ? layers[index - 1] : nil
      for (neuron, row) in layer.rows.enumerated() {
        var bias = Double(numbers[layer.bias + row])
        for (column, place) in layer.columns.enumerated() {
          guard let place else { continue }
          var weight = Double(numbers[layer.matrix + row * layer.inputs + place])
          if let before {
            weight *= Double(before.scale[place])
            bias -= weight * Double(before.offset[place])
          }
          weights.layers[index].matrix[neuron * start.layers[index].fanIn + column] =
            Weights.rounded(weight)
        }
        weights.layers[index].bias[neuron] = Weights.rounded(bias)
      }
    }
    return weights
  }
}
