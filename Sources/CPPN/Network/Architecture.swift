/// The connections between the layers of a network.
public enum Wiring: String, CaseIterable, Hashable, Sendable {
  /// Each layer gets the values of the layer before it.
  case plain
  /// Plain wiring, in which a hidden layer adds the values of the hidden layer before it to its
  /// own, if both are equally wide.
  case residual
  /// Each layer, the output layer too, gets the features, `z` and the values of all layers before
  /// it.
  case dense
  /// Plain wiring, in which all hidden layers after the first use the weights and biases of the
  /// second. All hidden layers must be equally wide.
  case shared
}

/// The distribution that random weights are drawn from.
public enum WeightLaw: Hashable, Sendable {
  /// Normal with mean 0 and this standard deviation.
  case normal(Double)
  /// Uniform between minus and plus this limit.
  case uniform(Double)
  /// Normal with mean 0 and this standard deviation, then cut off at two standard deviations.
  case truncatedNormal(Double)
  /// Normal with mean 0 and variance `scale / fan-in`. A scale of 2 is He's initialisation, 1 is
  /// LeCun's.
  case fanIn(Double)
  /// PyTorch's default for a linear layer: weights and biases uniform within ±`1 / sqrt(fan-in)`.
  case pytorch
  /// Normal, then calibrated for the architecture and the field: the sums of each layer are
  /// standardised, and one gain makes the picture change between light and dark this often over its
  /// height. They are calibrated when a scene is measured; `Weights(_:seed:)` has no field, and returns
  /// normal weights of standard deviation 1.
  case balanced(busy: Double)
  /// Not drawn: these weights, whose index is the seed.
  case given(GivenWeights)
}

/// The layers that have biases. Biases are drawn from the law of the weights.
public enum BiasPlacement: String, CaseIterable, Hashable, Sendable {
  /// No layer has biases.
  case none
  /// Only the first layer has biases.
  case first
  /// Every layer has biases, the output layer too.
  case all
}

/// A hidden layer of a network.
public struct NetworkLayer: Hashable, Sendable {
  /// The number of neurons, 1 or more.
  public var width: Int
  /// The activations, one or more. Equal shares of the neurons use them in order: neuron `j` uses
  /// the element at `j * count / width`, rounded down.
  public var activations: [Activation]

  /// Creates a layer of `width` neurons, whose equal shares use `activations` in order.
  public init(width: Int, activations: [Activation]) {
    self.width = width
    self.activations = activations
  }

  /// Returns the activation of a neuron, given by its index in `0..<width`.
  package func activation(of neuron: Int) -> Activation {
    activations[neuron * activations.count / width]
  }
}

/// The shape of a network and the law of its weights: everything but the seed.
public struct Architecture: Hashable, Sendable {
  /// The inputs, in the order of their columns in the weights.
  public var inputs: [Input]
  /// The length of the latent vector `z`, 0 or more. Its columns in the weights follow those of
  /// `inputs`.
  public var latent: Int
  /// The hidden layers, none or more.
  public var layers: [NetworkLayer]
  /// The connections between the layers.
  public var wiring: Wiring
  /// The activations of the output neurons, one for each channel. A grey picture has 1 channel, an
  /// RGB picture 3.
  public var outputs: [OutputActivation]
  /// The law that weights are drawn from.
  public var weights: WeightLaw
  /// The layers that have biases.
  public var biases: BiasPlacement
  /// The factor that multiplies each layer's weights and biases, 0 or more, the output layer last.
  /// An empty list stands for 1 everywhere. Hidden layers that share a matrix need equal factors.
  public var layerGains: [Double]
  /// The form that the input `shape` sees; nil if there is none.
  public var shape: ShapeGrid?

  /// Creates an architecture from its parts.
  public init(
    inputs: [Input], latent: Int, layers: [NetworkLayer], wiring: Wiring,
    outputs: [OutputActivation],
    weights: WeightLaw, biases: BiasPlacement, layerGains: [Double] = []
  ) {
    self.inputs = inputs
    self.latent = latent
    self.layers = layers
    self.wiring = wiring
    self.outputs = outputs
    self.weights = weights
    self.biases = biases
    self.layerGains = layerGains
  }

  /// The number of features that the inputs give, without `z`.
  public var featureCount: Int { inputs.reduce(0) { $0 + $1.width } }

  /// Returns the number of values that a neuron of layer `index` sums, including the features and
  /// `z` if the layer gets them. The index `layers.count` is the output layer.
  package func fanIn(ofLayer index: Int) -> Int {
    let outside = featureCount.saturatingPlus(latent)
    guard index > 0 else { return outside }
    switch wiring {
    case .dense: return layers[..<index].reduce(outside) { $0.saturatingPlus($1.width) }
    case .plain, .residual, .shared: return layers[index - 1].width
    }
  }

  /// Replaces the outputs by others, of which the first keep their neurons. Further ones have that of
  /// the last output if weights are given.
  package mutating func setOutputs(_ outputs: [OutputActivation]) {
    self.outputs = outputs
    guard case .given(var given) = weights else { return }
    given.networks = given.networks.map { network in
      var network = network
      guard let old = network.layers.popLast() else { return network }
      let rows = outputs.indices.map { min($0, old.bias.count - 1) }
      network.layers.append(
        Weights.Layer(
          fanIn: old.fanIn,
          matrix: rows.flatMap { old.matrix[$0 * old.fanIn..<($0 + 1) * old.fanIn] },
          bias: rows.map { old.bias[$0] }))
      return network
    }
    weights = .given(given)
  }

  /// Returns the number of neurons of layer `index`. The index `layers.count` is the output layer.
  package func width(ofLayer index: Int) -> Int {
    index == layers.count ? outputs.count : layers[index].width
  }
}
