internal import CPPN
internal import Foundation
internal import ZoetropeKit
internal import ZoetropePreset
internal import ZoetropeScene

/// The changes that an id makes to a preset. They depend only on the id, the number of the attempt
/// and the preset.
///
/// Each change sets a key by its path, as `--set` does. Every value is therefore validated as if a
/// person had written it.
struct Mutation {
  var changes: [Override] = []
  var dice: Dice
  private let id: CandidateID
  let base: Candidate.Base

  /// Chooses the changes at random. `attempt` is the number of earlier attempts for this id that
  /// were rejected; `parents` has the changes of each of the id's parents.
  init(
    _ id: CandidateID, attempt: Int, of base: Candidate.Base, parents: [[Override]] = []
  ) {
    self.id = id
    self.base = base
    dice = Dice(id, attempt: attempt)
    switch id.variation {
    case nil: breed(parents, attempt: attempt)
    case .seed: changeSeed(to: UInt64(id.number))
    case .z: changeLatent()
    case .colour: changeColour()
    case .structure: changeStructure()
    case .all where id.isWide: changeWidely()
    case .all:
      changeSeed(to: dice.seed())
      changeLatent()
      if dice.chance(0.8) { changeColour() }
      if dice.chance(0.8) { changeStructure() }
    }
  }

  mutating func set(_ path: String, _ value: String) {
    changes.append(Override(path: path, value: value, origin: "candidate \(id)"))
  }

  func short(_ value: Double) -> String { Self.short(value) }

  static func short(_ value: Double) -> String { String(format: "%.3g", value) }

  // MARK: Seeds

  mutating func changeSeed(to seed: UInt64) {
    // No seed draws weights that are given.
    guard !hasGivenWeights else {
      return base.scene.network.latent > 0 ? changeLatent() : changeColour()
    }
    let named = base.keyframes(naming: "seed")
    guard let first = named.first else { return set(SceneSource.seedKey, "\(seed)") }
    set("keyframes[\(first)].seed", "\(seed)")
    for index in named.dropFirst() { set("keyframes[\(index)].seed", "\(dice.seed())") }
  }

  /// True if the preset gives the weights, which no seed draws.
  var hasGivenWeights: Bool {
    if case .given = base.scene.network.weights { true } else { false }
  }

  mutating func changeLatent() {
    guard base.scene.network.latent > 0 else { return }
    let named = base.keyframes(naming: "z")
    for index in named { set("keyframes[\(index)].z", "seed \(dice.seed())") }
    guard named.isEmpty else { return }
    let count = base.scene.timeline.latent.keys.count
    let seeds = (0..<count).map { _ in "\(dice.seed())" }
    set("z", count == 1 ? "seed \(seeds[0])" : "orbit \(seeds.joined(separator: " "))")
  }

  // MARK: Colour

  /// The colour modes that convert three channels to a colour without a palette.
  static let modes = ["rgb", "hsv", "oklab", "oklch"]

  mutating func changeColour() {
    let keyed = base.keyframes(naming: "colour")
    if keyed.isEmpty { changeColouring() }
    // Colours in keyframes are replaced by palettes, because keyframes can blend nothing else.
    for index in keyed {
      set("keyframes[\(index)].colour", dice.pick(NamedPalette.all.map(\.name)))
    }
    if dice.chance(0.5) { number("shift", dice.between(0, 1)) }
    if dice.chance(0.3) { number("cycles", dice.pick([0.5, 1.5, 2, 3])) }
    if dice.chance(0.4) || changes.isEmpty { number("contrast", dice.between(0.7, 1.6)) }
  }

