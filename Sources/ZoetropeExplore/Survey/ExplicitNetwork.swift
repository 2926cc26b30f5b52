internal import CPPN
internal import Foundation

/// A random preset whose weights have an explicit law: its number, the layers, activations, inputs,
/// wiring, output and colour are drawn.
struct ExplicitNetwork {
  /// The preset, as YAML.
  let preset: String
  /// The number of hidden layers, 1 to 8.
  let depth: Int
  let latent: Int
  let hasTime: Bool
  let wiring: String
  let span: Double
  private let lawName: String
  private let lawNumber: Double

  private static let inputs: [(inputs: String, latents: [Int])] = [
    ("x, y", [8, 3]), ("x, y, r", [8, 4]), ("x, y, r, bias", [8]), ("x, y, theta 2", [8]),
    ("log-r 1, theta 1", [8]), ("tile-x 2, tile-y 2", [8]), ("abs-x, abs-y, r", [8]),
    ("x, y, r, time", [0, 0, 8]), ("x, y, time", [0]),
  ]
  private static let colours = [
    "grey", "rgb", "hsv", "ink", "peacock", "glacier", "orchid",
    "[\"#0b1026\", \"#8c1c3f\", \"#f6c667\", \"#fff4dc\"]",
  ]

  /// Draws a preset. It need not be healthy.
  init(_ dice: inout Dice) {
    let (inputs, latents) = dice.pick(Self.inputs)
    hasTime = inputs.hasSuffix("time")
    latent = dice.pick(latents)
    depth = min(8, 1 + Int(dice.between(0, 8)))
    let width = min(32, 6 + Int(dice.between(0, 27)))
    wiring = dice.pick(Wiring.allCases.map(\.rawValue))
    span = dice.pick([1, 1, 2, 3])
    let all = Activation.allCases.map(\.rawValue)
    let activations = (0..<dice.pick([1, 1, 2])).map { _ in dice.pick(all) }
    // Sums of a layer have this deviation, roughly, if its values have a deviation of 1.
    let strength = exp(dice.between(log(0.8), log(5)))
    let deviation = strength / Double(width).squareRoot()
    lawName = dice.pick(["normal", "uniform", "fan-in"])
    switch lawName {
    case "normal": lawNumber = deviation
    case "uniform": lawNumber = deviation * 3.0.squareRoot()
    default: lawNumber = strength * strength
    }
    let output = dice.pick(["sigmoid", "sigmoid", "sine", "triangle"])
    preset = """
      zoetrope: 1
      film: { duration: 6, fps: 12, size: 96x54 }
      network: { seed: \(dice.seed()), inputs: [\(inputs)], latent: \(latent), \
      layers: \(depth) x \(width), activation: [\(activations.joined(separator: ", "))], \
      wiring: \(wiring), weights: \(Self.law(lawName, lawNumber)), output: \(output) }
      view: { span: \(span) }
      colour: \(dice.pick(Self.colours))

      """
  }

  /// Returns the law with its number multiplied, as YAML.
  func law(times factor: Double) -> String { Self.law(lawName, lawNumber * factor) }

  private static func law(_ name: String, _ number: Double) -> String {
    "\(name) " + String(format: "%.3g", min(number, 1000))
  }
}
