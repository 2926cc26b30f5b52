internal import CPPN
internal import ZoetropeRender
internal import ZoetropeScene

extension PhaseReport {
  /// The largest number of maps.
  private static let most = 4

  /// Places the hidden layers of a network on maps, one for each set of activations; nil without
  /// hidden layers.
  ///
  /// - Throws: `CancellationError` if `isCancelled` returns true.
  package init?(
    _ studied: StudiedNetwork, unless isCancelled: @escaping @Sendable () -> Bool
  ) throws {
    // Layers that share weights have their own in the studied network; the wiring is the preset's.
    let (network, wiring) = (studied.network, studied.scene.network.wiring)
    let layers = network.architecture.layers
    guard !layers.isEmpty else { return nil }
    var kinds: [[Activation]] = []
    var members: [[Activation]: [(layer: Int, weights: Double, biases: Double)]] = [:]
    var notes: [String] = []
    for (index, layer) in layers.enumerated() {
      let kind = Self.kind(of: layer)
      if members[kind] == nil { kinds.append(kind) }
      let weights = network.weights.layers[index]
      members[kind, default: []].append(
        (
          index + 1,
          Self.deviation(weights.matrix) * Double(weights.fanIn).squareRoot(),
          Self.deviation(weights.bias)
        ))
    }
    if kinds.contains(where: { $0.contains(.step) }) {
      notes.append(
        "Layers of step have no map: the theory follows slopes, and a step has none but at its jump."
      )
      kinds.removeAll { $0.contains(.step) }
    }
    if kinds.count > Self.most {
      notes.append(
        "The layers are of \(kinds.count) kinds; the first \(Self.most) have maps.")
    }
    maps = try kinds.prefix(Self.most).map { kind in
      try PhaseMap(kind, layers: members[kind] ?? [], unless: isCancelled)
    }
    switch wiring {
    case .plain: break
    case .residual:
      notes.append(
        "The theory is for plain layers. Here layers add what they see to their values, which keeps "
          + "neighbouring points further apart than the map says.")
    case .dense:
      notes.append(
        "The theory is for plain layers. Here each layer sees the inputs and all layers before it, which "
          + "keeps neighbouring points further apart than the map says.")
    case .shared:
      notes.append(
        "The theory is for layers whose weights are drawn one by one. Here all hidden layers after the "
          + "first have the same weights.")
    }
    self.notes = notes
  }

  /// The activations of a layer in equal shares, in the order of the table, so that layers with the
  /// same ones are alike.
  private static func kind(of layer: NetworkLayer) -> [Activation] {
    let used =
      layer.width < layer.activations.count
      ? (0..<layer.width).map(layer.activation) : layer.activations
    return Activation.allCases.flatMap { activation in used.filter { $0 == activation } }
  }

  /// The root mean square, which is the deviation from the mean 0 that weights are drawn with.
  private static func deviation(_ numbers: [Float]) -> Double {
    let squares = numbers.reduce(0) { $0 + Double($1) * Double($1) }
    return (squares / Double(max(numbers.count, 1))).squareRoot()
  }
}
