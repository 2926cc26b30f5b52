internal import CPPN

/// A network in words: what goes in, its layers, its wiring and its weights.
struct NetworkSummary {
  /// The number of inputs that are named before the rest is counted.
  private static let most = 24
  private let network: NetworkReport

  init(_ network: NetworkReport) { self.network = network }

  var html: String {
    let rows = [
      ("Inputs", inputs), ("z", latent), ("Hidden layers", hidden), ("Outputs", outputs),
      ("Wiring", wiring), ("Weights", weights),
    ]
    return "<dl>\(rows.map { "<dt>\($0.0)</dt><dd>\($0.1)</dd>" }.joined(separator: "\n"))</dl>"
  }

  private var inputs: String {
    let names = network.inputs.filter { !$0.isLatent }.map { HTMLText.isolated($0.name) }
    let count = network.architecture.featureCount
    guard !names.isEmpty else { return "\(PlainNumber.count(count, of: "number")) of each point" }
    let rest = max(names.count, count) - min(names.count, Self.most)
    return "\(PlainNumber.count(max(count, names.count), of: "number")) of each point: "
      + names.prefix(Self.most).joined(separator: ", ")
      + (rest > 0 ? " and \(PlainNumber.count(rest)) more" : "")
  }

  private var latent: String {
    let count = network.architecture.latent
    return count == 0
      ? "none" : "\(PlainNumber.count(count, of: "number")), the same at every point"
  }

  /// The layers, those that are alike and follow each other together.
  private var hidden: String {
    var runs: [(layer: NetworkLayer, count: Int)] = []
    for layer in network.architecture.layers {
      if let last = runs.last, last.layer == layer {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((layer, 1))
      }
    }
    guard !runs.isEmpty else { return "none: the outputs see the inputs themselves" }
    return runs.map { run in
      let neurons = PlainNumber.count(run.layer.width, of: "neuron")
      let activations = Self.listed(run.layer.activations.map(\.rawValue))
      return run.count == 1
        ? "\(neurons) (\(activations))"
        : "\(PlainNumber.count(run.count)) layers of \(neurons) each (\(activations))"
    }.joined(separator: ", then ")
  }

  private var outputs: String {
    let outputs = network.architecture.outputs
    return PlainNumber.count(outputs.count, of: "channel")
      + " (\(Self.listed(outputs.map(\.rawValue))))"
  }

  private var wiring: String {
    switch network.architecture.wiring {
    case .plain: "plain: each layer sees the one before it"
    case .residual:
      "residual: each layer sees the one before it, and adds that layer's values to its own where both are equally wide"
    case .dense: "dense: each layer sees the inputs, z and all layers before it"
    case .shared:
      "shared: each layer sees the one before it, and all hidden layers after the first have the weights of the second"
    }
  }

  private var weights: String {
    let biases =
      switch network.architecture.biases {
      case .none: "no layer has biases"
      case .first: "only the first layer has biases"
      case .all: "every layer has biases"
      }
    return "\(PlainNumber.count(network.parameters)) numbers in all; \(biases)"
  }

  /// Returns words without repetitions.
  private static func listed(_ words: [String]) -> String {
    var seen: Set<String> = []
    return words.filter { seen.insert($0).inserted }.map(HTMLText.escaped).joined(separator: ", ")
  }
}
