import CPPN
import Testing
import ZoetropeTraining

@Suite struct TrainerTests {
  private static func architecture(
    _ activations: [Activation] = [.tanh, .sin], widths: [Int] = [5, 5, 5],
    wiring: Wiring = .plain, outputs: [OutputActivation] = [.sigmoid, .sigmoid, .sigmoid],
    latent: Int = 2
  ) -> Architecture {
    Architecture(
      inputs: [.x, .y, .theta(harmonic: 2)], latent: latent,
      layers: widths.map { NetworkLayer(width: $0, activations: activations) }, wiring: wiring,
      outputs: outputs, weights: .fanIn(1), biases: .all)
  }

  private static let points: [SIMD2<Double>] = (0..<137).map { index in
    SIMD2(Double(index % 13) / 7 - 0.9, Double(index % 11) / 6 - 0.8)
  }

  private static func set(_ architecture: Architecture) -> TrainingSet {
    let wanted = points.indices.map { index in
      (0..<architecture.outputs.count).map { Float((index * 7 + $0 * 31) % 17) / 17 }
    }
    return TrainingSet(for: architecture, points: points, wanted: wanted)
  }

  /// Half the sum of the squared errors, by the reference in double precision.
  private static func error(_ weights: Weights, _ architecture: Architecture) -> Double {
    let network = ReferenceEvaluator(
      architecture: architecture, weights: weights,
      latent: [Double](repeating: 0, count: architecture.latent), phase: 0)
    return points.enumerated().reduce(0) { sum, point in
      let channels = network(x: point.element.x, y: point.element.y)
      return channels.enumerated().reduce(sum) { sum, channel in
        let wanted = Double((point.offset * 7 + channel.offset * 31) % 17) / 17
        return sum + (channel.element - Double(Float(wanted)))
          * (channel.element - Double(Float(wanted))) / 2
      }
    }
  }

  /// Compares the derivatives with central differences of the reference, at every weight and bias.
  private func compare(_ architecture: Architecture, seed: UInt64 = 5) {
    let weights = Weights(architecture, seed: seed)
    let trainer = Trainer(
      architecture, from: weights, to: Self.set(architecture), Trainer.Recipe(steps: 1))
    let found = trainer.wholeDerivatives()
    let isShared = architecture.wiring == .shared
    var (errors, largest): ([Double], Double) = ([], 0)
    for layer in weights.layers.indices {
      if isShared, layer > 1, layer < weights.layers.count - 1 { continue }
      // Small, so that few sums pass the corners of activations such as relu on the way.
      let step: Float = 0x1p-12
      func change(_ place: Int, isBias: Bool, by step: Float) -> Weights {
        var changed = weights
        for other in weights.layers.indices
        where other == layer
          || isShared && layer == 1 && other > 1 && other < weights.layers.count - 1
        {
          if isBias {
            changed.layers[other].bias[place] += step
          } else {
            changed.layers[other].matrix[place] += step
          }
        }
        return changed
      }
      func check(_ derivative: Float, _ place: Int, isBias: Bool) {
        let (above, below) = (
          change(place, isBias: isBias, by: step), change(place, isBias: isBias, by: -step)
        )
        func number(_ weights: Weights) -> Double {
          Double(isBias ? weights.layers[layer].bias[place] : weights.layers[layer].matrix[place])
        }
        let difference =
          (Self.error(above, architecture) - Self.error(below, architecture))
          / (number(above) - number(below))
        errors.append(abs(difference - Double(derivative)))
        largest = max(largest, abs(difference))
      }
      let columns = weights.layers[layer].fanIn
      for place in weights.layers[layer].matrix.indices {
        let isLatent =
          (layer == 0 || architecture.wiring == .dense)
          && (architecture.featureCount..<architecture.featureCount + architecture.latent)
            .contains(place % columns)
        if isLatent {
          #expect(found.layers[layer].matrix[place] == 0)
        } else {
          check(found.layers[layer].matrix[place], place, isBias: false)
        }
      }
      for place in weights.layers[layer].bias.indices {
        check(found.layers[layer].bias[place], place, isBias: true)
      }
    }
    #expect(largest > 1e-3)
    // Where a sum passes a corner of its activation, differences have no more than a likeness to a
    // derivative.
    errors.sort()
    let (most, worst) = (errors[errors.count * 9 / 10], errors[errors.count - 1])
    #expect(most < 5e-4 * largest && worst < 1e-2 * largest, "\(most), \(worst) of \(largest)")
  }

