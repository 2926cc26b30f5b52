package import CPPN
package import ZoetropeRender

/// Teaches a network to give what is wanted at some points.
///
/// The same recipe gives the same weights to the bit for any number of threads: a step's points are
/// split into a fixed number of shards, whose derivatives are added up in a fixed order.
package struct Trainer: Sendable {
  /// What decides how a network is taught.
  package struct Recipe: Hashable, Sendable {
    /// The number of steps, 1 or more.
    package var steps: Int
    /// The rate of Adam at the beginning; it falls to 0 along half a cosine.
    package var rate: Double
    /// The number of points in a step.
    package var points: Int
    /// The seed by which points are chosen.
    package var seed: UInt64

    package init(steps: Int, rate: Double = 0.005, points: Int = 8192, seed: UInt64 = 1) {
      (self.steps, self.rate, self.points, self.seed) = (steps, rate, points, seed)
    }
  }

  private let recipe: Recipe
  private let set: TrainingSet
  private var network: TaughtNetwork
  /// The number of steps that are done.
  package private(set) var done = 0
  /// The mean squared error of the last step's points, before the step.
  package private(set) var error = 0.0

  /// Creates a trainer.
  ///
  /// - Parameters:
  ///   - architecture: the network; it must be one that `Trainer.obstacle` finds nothing against.
  ///   - weights: the weights at the beginning. In plain networks of activations with a
  ///     `NeuronScale` the scales are not yet in them.
  ///   - startThread: the function that starts a thread.
  package init(
    _ architecture: Architecture, from weights: Weights, to set: TrainingSet, _ recipe: Recipe,
    startThread: @escaping WorkerThread.Starter = WorkerThread.start
  ) {
    self.recipe = recipe
    self.set = set
    network = TaughtNetwork(architecture, from: weights, startThread: startThread)
  }

  /// Takes a step.
  package mutating func step() {
    let indices = chosenPoints()
    let (sums, squares) = network.errorDerivatives(set, at: indices)
    let count = Double(max(indices.count * network.layout.channels, 1))
    error = squares / count
    let share = Double(done) / Double(max(recipe.steps, 1))
    let rate = recipe.rate * (1 + PortableMath.sineAndCosine(.pi * share).cosine) / 2
    network.step(sums, times: Float(2 / count), rate: Float(rate))
    done += 1
  }

  /// Computes the derivatives of half the sum of the squared errors at all points, by the weights and
  /// biases before scales are put into them; 0 for the columns of z.
  package func wholeDerivatives() -> Weights {
    network.arranged(
      network.errorDerivatives(set, at: (0..<UInt32(set.count)).map { $0 }).sums)
  }

  /// The weights so far, as any network has them.
  package var weights: Weights { network.weights }

  /// Computes the mean squared error over all points.
  package func wholeError() -> Double {
    guard set.count > 0 else { return 0 }
    return network.squares(set) / Double(set.count * network.layout.channels)
  }

  private func chosenPoints() -> [UInt32] {
    guard set.count > 0 else { return [] }
    let place = Counter(seed: recipe.seed, purpose: .teaching).at(UInt64(done))
    let count = UInt64(set.count)
    return (0..<UInt64(recipe.points)).map { index in
      UInt32(place.at(index).bits.multipliedFullWidth(by: count).high)
    }
  }
}

extension Trainer {
  /// Returns a sentence on why a network cannot be taught; nil if it can be.
  package static func obstacle(_ architecture: Architecture) -> String? {
    if architecture.layers.contains(where: { $0.activations.contains(.step) }) {
      return "a network of step cannot be taught, because nothing changes where its sums change a "
        + "little; expected another activation, such as tanh or sigmoid"
    }
    if architecture.wiring == .shared,
      architecture.layers.contains(where: { $0.activations != architecture.layers[0].activations })
    {
      return
        "layers that share their weights can be taught if all of them have the same activations"
    }
    return nil
  }

  /// Draws the weights from which a network is taught: normal with variance 1 / fan-in, without biases,
  /// and an output layer of zeros, so that all pictures begin as one even tone.
  package static func start(_ architecture: Architecture, seed: UInt64) -> Weights {
    var drawn = architecture
    drawn.weights = .fanIn(1)
    drawn.biases = .none
    drawn.layerGains = []
    var weights = Weights(drawn, seed: seed)
    // z is 0 while a network is taught, so that its columns add nothing to the first sums.
    let (fanIn, features) = (architecture.fanIn(ofLayer: 0), architecture.featureCount)
    let factor = (Float(fanIn) / Float(max(features, 1))).squareRoot()
    weights.layers[0].matrix = weights.layers[0].matrix.enumerated().map { place, weight in
      place % fanIn < features ? weight * factor : weight
    }
    let last = weights.layers.count - 1
    weights.layers[last].matrix = weights.layers[last].matrix.map { _ in 0 }
    return weights
  }
}
