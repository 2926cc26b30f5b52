/// A network evaluated in double precision, one point at a time, written for clarity instead of
/// speed.
///
/// The fast kernels are tested against this evaluator.
///
/// ```swift
/// let network = ReferenceEvaluator(
///   architecture: architecture, weights: Weights(architecture, seed: 7),
///   latent: Latent.vector(seed: 1, count: architecture.latent), phase: 0)
/// let colour = network(x: 0.5, y: -0.25)
/// ```
public struct ReferenceEvaluator: Sendable {
  private let architecture: Architecture
  private let weights: Weights
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
  public init(
    architecture: Architecture, weights: Weights, latent: [Double], phase: Double,
    domain: Domain = .plain
  ) {
    architecture.requireSound()
    precondition(
      latent.count == architecture.latent, "The latent vector must be as long as the network's.")
    precondition(
      weights.layers.count == architecture.layers.count + 1,
      "The weights must have the network's hidden layers and an output layer.")
    for (index, layer) in weights.layers.enumerated() {
      let width = architecture.width(ofLayer: index)
      let fanIn = architecture.fanIn(ofLayer: index)
      precondition(
        layer.fanIn == fanIn && layer.bias.count == width && layer.matrix.count == width * fanIn,
        "The weights of each layer must fit the network.")
    }
    self.architecture = architecture
    self.weights = weights
    self.latent = latent.map(Activation.clamped)
    self.phase = phase
    self.domain = domain
  }

  /// Returns the output channels, each 0…1, at the point (`x`, `y`).
  public func callAsFunction(x: Double, y: Double) -> [Double] {
    channels(sums(x: x, y: y))
  }

  /// Returns the output channels and their derivatives at the point (`x`, `y`), whose coordinates
  /// carry their own derivatives.
  ///
  /// Derivatives disregard the clamps to ±1e18. At a corner they are one-sided; those of `step` are
  /// 0, and so are those of the distance, its logarithm and the angle at the origin.
  package func channels(x: Dual, y: Dual) -> [Dual] {
    channels(sums(x: x, y: y))
  }

  /// Returns the sums of the output layer, before its activations, and their derivatives.
  package func outputSums(x: Dual, y: Dual) -> [Dual] {
    sums(x: x, y: y)
  }

  private func channels<Number: ReferenceNumber>(_ sums: [Number]) -> [Number] {
    zip(architecture.outputs, sums).map { $1.activated(by: $0) }
  }

  /// Returns the sums of the output layer at the point (`x`, `y`).
  private func sums<Number: ReferenceNumber>(x: Number, y: Number) -> [Number] {
    var seen =
      architecture.features(of: (x, y), phase: phase, domain: domain) + latent.map { Number($0) }
    for (index, layer) in architecture.layers.enumerated() {
      var values = sums(ofLayer: index, over: seen).enumerated().map { neuron, sum in
        sum.activated(by: layer.activation(of: neuron))
      }
      // From the second hidden layer on, `seen` of a residual network holds only the values of the
      // layer before.
      if architecture.wiring == .residual && index > 0 && values.count == seen.count {
        values = zip(values, seen).map { ($0 + $1).clamped }
      }
      seen = architecture.wiring == .dense ? seen + values : values
    }
    return sums(ofLayer: architecture.layers.count, over: seen)
  }

  /// Returns the sum of each neuron of layer `index` over the values `seen`.
  private func sums<Number: ReferenceNumber>(
    ofLayer index: Int, over seen: [Number]
  ) -> [Number] {
    let layer = weights.layers[index]
    return layer.bias.indices.map { neuron in
      let row = layer.matrix[neuron * layer.fanIn..<(neuron + 1) * layer.fanIn]
      return zip(row, seen).reduce(Number(Double(layer.bias[neuron]))) { sum, term in
        sum + Double(term.0) * term.1
      }
    }
  }

  /// Returns the features of the point (`x`, `y`) at this instant, in the order of the inputs.
  package func features(x: Double, y: Double) -> [Double] {
    architecture.features(x: x, y: y, phase: phase, domain: domain)
  }

  /// The smallest distance from the origin in field units. Nearer points count as this far away,
  /// with the angle 0.
  static let smallestRadius = 1e-30
}

extension Architecture {
  /// Returns the features of a point at an instant, in the order of the inputs.
  package func features(x: Double, y: Double, phase: Double, domain: Domain) -> [Double] {
    features(of: (x, y), phase: phase, domain: domain)
  }

  /// Returns the features of a point at an instant, in the order of the inputs.
  func features<Number: ReferenceNumber>(
    of point: (x: Number, y: Number), phase: Double, domain: Domain
  ) -> [Number] {
    let (x, y) = domain.mapped(x: point.x.clamped, y: point.y.clamped)
    return inputs.flatMap { $0.values(x: x, y: y, phase: phase, domain: domain, shape: shape) }
  }
}
