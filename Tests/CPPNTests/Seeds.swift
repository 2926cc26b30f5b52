import CPPN

/// Fixed seeds for tests of distributions and properties. They are equal in every run, because such
/// tests can fail by chance, and a test must fail only for a reason.
enum Seeds {
  static let some: [UInt64] = Array(0..<10) + [12345, .max]

  /// Creates a generator of test cases from `seed`.
  static func dice(_ seed: UInt64) -> Dice {
    Dice(state: seed)
  }
}

/// A small generator for test cases: a failing case comes back with its seed.
struct Dice: RandomNumberGenerator {
  fileprivate var state: UInt64

  mutating func next() -> UInt64 {
    state = Counter(seed: state, purpose: .latent).at(99).bits
    return state
  }

  mutating func pick<C: Collection>(_ choices: C) -> C.Element {
    let offset = Int.random(in: 0..<choices.count, using: &self)
    return choices[choices.index(choices.startIndex, offsetBy: offset)]
  }
}

extension Architecture {
  /// A small network in which a test changes what it is about.
  static func sample(
    inputs: [Input] = [.x, .y], latent: Int = 0, widths: [Int] = [8, 8],
    activation: Activation = .tanh, wiring: Wiring = .plain,
    outputs: [OutputActivation] = [.sigmoid], weights: WeightLaw = .normal(1),
    biases: BiasPlacement = .all
  ) -> Architecture {
    var network = Architecture(
      inputs: inputs, latent: latent,
      layers: widths.map { NetworkLayer(width: $0, activations: [activation]) }, wiring: wiring,
      outputs: outputs, weights: weights, biases: biases)
    if inputs.contains(.shape) {
      network.shape = ShapeGrid(
        columns: 8, rows: 7, left: -0.7, top: -0.6, cell: 0.2,
        coefficients: (0..<56).map { (node: Int) -> Float in Float(node * 37 % 23) / 11 - 1 })
    }
    return network
  }

  /// Makes a random network, small enough to be evaluated many times.
  static func random(using dice: inout Dice) -> Architecture {
    let inputs: [Input] = [
      .x, .y, .r, .absX, .absY, .theta(harmonic: .random(in: 1...64, using: &dice)),
      .logR(frequency: .random(in: 0.01...64, using: &dice)), .time, .bias,
    ]
    let wiring = dice.pick(Wiring.allCases)
    let width = Int.random(in: 1...9, using: &dice)
    let layers = (0..<Int.random(in: 0...6, using: &dice)).map { _ in
      NetworkLayer(
        width: wiring == .shared || Bool.random(using: &dice)
          ? width : Int.random(in: 1...9, using: &dice),
        activations: (0..<Int.random(in: 1...4, using: &dice)).map { _ in
          dice.pick(Activation.allCases)
        })
    }
    return Architecture(
      inputs: inputs.shuffled(using: &dice).dropLast(.random(in: 0...8, using: &dice)),
      latent: .random(in: 0...4, using: &dice), layers: layers, wiring: wiring,
      outputs: (0..<dice.pick([1, 3])).map { _ in dice.pick(OutputActivation.allCases) },
      weights: dice.pick([
        .normal(1), .uniform(2), .truncatedNormal(0.6), .fanIn(2), .pytorch, .normal(1e30),
      ]),
      biases: dice.pick(BiasPlacement.allCases),
      layerGains: Bool.random(using: &dice)
        ? []
        : (0...layers.count).map { index in
          let isShared = wiring == .shared && index >= 1 && index < layers.count
          return isShared ? 0.75 : Double.random(in: 0.5...2, using: &dice)
        })
  }
}
