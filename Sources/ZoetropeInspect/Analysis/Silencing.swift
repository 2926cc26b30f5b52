internal import CPPN
package import ZoetropeFrame
internal import ZoetropePreset
internal import ZoetropeRender

/// What the picture loses when inputs, layers and neurons are held at their means over the frame.
package struct Silencing: Sendable {
  /// A part of a network that is held.
  package struct Held: Sendable {
    package let part: SilencedReport.Part
    package let name: String
    /// The layer and the index of a neuron; nil for other parts.
    package var neuron: SIMD2<Int>?
    fileprivate let change: @Sendable (StudiedNetwork) -> FixedNetwork
  }

  /// The parts, the inputs first, then the layers, then the neurons.
  package let held: [Held]

  /// Chooses the parts.
  ///
  /// - Parameter chosen: the neurons of each hidden layer.
  package init(_ studied: StudiedNetwork, _ study: NeuronStudy, chosen: [[Int]]) {
    let names = studied.architecture.inputNames
    var held = (0..<studied.architecture.featureCount).map { column in
      let mean = study.inputs[column].mean
      return Held(part: .input, name: names[column]) { $0.network.holdingInput(column, at: mean) }
    }
    for (layer, neurons) in study.layers.enumerated() {
      let means = neurons.enumerated().map { (index: $0, value: $1.mean) }
      held.append(
        Held(part: .layer, name: "layer \(layer + 1)") { $0.network.holding(means, ofLayer: layer) }
      )
    }
    for (layer, neurons) in chosen.enumerated() {
      for neuron in neurons {
        let mean = study.layers[layer][neuron].mean
        held.append(
          Held(
            part: .neuron, name: "layer \(layer + 1), neuron \(neuron + 1)",
            neuron: SIMD2(layer, neuron)
          ) {
            $0.network.holding([(neuron, mean)], ofLayer: layer)
          })
      }
    }
    self.held = held
  }

  /// The largest number of parts of a kind whose pictures are kept.
  static let mostPictures = 12

  /// Paints the picture without each of the parts, and returns how much it changes: the mean absolute
  /// change of all pixels and colour channels, in 8-bit levels.
  ///
  /// - Parameters:
  ///   - size: the size of the pictures that are compared.
  ///   - done: called after each picture.
  /// - Throws: `CancellationError` if `isCancelled` returns true.
  package func levels(
    _ studied: StudiedNetwork, size: FrameSize, unless isCancelled: @escaping @Sendable () -> Bool,
    done: @escaping @Sendable () -> Void
  ) throws -> [Double] {
    let held = held
    let whole = studied.picture(studied.network, size: size)
    return try Parts.made(held.count, unless: isCancelled) { index in
      let picture = studied.picture(held[index].change(studied), size: size)
      done()
      return 255 * picture.difference(from: whole)
    }
  }

  /// Ranks the parts by how much the picture changes without them.
  ///
  /// - Parameters:
  ///   - levels: how much the picture changes without each part.
  ///   - shown: the size and samples of the pictures that are kept, those of the parts that change
  ///     most.
  ///   - done: called after each of these pictures.
  /// - Throws: `CancellationError` if `isCancelled` returns true.
  func reports(
    _ studied: StudiedNetwork, _ levels: [Double], shown: (size: FrameSize, samples: Int),
    unless isCancelled: @escaping @Sendable () -> Bool, done: @escaping @Sendable () -> Void
  ) throws -> [SilencedReport] {
    let held = held
    let order = held.indices.sorted { first, second in
      levels[first] == levels[second] ? first < second : levels[first] > levels[second]
    }
    var counts: [SilencedReport.Part: Int] = [:]
    let isShown = order.map { index in
      counts[held[index].part, default: 0] += 1
      return counts[held[index].part, default: 0] <= Self.mostPictures
    }
    return try Parts.made(order.count, unless: isCancelled) { place in
      let part = held[order[place]]
      let picture =
        isShown[place]
        ? studied.picture(part.change(studied), size: shown.size, samples: shown.samples) : nil
      if isShown[place] { done() }
      return SilencedReport(
        part: part.part, name: part.name, levels: levels[order[place]],
        picture: picture.map { PagePicture($0) })
    }
  }
}
