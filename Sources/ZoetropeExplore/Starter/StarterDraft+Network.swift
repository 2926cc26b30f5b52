internal import Foundation

/// The network of a draft.
extension StarterDraft {
  /// Mixes of activations that paint well. The ones that differ most from tanh come as often.
  private static let activations = [
    ["tanh"], ["sin"], ["gaussian"], ["triangle"], ["atan"], ["sinc"], ["abs"], ["cos"],
    ["tanh", "sin"], ["tanh", "gaussian"], ["sin", "gaussian"], ["tanh", "abs"], ["tanh", "step"],
    ["relu", "sin"], ["softplus", "cos"], ["sigmoid", "triangle"], ["elu", "gaussian"],
    ["tanh", "sin", "gaussian"], ["leaky-relu", "tanh"], ["atan", "sinc"],
  ]

  private static let looks = [
    "tanh": "smooth folds", "sin": "ripples", "gaussian": "blobs", "triangle": "facets",
    "atan": "soft folds", "sinc": "fading ripples", "abs": "creases", "cos": "ripples",
    "step": "hard edges", "relu": "creases", "softplus": "soft bends", "sigmoid": "smooth folds",
    "elu": "bends", "leaky-relu": "creases",
  ]

  private static let shapes = [
    "2 x 8", "2 x 24", "3 x 8", "3 x 12", "3 x 24", "4 x 16", "4 x 32", "6 x 12", "6 x 20",
    "8 x 16",
    "12 x 10", "[32, 16, 8]", "[8, 16, 32]", "[24, 6, 24]",
  ]

  /// Draws the section `network`.
  ///
  /// - Parameters:
  ///   - busy: the range of the target of balanced weights.
  ///   - isKeyed: true if keyframes name the seeds.
  mutating func drawNetwork(
    inputs: [String], latent: Int, busy: ClosedRange<Double>, isKeyed: Bool = false
  ) {
    func add(_ key: String, _ value: String, _ comment: String = "") {
      network.append(Entry(key: key, value: value, comment: comment))
    }
    if !isKeyed { add("seed", "\(dice.seed())", "another number, another picture") }
    let told =
      inputs.contains("time") ? "what it is told: the place and the time" : "what it is told"
    add("inputs", "[\(inputs.joined(separator: ", "))]", told + Self.other(than: inputs))
    add(
      "latent", "\(latent)",
      latent > 0
        ? "how many numbers z has, which moves the picture" : "no z; the keyframes move the picture"
    )
    let shape = dice.pick(Self.shapes)
    add("layers", shape, "depth x width, or each width; deeper folds more")
    let activation = dice.pick(Self.activations)
    let looks = activation.map { "\($0) makes \(Self.looks[$0] ?? "forms")" }
    let other = ["sin", "gaussian", "tanh"].first { !activation.contains($0) } ?? "abs"
    add(
      "activation",
      activation.count == 1 ? activation[0] : "[\(activation.joined(separator: ", "))]",
      (activation.count > 2 ? "folds, ripples and blobs" : looks.joined(separator: ", "))
        + "; try \(other)")
    if dice.chance(0.4) {
      // Layers of several widths cannot share a matrix.
      let wirings = ["residual", "dense"] + (shape.hasPrefix("[") ? [] : ["shared"])
      let wiring = dice.pick(wirings)
      let others = ["plain"] + wirings.filter { $0 != wiring }
      add("wiring", wiring, "or \(others.joined(separator: ", "))")
    }
    add(
      "weights", "balanced \(number(busy.lowerBound, busy.upperBound, step: 0.5))",
      "how busy: 2 is calm, 8 dense")
    let output = dice.pick([
      "sine", "sine", "sine", "sigmoid", "sigmoid", "triangle", "contour", "gaussian", "abs-tanh",
    ])
    add("output", output, Self.meaning(of: output))
    hasEdges = output == "contour" || activation.contains("step")
    if inputs.contains(where: { $0.hasPrefix("theta") }),
      !inputs.contains(where: { $0.hasPrefix("log-r") })
    {
      view.append(("core", "0.04"))
      viewComment = "how far the middle is blurred, where all angles meet"
    }
  }

  /// Returns a suggestion of an input that is not in the list.
  private static func other(than inputs: [String]) -> String {
    let names = inputs.map { $0.split(separator: " ")[0] }
    if names.contains("tile-x") { return "; try another size of tile" }
    if names.contains("log-r") { return "; try theta \(inputs.contains("theta 4") ? 3 : 4) too" }
    let found = ["r", "abs-x", "theta 5"].first { word in
      !names.contains { word.hasPrefix($0) }
    }
    return "; try \(found ?? "abs-y") too"
  }

  private static func meaning(of output: String) -> String {
    switch output {
    case "sine": "waves from dark to light; try contour for thin lines"
    case "triangle": "as sine, with sharper turns; try sine"
    case "contour": "thin bright lines; try sine for full areas"
    case "gaussian": "bands of light; try sine or sigmoid"
    case "abs-tanh": "light areas with dark seams; try sine"
    default: "from dark to light once; try sine for more bands"
    }
  }
}
