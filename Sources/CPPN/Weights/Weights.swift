/// The numbers of a network: one matrix and one bias vector per layer, the output layer last.
public struct Weights: Hashable, Sendable {
  /// The numbers of one layer.
  public struct Layer: Hashable, Sendable {
    /// The number of values that each neuron sums.
    public let fanIn: Int
    /// The weights, row-major, one row of `fanIn` per neuron.
    ///
    /// The columns of the first layer, and of every layer of a dense network, are the features in
    /// the order of `Architecture.inputs`, then `z`, then the neurons of the earlier hidden layers.
    /// The columns of other layers are the neurons of the previous layer.
    public var matrix: [Float]
    /// The biases, one per neuron; zeros where the architecture has none.
    public var bias: [Float]

    /// Creates a layer from its numbers: `matrix` holds `bias.count` rows of `fanIn` weights.
    public init(fanIn: Int, matrix: [Float], bias: [Float]) {
      precondition(
        matrix.count == fanIn * bias.count, "A layer needs fan-in weights for each of its biases.")
      self.fanIn = fanIn
      self.matrix = matrix
      self.bias = bias
    }
  }

  /// The hidden layers, then the output layer.
  public var layers: [Layer]

  /// Creates weights from their layers.
  public init(layers: [Layer]) {
    self.layers = layers
  }

  /// Returns the weights and biases multiplied by `gain`, which must be finite. Products are
  /// rounded once and clamped to ±1e18.
  public func scaled(by gain: Double) -> Weights {
    precondition(gain.isFinite, "The gain of a network must be finite.")
    return Weights(
      layers: mapLayers { index in
        let layer = layers[index]
        return Layer(
          fanIn: layer.fanIn,
          matrix: layer.matrix.map { Self.rounded(Double($0) * gain) },
          bias: layer.bias.map { Self.rounded(Double($0) * gain) })
      } sameAsBefore: { index in
        layers[index] == layers[index - 1]
      })
  }

  /// The largest magnitude of a weight or bias. Values are clamped to the same limit, so that the
  /// product of a weight and a value stays far inside the range of a `Float`.
  package static let limit = 1e18

  /// Rounds `value` to the nearest weight, clamped to ±`limit`.
  package static func rounded(_ value: Double) -> Float {
    Float(max(-limit, min(limit, value)))
  }

  /// Returns the layers that `make` returns for the index of each layer. Where `sameAsBefore` is
  /// true, the previous result is repeated and shares its storage, so that a network that applies
  /// one matrix a thousand times holds it once.
  func mapLayers(
    _ make: (_ index: Int) -> Layer, sameAsBefore: (_ index: Int) -> Bool
  ) -> [Layer] {
    var made: [Layer] = []
    made.reserveCapacity(layers.count)
    for index in layers.indices {
      if let last = made.last, sameAsBefore(index) {
        made.append(last)
      } else {
        made.append(make(index))
      }
    }
    return made
  }
}
