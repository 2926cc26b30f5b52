internal import CPPN
internal import ZoetropePreset
internal import ZoetropeRender
internal import ZoetropeScene
internal import ZoetropeWeights

/// The network from which a dream begins.
struct DreamStart: Sendable {
  let architecture: Architecture
  let weights: Weights
  /// True for the weights of a network as it is; false for those to which scales are still to be added
  /// (`NeuronScale`).
  let isFinished: Bool

  /// Creates a start from nothing: an even tone.
  init(_ architecture: Architecture, seed: UInt64) {
    self.architecture = architecture
    weights = Trainer.start(architecture, seed: seed)
    isFinished = false
  }

  /// Creates a start from a preset's first frame.
  ///
  /// - Parameters:
  ///   - scene: the preset, with all that is measured.
  ///   - architecture: the network that is taught, made like the preset's.
  init(_ scene: MeasuredScene, _ architecture: Architecture) throws(WeightsError) {
    self.architecture = architecture
    isFinished = true
    let draft = scene.values
    let plan = draft.plan(frame: 0)
    var weights = draft.weights(plan.seeds).scaled(by: plan[.gain])
    guard draft.network.single == draft.network else {
      throw WeightsError(
        "its networks are blended by their outputs; begin from one of them alone")
    }
    // What z adds to the sums goes into the biases, so that the frame is what z: 0 gives.
    let latent = draft.network.latent
    let first = draft.network.featureCount
    for index in weights.layers.indices where index == 0 || architecture.wiring == .dense {
      let fanIn = weights.layers[index].fanIn
      for neuron in weights.layers[index].bias.indices {
        let sum = (0..<latent).reduce(0.0) { sum, number in
          sum + Double(weights.layers[index].matrix[neuron * fanIn + first + number])
            * plan.latent[number]
        }
        weights.layers[index].bias[neuron] = Weights.rounded(
          Double(weights.layers[index].bias[neuron]) + sum)
      }
    }
    if latent < architecture.latent || draft.network.outputs != architecture.outputs {
      weights = Self.fitted(weights, to: architecture, latent: latent, first: first)
    }
    self.weights = weights
  }

  /// Returns the weights with columns of 0 for numbers of z that a preset lacks, and an output layer of
  /// 0 where its colours are not red, green and blue.
  private static func fitted(
    _ weights: Weights, to architecture: Architecture, latent: Int, first: Int
  ) -> Weights {
    var fitted = Trainer.start(architecture, seed: 1)
    for index in fitted.layers.indices {
      let isOutput = index == fitted.layers.count - 1
      guard !isOutput || weights.layers[index].bias.count == architecture.outputs.count else {
        continue
      }
      fitted.layers[index].bias = weights.layers[index].bias
      let (own, given) = (fitted.layers[index].fanIn, weights.layers[index].fanIn)
      let added = own - given
      for neuron in weights.layers[index].bias.indices {
        for column in 0..<own {
          let isNew = column >= first + latent && column < first + latent + added
          let source = column < first + latent ? column : column - added
          fitted.layers[index].matrix[neuron * own + column] =
            isNew ? 0 : weights.layers[index].matrix[neuron * given + source]
        }
      }
    }
    return fitted
  }
}