  private mutating func changeColouring() {
    let isRamp = base.scene.colour.channels < 3
    let current = base.document.word("colour")
    // A list of output activations fixes the number of channels, so only the colour mode changes.
    let hasOutputsOfItsOwn = (base.document.words("network.output")?.count ?? 1) > 1
    switch hasOutputsOfItsOwn ? 1 : dice.number() {
    case ..<0.5:
      set("colour", dice.pick(NamedPalette.all.map(\.name).filter { $0 != current }))
    case ..<0.85:
      set("colour", "[\(Ramp(&dice).hexes.map { "\"\($0)\"" }.joined(separator: ", "))]")
    default:
      if !isRamp { set("colour", dice.pick(Self.modes.filter { $0 != current })) }
    }
  }

  /// Sets the number `key` at the preset's top level, unless keyframes name it.
  mutating func number(_ key: String, _ value: Double) {
    if base.keyframes(naming: key).isEmpty { set(key, short(value)) }
  }

  // MARK: Structure

  enum Gene: CaseIterable { case layers, activation, weights, output, inputs, wiring, span }

  /// Changes only two parts of the structure, so that the candidate still resembles the preset.
  private mutating func changeStructure() {
    // Given weights are those of one structure.
    guard !hasGivenWeights else { return change(.span) }
    let first = dice.pick(Gene.allCases)
    change(first)
    change(dice.pick(Gene.allCases.filter { $0 != first }))
  }

  mutating func change(_ gene: Gene) {
    let network = base.scene.network
    switch gene {
    case .layers:
      let shape = dice.pick([
        ("2 x 5", 5), ("3 x 4", 4), ("3 x 8", 8), ("4 x 16", 16), ("3 x 24", 24), ("4 x 32", 32),
        ("9 x 16", 16), ("6 x 16", 16), ("[32, 16, 8]", 16), ("[8, 16, 32]", 16),
      ])
      set("network.layers", shape.0)
      if case .balanced = network.weights { return }
      // The size of a sum is proportional to the law's scale and to the square root of the layer's
      // width, so narrower layers need a larger scale.
      let width = Double(network.layers.first?.width ?? shape.1)
      setLaw(times: (width / Double(shape.1)).squareRoot())
    case .activation:
      set(
        "network.activation",
        dice.pick([
          "tanh", "sin", "gaussian", "atan", "triangle", "sinc", "[sin, cos, gaussian]",
          "[tanh, sin]", "[tanh, gaussian]", "[tanh, abs]",
        ]))
    case .weights: setLaw(times: exp2(dice.between(-0.8, 0.8)))
    case .output: set("network.output", dice.pick(OutputActivation.allCases).rawValue)
    case .inputs:
      var inputs = base.document.words("network.inputs") ?? ["x", "y", "r"]
      let others = ["r", "abs-x", "abs-y", "theta 2", "theta 3", "theta 5", "log-r 1"]
        .filter { !inputs.contains($0) }
      // Never remove `time`, because some films do not move without it, nor the figure.
      let places = inputs.indices.filter { !["time", "shape"].contains(inputs[$0]) }
      if places.count > 2, dice.chance(0.4) || others.isEmpty {
        inputs.remove(at: dice.pick(places))
      } else {
        inputs.append(dice.pick(others))
      }
      set("network.inputs", "[\(inputs.joined(separator: ", "))]")
    case .wiring: set("network.wiring", dice.pick(Wiring.allCases).rawValue)
    case .span: set("view.span", short(base.scene.view.span * exp2(dice.between(-1, 1))))
    }
  }

  mutating func setLaw(times factor: Double) {
    let law =
      switch base.scene.network.weights {
      case .normal(let scale): "normal \(short(scale * factor))"
      case .uniform(let limit): "uniform \(short(limit * factor))"
      case .truncatedNormal(let scale): "truncated \(short(scale * factor))"
      // The scale of fan-in is a variance, and the law itself accounts for the widths of layers.
      case .fanIn(let scale): "fan-in \(short(scale * (0.5 + factor / 2)))"
      case .balanced(let busy): "balanced \(short(min(max(busy * factor, 0.5), 40)))"
      case .pytorch: "normal \(short(0.7 * factor))"
      case .given: ""
      }
    guard !law.isEmpty else { return }
    set("network.weights", law)
  }
}

/// A sequence of random numbers. The id and the number of the attempt determine it.
struct Dice {
  private let place: Counter
  private var thrown: UInt64 = 0

  init(_ id: CandidateID, attempt: Int) {
    var root = Counter(seed: UInt64(id.number), purpose: .exploration)
    // A child's numbers depend on all of its ancestors.
    if !id.parents.isEmpty { root = id.description.utf8.reduce(root) { $0.at(UInt64($1)) } }
    self.init(root.at(UInt64(attempt)))
  }

  /// Creates the sequence below a key of a table of random numbers.
  init(_ place: Counter) { self.place = place }

  /// Returns the next number, which is above 0 and below 1.
  mutating func number() -> Double {
    thrown += 1
    return place.at(thrown).centred + 0.5
  }

  mutating func between(_ low: Double, _ high: Double) -> Double { low + number() * (high - low) }
  mutating func chance(_ share: Double) -> Bool { number() < share }
  /// Returns a seed from 1 to 9998, short enough to remember.
  mutating func seed() -> UInt64 { 1 + UInt64(number() * 9998) }

  /// Returns one of `items`, which must not be empty.
  mutating func pick<Item>(_ items: [Item]) -> Item {
    items[min(items.count - 1, Int(number() * Double(items.count)))]
  }
}
