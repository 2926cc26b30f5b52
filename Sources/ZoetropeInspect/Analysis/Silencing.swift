internal import CPPN
internal import ZoetropeFrame
internal import ZoetropePreset
internal import ZoetropeRender

/// What the picture loses when inputs, layers and neurons are held at their means over the frame.
struct Silencing: Sendable {
  /// A part of a network that is held.
  struct Held: Sendable {
    let part: SilencedReport.Part
    let name: String
    fileprivate let change: @Sendable (StudiedNetwork) -> FixedNetwork
  }

  /// The parts, the inputs first, then the layers, then the neurons.
  let held: [Held]

  /// Chooses the parts.
  ///
  /// - Parameter chosen: the neurons of each hidden layer.
  init(_ studied: StudiedNetwork, _ study: NeuronStudy, chosen: [[Int]]) {
    let names = studied.architecture.inputNames
    var held = (0..<studied.architecture.featureCount).map { column in
      let mean = study.inputs[column].mean
      return Held(part: .input, name: names[column]) { $0.network.holdingInput(column, at: mean) }
    }
    for (layer, neurons) in study.layers.enumerated() {
      let means = neurons.enumerated().map { (index: $0, value: $1.mean) }
      held.append(
        Held(part: .layer, name: "layer \(layer + 1)") { $0.network.holding(means, ofLayer: layer) })
    }
    for (layer, neurons) in chosen.enumerated() {
      for neuron in neurons {
        let mean = study.layers[layer][neuron].mean
        held.append(
          Held(part: .neuron, name: "layer \(layer + 1), neuron \(neuron + 1)") {
            $0.network.holding([(neuron, mean)], ofLayer: layer)
          })
      }
    }
    self.held = held
  }

  /// The largest number of parts of a kind whose pictures are kept.
  static let mostPictures = 12

  /// Paints the picture without each of the parts, and ranks them by how much it changes.
  ///
  /// - Parameters:
  ///   - size: the size of the pictures that are compared.
  ///   - shown: the size and samples of the pictures that are kept, those of the parts that change
  ///     most.
  ///   - done: called after each picture that was compared.
  /// - Throws: `CancellationError` if `isCancelled` returns true.
  func reports(
    _ studied: StudiedNetwork, size: FrameSize, shown: (size: FrameSize, samples: Int),
    unless isCancelled: @escaping @Sendable () -> Bool, done: @escaping @Sendable () -> Void
  ) throws -> [SilencedReport] {
    let held = held
    let whole = studied.picture(studied.network, size: size)
    let levels = try Parts.made(held.count, unless: isCancelled) { index in
      let picture = studied.picture(held[index].change(studied), size: size)
      done()
      return 255 * picture.difference(from: whole)
    }
    let order = held.indices.sorted {
      levels[$0] == levels[$1] ? $0 < $1 : levels[$0] > levels[$1]
    }
    var counts: [SilencedReport.Part: Int] = [:]
    let isShown = order.map { index in
      counts[held[index].part, default: 0] += 1
      return counts[held[index].part, default: 0] <= Self.mostPictures
    }
    return try Parts.made(order.count, unless: isCancelled) { place in
      let part = held[order[place]]
      return SilencedReport(
        part: part.part, name: part.name, levels: levels[order[place]],
        picture: isShown[place]
          ? PagePicture(studied.picture(part.change(studied), size: shown.size, samples: shown.samples))
          : nil)
    }
  }
}
