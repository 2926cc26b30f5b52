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
  }

  /// The hidden layers, then the output layer.
  public var layers: [Layer]

  /// Draws the weights that `seed` means for `architecture`: the same on every machine, for ever.
  public init(_ architecture: Architecture, seed: UInt64) {
    fatalError("stub")
  }

  /// The weights `amount` of the way (0…1) from `self` to `other`, which must have the same shape:
  /// a rotation, layer by layer, so that the spread of the weights is kept all the way.
  public func blended(with other: Weights, amount: Double) -> Weights {
    fatalError("stub")
  }

  /// Every weight and bias times `gain`, rounded once.
  public func scaled(by gain: Double) -> Weights {
    fatalError("stub")
  }
}

/// The latent vectors that seeds stand for.
public enum Latent {
  /// `count` numbers from the normal law with mean 0 and standard deviation 1, the same on every
  /// machine for ever.
  public static func vector(seed: UInt64, count: Int) -> [Double] {
    fatalError("stub")
  }
}
