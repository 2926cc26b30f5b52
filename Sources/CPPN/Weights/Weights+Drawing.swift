extension Weights {
  /// Draws the weights of `architecture` from `seed`. The bits are equal on every machine and in
  /// every version.
  ///
  /// Making a layer wider, `z` longer or the network deeper adds weights and keeps the existing
  /// ones, except that laws that depend on the fan-in rescale them. The page of this module
  /// (`CPPN.docc`) specifies the drawing, with a test vector.
  public init(_ architecture: Architecture, seed: UInt64) {
    architecture.requireSound()
    if case .given(let given) = architecture.weights {
      let network = given.network(seed)
      self =
        given.ownLayers == nil
        ? network : .sideBySide(network, network, amount: 0, architecture.single)
      return
    }
    let table = Counter(seed: seed, purpose: .weights)
    var layers: [Layer] = []
    layers.reserveCapacity(architecture.layers.count + 1)
    for index in 0...architecture.layers.count {
      if architecture.sharesMatrixBefore(layer: index), let shared = layers.last {
        layers.append(shared)
      } else {
        layers.append(architecture.drawnLayer(index, from: table))
      }
    }
    self.init(layers: layers)
  }
}

/// The words of a weight's key in `Counter`.
private enum WeightAddress {
  /// The word of the output layer. It is far above those of hidden layers, which are their indices,
  /// so that the output layer keeps its weights when hidden layers are added.
  static let outputLayer: UInt64 = 1 << 32

  /// Returns the word of column `index` of a group of columns. Each group has its own range of
  /// words, so that a group can grow without moving the next.
  static func column(_ index: Int, ofGroup group: UInt64) -> UInt64 {
    (group << 32) + UInt64(index)
  }

  static let features: UInt64 = 0
  static let latent: UInt64 = 1
  static let bias: UInt64 = 2
  /// The group of the previous layer's neurons, in networks that are not dense.
  static let previousLayer: UInt64 = 3

  /// Returns the group of a hidden layer's neurons, in dense networks.
  static func hiddenLayer(_ index: Int) -> UInt64 {
    4 + UInt64(index)
  }
}

extension Architecture {
  fileprivate func drawnLayer(_ index: Int, from table: Counter) -> Weights.Layer {
    let layer = table.at(index == layers.count ? WeightAddress.outputLayer : UInt64(index))
    let columns = columns(ofLayer: index)
    let spread = weights.spread(fanIn: columns.count) * gain(ofLayer: index)
    func weight(_ place: Counter) -> Float {
      Weights.rounded(spread * weights.standard(centred: place.centred))
    }

    let width = width(ofLayer: index)
    var matrix: [Float] = []
    matrix.reserveCapacity(width * columns.count)
    var bias: [Float] = []
    bias.reserveCapacity(width)
    for neuron in 0..<width {
      let row = layer.at(UInt64(neuron))
      for column in columns {
        matrix.append(weight(row.at(column)))
      }
      bias.append(
        hasBias(layer: index)
          ? weight(row.at(WeightAddress.column(0, ofGroup: WeightAddress.bias))) : 0)
    }
    return Weights.Layer(fanIn: columns.count, matrix: matrix, bias: bias)
  }

  /// Returns the words for the columns of a layer's matrix, in order.
  private func columns(ofLayer index: Int) -> [UInt64] {
    var columns: [UInt64] = []
    func append(_ count: Int, ofGroup group: UInt64) {
      columns += (0..<count).lazy.map { WeightAddress.column($0, ofGroup: group) }
    }
    if index > 0 && wiring != .dense {
      append(layers[index - 1].width, ofGroup: WeightAddress.previousLayer)
      return columns
    }
    append(featureCount, ofGroup: WeightAddress.features)
    append(latent, ofGroup: WeightAddress.latent)
    for earlier in 0..<index {
      append(layers[earlier].width, ofGroup: WeightAddress.hiddenLayer(earlier))
    }
    return columns
  }
}

extension WeightLaw {
  /// Returns the factor that scales a number of this law's standard form to a weight, in a layer
  /// whose neurons sum `fanIn` numbers.
  package func spread(fanIn: Int) -> Double {
    // A layer with no inputs has at most biases, and they need a finite law too.
    let fanIn = Double(max(1, fanIn))
    switch self {
    case .normal(let deviation), .truncatedNormal(let deviation): return deviation
    case .uniform(let limit): return limit
    case .fanIn(let scale): return (scale / fanIn).squareRoot()
    case .pytorch: return 1 / fanIn.squareRoot()
    case .balanced, .given: return 1
    }
  }

  /// Returns the quantile of the probability `0.5 + centred` in the standard form of this law: the
  /// normal law with mean 0 and deviation 1, cut at ±2 if truncated, or the uniform law from -1 to
  /// 1.
  package func standard(centred: Double) -> Double {
    switch self {
    case .normal, .fanIn, .balanced, .given:
      return NormalLaw.quantile(centred: centred)
    case .truncatedNormal:
      let drawn = NormalLaw.quantile(centred: centred * NormalLaw.shareWithinTwo)
      return max(-2, min(2, drawn))
    case .uniform, .pytorch:
      return 2 * centred
    }
  }
}
