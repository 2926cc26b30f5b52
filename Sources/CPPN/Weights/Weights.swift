/// The numbers of a network: one matrix and one bias vector per layer, the output layer last.
public struct Weights: Hashable, Sendable {
  /// One layer's numbers.
  public struct Layer: Hashable, Sendable {
    /// How many numbers each neuron sums.
    public let fanIn: Int
    /// Row-major, one row of `fanIn` weights per neuron. Columns: the features in the order of
    /// `Architecture.inputs`, then `z`, then (dense) the earlier hidden layers in order; layers
    /// after the first of a network that is not dense have the previous layer's neurons alone.
    public var matrix: [Float]
    /// One bias per neuron; zeros where the architecture has none.
    public var bias: [Float]

    /// Takes numbers that come from elsewhere: `matrix` holds `bias.count` rows of `fanIn` weights.
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

  /// Takes layers that come from elsewhere.
  public init(layers: [Layer]) {
    self.layers = layers
  }

  /// Every weight and bias times `gain`, which must be finite; rounded once, and clamped to ±1e18.
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

  /// The largest size of a weight or bias: with values clamped likewise, a product of the two stays
  /// far inside what a `Float` can hold.
  package static let limit = 1e18

  /// The weight nearest to `value`.
  package static func rounded(_ value: Double) -> Float {
    Float(max(-limit, min(limit, value)))
  }

  /// Makes one layer per layer of this network, and lets those share storage that are the same as
  /// the one before: a network that applies one matrix a thousand times holds it once.
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
