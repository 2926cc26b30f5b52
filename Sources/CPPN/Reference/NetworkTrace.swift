/// A network at one instant that keeps what every neuron computes, and finds the derivatives of its
/// outputs, and of its neurons, by each of these numbers.
///
/// It evaluates eight points at a time, in double precision. It is slower than the kernels and serves
/// to look inside networks, not to paint.
package struct NetworkTrace: Sendable {
  /// The numbers of a network at eight points.
  package struct Values: Sendable {
    /// What the first layer sees: the features, then `z`.
    package var inputs: [Eight]
    /// The sums of each layer, the output layer last.
    package var sums: [[Eight]]
    /// The values of each layer's activations, the channels last.
    package var activated: [[Eight]]
    /// The values of each layer as the next one sees them: in residual networks, after the layer's
    /// inputs are added.
    package var values: [[Eight]]
  }

  /// The derivatives of one output's channel, or of one neuron's value, at eight points, in the layout
  /// of `Values`.
  package struct Derivatives: Sendable {
    /// By each input.
    package var inputs: [Eight]
    /// By the value of each neuron of each hidden layer, as far as later layers see it.
    package var values: [[Eight]]
  }

  private let architecture: Architecture
  private let layers: [(fanIn: Int, matrix: [Double], bias: [Double])]
  private let latent: [Double]
  private let phase: Double
  private let domain: Domain

  /// Prepares the network at one instant.
  ///
  /// - Parameters:
  ///   - weights: the weights, already multiplied by the gain.
  ///   - latent: the vector `z`, of `architecture.latent` numbers.
  ///   - phase: the time phase in turns.
  ///   - domain: the map that is applied to points before features are computed.
  package init(
    architecture: Architecture, weights: Weights, latent: [Double], phase: Double, domain: Domain
  ) {
    precondition(
      weights.layers.count == architecture.layers.count + 1 && latent.count == architecture.latent,
      "The weights and z must fit the network.")
    self.architecture = architecture
    layers = weights.layers.map { ($0.fanIn, $0.matrix.map(Double.init), $0.bias.map(Double.init)) }
    self.latent = latent.map(Activation.clamped)
    self.phase = phase
    self.domain = domain
  }

  /// Evaluates the network at up to eight points; the last one stands for those that are missing.
  package func values(at points: ArraySlice<SIMD2<Double>>) -> Values {
    precondition(!points.isEmpty && points.count <= 8, "A trace has one to eight points.")
    var inputs = [Eight](repeating: Eight(repeating: 0), count: layers[0].fanIn)
    for lane in 0..<8 {
      let point = points[min(points.startIndex + lane, points.endIndex - 1)]
      let features = architecture.features(x: point.x, y: point.y, phase: phase, domain: domain)
      for (row, value) in (features + latent).enumerated() { inputs[row][lane] = value }
    }
    return values(of: inputs)
  }

  /// Evaluates the network for these inputs.
  private func values(of inputs: [Eight]) -> Values {
    var trace = Values(inputs: inputs, sums: [], activated: [], values: [])
    var seen = inputs
    for (index, layer) in layers.enumerated() {
      let sums = zip(
        Weights.sums(
          layer.matrix, over: seen, seen: layer.fanIn, width: layer.bias.count, blocks: 1),
        layer.bias
      ).map { PortableVector.clamped($0 + $1, Activation.limit) }
      let activated = sums.enumerated().map { row, sum in
        PortableVector.clamped(portable(index, row)(sum), Activation.limit)
      }
      var values = activated
      if skips(index) {
        values = zip(activated, seen).map { PortableVector.clamped($0 + $1, Activation.limit) }
      }
      trace.sums.append(sums)
      trace.activated.append(activated)
      trace.values.append(values)
      seen = architecture.wiring == .dense && !isOutput(index) ? seen + values : values
    }
    return trace
  }

  /// Computes the derivatives of an output's channel by the inputs and by all hidden values.
  ///
  /// Derivatives disregard the clamps. At a corner they are one-sided, and those of `step` are 0.
  package func derivatives(of output: Int, at trace: Values) -> Derivatives {
    derivatives(ofNeuron: output, layer: architecture.layers.count, pass: .derivative, at: trace)
  }

  /// Passes 1 back from a neuron's own value, to the inputs and to the values of the layers before. In
  /// a residual network its own value is the one before the layer's inputs are added; what they add
  /// on the way is passed back unchanged.
  ///
  /// By the values of its own layer and of later ones the result is 0.
  ///
  /// - Parameters:
  ///   - layer: the index of its layer; `layers.count` is the output layer.
  ///   - pass: how activations are passed. Kinds other than the derivative are for hidden neurons,
  ///     and have a meaning where the activations are gates.
  package func derivatives(
    ofNeuron neuron: Int, layer start: Int, pass: BackwardPass, at trace: Values
  ) -> Derivatives {
    precondition(
      pass == .derivative || !isOutput(start), "Outputs are no gates: they have derivatives only.")
    let zero = Eight(repeating: 0)
    var result = Derivatives(
      inputs: trace.inputs.map { _ in zero },
      values: trace.values.dropLast().map { $0.map { _ in zero } })
    for index in (0...start).reversed() {
      let layer = layers[index]
      var bySeen = [Eight](repeating: zero, count: layer.fanIn)
      for row in index == start ? neuron..<neuron + 1 : 0..<layer.bias.count {
        let byValue = index == start ? Eight(repeating: 1) : result.values[index][row]
        let bySum = pass.bySum(
          byValue, at: trace.sums[index][row], slope: derivative(index, row))
        if bySum != zero { Self.add(bySum, times: layer.matrix, row * layer.fanIn, to: &bySeen) }
        if index != start, skips(index) { bySeen[row] += byValue }
      }
      distribute(bySeen, to: &result, before: index)
    }
    return result
  }

  /// Adds the derivatives by what layer `index` sees to those of its origins.
  private func distribute(_ bySeen: [Eight], to result: inout Derivatives, before index: Int) {
    if index == 0 || architecture.wiring == .dense {
      for row in result.inputs.indices { result.inputs[row] += bySeen[row] }
      var first = result.inputs.count
      for layer in 0..<index {
        for row in result.values[layer].indices { result.values[layer][row] += bySeen[first + row] }
        first += result.values[layer].count
      }
    } else {
      for row in bySeen.indices { result.values[index - 1][row] += bySeen[row] }
    }
  }

  private static func add(
    _ factor: Eight, times matrix: [Double], _ first: Int, to sums: inout [Eight]
  ) {
    matrix.withUnsafeBufferPointer { matrix in
      sums.withUnsafeMutableBufferPointer { sums in
        for column in sums.indices { sums[column] += factor * matrix[first + column] }
      }
    }
  }

  private func isOutput(_ index: Int) -> Bool { index == architecture.layers.count }

  /// True if the layer adds what it sees to its values.
  private func skips(_ index: Int) -> Bool {
    architecture.wiring == .residual && index > 0 && !isOutput(index)
      && layers[index].fanIn == layers[index].bias.count
  }

  private func portable(_ index: Int, _ row: Int) -> @Sendable (Eight) -> Eight {
    isOutput(index)
      ? architecture.outputs[row].definition.portable
      : architecture.layers[index].activation(of: row).definition.portable
  }

  private func derivative(_ index: Int, _ row: Int) -> @Sendable (Double) -> Double {
    isOutput(index)
      ? architecture.outputs[row].definition.derivative
      : architecture.layers[index].activation(of: row).definition.derivative
  }
}
