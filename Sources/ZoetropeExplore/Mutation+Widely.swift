internal import CPPN
internal import Foundation
internal import ZoetropePreset
internal import ZoetropeScene

/// The changes that an id of five digits makes: everything that the other kinds change, and also
/// symmetry and motion.
extension Mutation {
  mutating func changeWidely() {
    guard !hasGivenWeights else {
      changeLatent()
      changeSymmetry()
      changeColour()
      return changeMotion()
    }
    changeSeed(to: dice.seed())
    let isArchitectureNew = dice.chance(0.7)
    if isArchitectureNew { changeArchitecture() }
    let isMixNew = dice.chance(0.7)
    if isMixNew { changeMix() }
    if isArchitectureNew || isMixNew { balance() } else if dice.chance(0.4) { change(.weights) }
    if dice.chance(0.35), (base.document.words("network.output")?.count ?? 1) < 2 {
      change(.output)
    }
    if dice.chance(0.5) { change(.inputs) }
    if dice.chance(0.3) { change(.span) }
    if dice.chance(0.45) { changeSymmetry() }
    if dice.chance(0.85) { changeColour() }
    changeMotion()
  }

  // MARK: Network

  mutating func changeArchitecture() {
    let widths = [6, 8, 12, 16, 24, 32]
    if dice.chance(0.75) {
      let depth = 2 + Int(dice.number() * 9)
      set("network.layers", "\(depth) x \(dice.pick(widths))")
    } else {
      let list = (0..<3 + Int(dice.number() * 3)).map { _ in "\(dice.pick(widths))" }
      set("network.layers", "[\(list.joined(separator: ", "))]")
    }
    // A list of gains has one for each layer, so it does not fit other layers.
    if base.document.has("network.layer_gains") { set("network.layer_gains", "[]") }
    if dice.chance(0.5) { set("network.wiring", dice.pick(Wiring.allCases).rawValue) }
  }

  /// The activations that a mix is drawn from. Two are left out: `identity` adds nothing to a mix,
  /// and `step` has no shades.
  private static let activations = [
    "tanh", "sin", "gaussian", "atan", "triangle", "sinc", "cos", "abs", "softplus", "elu",
    "leaky-relu", "relu", "sigmoid", "square",
  ]

  mutating func changeMix() {
    var mix: [String] = []
    for _ in 0..<dice.pick([1, 1, 2, 2, 3]) {
      mix.append(dice.pick(Self.activations.filter { !mix.contains($0) }))
    }
    set("network.activation", mix.count == 1 ? mix[0] : "[\(mix.joined(separator: ", "))]")
  }

  /// Sets balanced weights, unless the preset gives `busy`, by which its gain is solved. A law that
  /// suits the preset's network would make another network grey or noisy. A gain is set to 1,
  /// because it was chosen for that law.
  mutating func balance() {
    guard !base.document.has("busy"), base.keyframes(naming: "busy").isEmpty else { return }
    set("network.weights", "balanced \(short(exp2(dice.between(1, 3))))")
    if base.document.has("gain") { set("gain", "1") }
  }

  // MARK: View

  mutating func changeSymmetry() {
    let all = [
      "mirror-x", "mirror-y", "mirror", "kaleidoscope 3", "kaleidoscope 4", "kaleidoscope 6",
      "kaleidoscope 8", "rotation 2", "rotation 3", "rotation 5",
    ]
    let isPlain = base.scene.view.symmetry == .none
    set("view.symmetry", dice.pick(isPlain ? all : all + ["none", "none", "none", "none"]))
  }

  // MARK: Motion

  /// Changes the latent vectors. If the preset has no keyframes, also changes their number and
  /// usually adds keyframes, whose values return to the first ones at the end of the film.
  mutating func changeMotion() {
    guard base.document.keyframes.isEmpty else { return changeLatent() }
    let network = base.scene.network
    if network.latent > 0 {
      let seeds = (0..<dice.pick([2, 3, 4, 5])).map { _ in "\(dice.seed())" }
      set("z", "orbit \(seeds.joined(separator: " "))")
      if dice.chance(0.3) {
        let spread = base.scene.latentSpread * exp2(dice.between(-0.6, 0.8))
        set("network.latent_spread", short(min(max(spread, 0.3), 4)))
      }
    }
    let isStill = network.latent == 0 && !network.inputs.contains(.time)
    guard isStill || dice.chance(0.6) else { return }
    let end = base.scene.timeline.loop == .pingPong ? "50%" : "100%"
    func toAndFro(_ key: String, _ first: String, _ second: String) -> String {
      "[{ at: 0%, \(key): \(first), ease: ease-in-out }, "
        + "{ at: 50%, \(key): \(second), ease: ease-in-out }]"
    }
    let moves = [
      ("zoom", toAndFro("zoom", "1", short(exp2(dice.between(0.6, 2))))),
      ("rotation", toAndFro("rotation", "0", short(dice.between(20, 90)))),
      ("rotation", "[{ at: 0%, rotation: 0 }, { at: \(end), rotation: 360 }]"),
      ("twist", toAndFro("twist", "0", short(dice.between(-3, 3)))),
      ("shift", "[{ at: 0%, shift: 0 }, { at: \(end), shift: 1 }]"),
    ]
    // A key that has a value for the whole film does not become one of keyframes.
    let free = moves.filter { move in
      !base.document.has(move.0) && !changes.contains { $0.path == move.0 }
    }
    if !free.isEmpty { set("keyframes", dice.pick(free).1) }
  }
}
