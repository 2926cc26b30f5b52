package import CPPN
package import ZoetropeScene

/// A network whose weights are given, in place of those that a scene draws: the network of one frame,
/// or a changed copy of it.
package struct FixedNetwork: Sendable {
  package var architecture: Architecture
  /// The weights, already multiplied by the gain.
  package var weights: Weights

  /// Creates a network.
  package init(_ architecture: Architecture, _ weights: Weights) {
    (self.architecture, self.weights) = (architecture, weights)
    // The scene's own given weights may not fit a changed copy.
    if case .given = architecture.weights { self.architecture.weights = .normal(1) }
  }

  /// The network of a frame of `scene`. Layers that share weights get weights of their own, so that
  /// each can be changed by itself.
  package init(_ scene: SceneDraft, at plan: FramePlan) {
    var architecture = scene.network
    if architecture.wiring == .shared { architecture.wiring = .plain }
    self.init(architecture, scene.weights(plan.seeds).scaled(by: plan[.gain]))
  }
}

extension FixedNetwork {
  /// Returns the network with a number added to an input, given by its column.
  package func adding(_ amount: Double, toInput column: Int) -> FixedNetwork {
    changingInput(column, keepsWeights: true, by: amount)
  }

  /// Returns the network with an input, given by its column, that always has this value.
  package func holdingInput(_ column: Int, at value: Double) -> FixedNetwork {
    changingInput(column, keepsWeights: false, by: value)
  }

  /// Adds `amount` times a column of weights to the biases of all layers that see the inputs, and
  /// removes the weights unless they are kept.
  private func changingInput(_ column: Int, keepsWeights: Bool, by amount: Double) -> FixedNetwork {
    var network = self
    for index in weights.layers.indices where index == 0 || architecture.wiring == .dense {
      for neuron in weights.layers[index].bias.indices {
        let place = neuron * weights.layers[index].fanIn + column
        let moved =
          Double(weights.layers[index].bias[neuron])
          + Double(weights.layers[index].matrix[place]) * amount
        network.weights.layers[index].bias[neuron] = Weights.rounded(moved)
        if !keepsWeights { network.weights.layers[index].matrix[place] = 0 }
      }
    }
    return network
  }

  /// Returns the network with neurons of a hidden layer that always have these values. In a residual
  /// network the values are those before the layer's inputs are added.
  package func holding(_ neurons: [(index: Int, value: Double)], ofLayer layer: Int)
    -> FixedNetwork
  {
    var network = self
    let width = architecture.layers[layer].width
    var activations = (0..<width).map { architecture.layers[layer].activation(of: $0) }
    let fanIn = weights.layers[layer].fanIn
    for (neuron, value) in neurons {
      activations[neuron] = .identity
      for column in neuron * fanIn..<(neuron + 1) * fanIn {
        network.weights.layers[layer].matrix[column] = 0
      }
      network.weights.layers[layer].bias[neuron] = Weights.rounded(value)
    }
    network.architecture.layers[layer].activations = activations
    return network
  }

  /// Returns the network that ends behind `count` hidden layers. The outputs sum the values of the
  /// last of them.
  ///
  /// - Parameters:
  ///   - matrix: the outputs' weights, a row for each with a number for each neuron of that layer.
  ///   - bias: the outputs' biases.
  package func ending(behind count: Int, matrix: [Double], bias: [Double]) -> FixedNetwork {
    var network = self
    network.architecture.layers = Array(architecture.layers.prefix(count))
    network.architecture.layerGains = []
    let fanIn = network.architecture.fanIn(ofLayer: count)
    let width = network.architecture.layers[count - 1].width
    var rows = [Float](repeating: 0, count: fanIn * bias.count)
    // The outputs of a dense network see earlier layers too, in columns before.
    for row in bias.indices {
      for column in 0..<width {
        rows[row * fanIn + fanIn - width + column] = Weights.rounded(matrix[row * width + column])
      }
    }
    network.weights.layers = Array(weights.layers.prefix(count))
    network.weights.layers.append(
      Weights.Layer(fanIn: fanIn, matrix: rows, bias: bias.map(Weights.rounded)))
    return network
  }
}
