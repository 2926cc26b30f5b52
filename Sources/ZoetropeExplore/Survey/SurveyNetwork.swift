internal import CPPN
internal import ZoetropePreset
internal import ZoetropeScene

/// A random network for which nothing is chosen but its shape: the weights, `z`, the view and the
/// film are a preset's defaults.
struct SurveyNetwork {
  /// The preset, as YAML.
  let preset: String
  /// The activations, one to three.
  let activations: [String]
  /// The number of hidden layers, 1 to 16.
  let depth: Int
  /// True if the picture repeats whatever the gain: the inputs are tiles or `|x|`.
  let isRepeating: Bool

  /// The sets of inputs, the numbers of `z` with which each is drawn, and a view for those that look
  /// at angles. Without `z` and `time` a film would stand still.
  private static let inputs: [(inputs: String, latents: [Int])] = [
    ("x, y", [8, 8, 1, 64]), ("x, y, r", [8, 8, 1, 64]), ("x, y, r, bias", [8]),
    ("x, y, theta 1", [8]), ("log-r 1, theta 1", [8]), ("tile-x 2, tile-y 2", [8]),
    ("abs-x, abs-y, r", [8]), ("x, y, r, time", [0, 8]),
  ]

  /// Draws network `index` of the survey of a seed: the activations in turn, every second network
  /// with one or two others mixed in.
  init(_ index: Int, seed: UInt64) {
    var dice = Dice(Counter(seed: seed, purpose: .exploration).at(1 << 32).at(UInt64(index)))
    let all = Activation.allCases.map(\.rawValue)
    var activations = [all[index % all.count]]
    for _ in 0..<(index / all.count % 2 == 0 ? 0 : dice.pick([1, 2])) {
      activations.append(dice.pick(all.filter { !activations.contains($0) }))
    }
    let (inputs, latents) = dice.pick(Self.inputs)
    let wiring = dice.pick(Wiring.allCases.map(\.rawValue))
    let colour = dice.pick(["grey", "rgb"])
    self.activations = activations
    isRepeating = inputs.contains("tile") || inputs.contains("abs")
    depth = min(16, 1 + Int(dice.between(0, 16)))
    let width = min(64, 4 + Int(dice.between(0, 61)))
    preset = """
      zoetrope: 1
      network: { seed: \(dice.seed()), inputs: [\(inputs)], latent: \(dice.pick(latents)), \
      layers: \(depth) x \(width), activation: [\(activations.joined(separator: ", "))], \
      wiring: \(wiring) }
      colour: \(colour)

      """
  }

  /// Returns the scene of the preset.
  func scene() throws -> SceneDraft {
    try Preset.scene(from: Array(preset.utf8), file: "survey").draft
  }
}