  /// Scales are not in the weights of plain networks, so that dense ones are compared.
  @Test(arguments: Activation.allCases.filter { $0 != .step })
  func derivativesOfActivations(_ activation: Activation) {
    compare(Self.architecture([activation], widths: [4, 4], wiring: .dense))
  }

  @Test(arguments: OutputActivation.allCases)
  func derivativesOfOutputs(_ output: OutputActivation) {
    compare(
      Self.architecture([.atan], widths: [6], outputs: [output, output, .sigmoid]), seed: 9)
  }

  @Test(arguments: Wiring.allCases)
  func derivativesOfWirings(_ wiring: Wiring) {
    compare(Self.architecture([.atan, .softplus], widths: [6, 6, 6, 6], wiring: wiring))
  }

  @Test func widthsNeedNotFillVectors() {
    compare(Self.architecture([.atan, .elu, .sigmoid], widths: [1, 9, 17, 3]))
    compare(Self.architecture([.atan], widths: []))
  }

  /// The scales of tanh and the gaussian go into the weights: what the trainer sees is what the
  /// network gives.
  @Test func foldedWeightsGiveTheSameError() {
    let architecture = Self.architecture([.tanh, .gaussian], widths: [6, 10, 7])
    var trainer = Trainer(
      architecture, from: Trainer.start(architecture, seed: 3), to: Self.set(architecture),
      Trainer.Recipe(steps: 40, points: 256))
    for _ in 0..<40 { trainer.step() }
    let mean = 2 * Self.error(trainer.weights, architecture) / Double(3 * Self.points.count)
    #expect(abs(mean - trainer.wholeError()) < 1e-5 * mean + 1e-7)
  }

  @Test func theErrorFalls() {
    let architecture = Self.architecture([.tanh, .gaussian], widths: [16, 16])
    var trainer = Trainer(
      architecture, from: Trainer.start(architecture, seed: 3), to: Self.set(architecture),
      Trainer.Recipe(steps: 300, points: 512))
    let first = trainer.wholeError()
    for _ in 0..<300 { trainer.step() }
    #expect(trainer.wholeError() < 0.7 * first)
  }

  /// The weights are the same to the bit, however many threads there are.
  @Test func threadsChangeNothing() {
    let architecture = Self.architecture([.tanh, .gaussian], widths: [16, 16])
    func taught(_ alone: Bool) -> Weights {
      let recipe = Trainer.Recipe(steps: 20, points: 2048)
      var trainer =
        alone
        ? Trainer(
          architecture, from: Trainer.start(architecture, seed: 3), to: Self.set(architecture),
          recipe, startThread: { _, _ in 1 })
        : Trainer(
          architecture, from: Trainer.start(architecture, seed: 3), to: Self.set(architecture),
          recipe)
      for _ in 0..<20 { trainer.step() }
      return trainer.weights
    }
    #expect(taught(true) == taught(false))
  }

  @Test func whatCannotBeTaughtIsRefused() {
    #expect(Trainer.obstacle(Self.architecture([.step]))?.contains("such as tanh") == true)
    #expect(Trainer.obstacle(Self.architecture([.tanh, .gaussian])) == nil)
    var mixed = Self.architecture([.tanh], wiring: .shared)
    mixed.layers[2].activations = [.sin]
    #expect(Trainer.obstacle(mixed)?.contains("the same activations") == true)
  }

  @Test func noPointsTeachNothing() {
    let architecture = Self.architecture()
    let set = TrainingSet(for: architecture, points: [], wanted: [])
    var trainer = Trainer(
      architecture, from: Trainer.start(architecture, seed: 1), to: set,
      Trainer.Recipe(steps: 2, points: 16))
    let before = trainer.weights
    trainer.step()
    #expect(trainer.wholeError() == 0)
    #expect(trainer.weights == before)
  }
}
