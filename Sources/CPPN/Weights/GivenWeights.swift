/// Weights that are not drawn: of a file, or taught.
public struct GivenWeights: Hashable, Sendable {
  /// The networks, one or more of equal shapes. A key of the seed's track is the index of one.
  public var networks: [Weights]
  /// The path from the weights of one network to those of another.
  public var blend: WeightBlend
  /// The layers of one network, where the architecture's are those of two side by side, as the blend
  /// of outputs needs; nil otherwise.
  package var ownLayers: [NetworkLayer]?

  /// Creates given weights from one network or more.
  public init(_ networks: [Weights], blend: WeightBlend = .variance) {
    precondition(!networks.isEmpty, "Given weights are those of a network at least.")
    self.networks = networks
    self.blend = blend
  }

  /// Returns the network of an index, which counts on from the first after the last.
  package func network(_ index: UInt64) -> Weights {
    networks[Int(index % UInt64(networks.count))]
  }
}

/// The path from the weights of one network to those of another.
public enum WeightBlend: String, CaseIterable, Hashable, Sendable {
  /// The weights of each layer are turned from one end to the other, which keeps their spread, as
  /// between seeds.
  case variance
  /// Each weight goes straight from one end to the other. Networks of which one was taught from the
  /// other keep their picture on the way.
  case linear
  /// The sums of both networks' outputs are mixed. So any two networks fade into each other, and the
  /// film costs about four times as much.
  case outputs
}
