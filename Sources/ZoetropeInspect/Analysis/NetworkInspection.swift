internal import CPPN
internal import ZoetropeFrame
internal import ZoetropePreset
internal import ZoetropeRender
internal import ZoetropeScene

/// The inspection of one network of a preset.
struct NetworkInspection: Sendable {
  /// The largest number of neurons of a layer that are shown.
  static let mostNeurons = 64

  let name: String
  let role: String
  let studied: StudiedNetwork
  let budget: InspectionBudget
  private let isCancelled: @Sendable () -> Bool

  init(
    name: String, role: String, _ studied: StudiedNetwork,
    unless isCancelled: @escaping @Sendable () -> Bool
  ) {
    (self.name, self.role, self.studied) = (name, role, studied)
    budget = InspectionBudget(studied)
    self.isCancelled = isCancelled
  }

  /// The number of pictures that are compared, each of which calls `done` of `report` once.
  var steps: Int {
    studied.architecture.inputNames.count + studied.architecture.featureCount
      + studied.architecture.layers.count
      + studied.architecture.layers.reduce(0) { $0 + min($1.width, budget.silencedNeurons) }
  }

  /// Looks into the network.
  ///
  /// - Parameter done: called after each of `steps`.
  /// - Throws: `CancellationError` if the work is cancelled.
  func report(done: @escaping @Sendable () -> Void) throws -> NetworkReport {
    let network = studied.network
    let architecture = network.architecture
    let study = try NeuronStudy(studied, size: budget.study, unless: isCancelled)
    let silencing = Silencing(
      studied, study, chosen: study.layers.map { Self.chosen($0, count: budget.silencedNeurons) })
    let levels = try silencing.levels(
      studied, size: budget.compared, unless: isCancelled, done: done)
    let measured = Dictionary(
      zip(silencing.held, levels).compactMap { held, levels in held.neuron.map { ($0, levels) } },
      uniquingKeysWith: { first, _ in first })
    let chosen = study.layers.indices.map { layer in
      let shown = Self.chosen(study.layers[layer], count: Self.mostNeurons)
      // Those that were silenced come first: they have the largest estimates.
      let order = shown.enumerated().sorted { first, second in
        let (a, b) = (measured[SIMD2(layer, first.1)] ?? -1, measured[SIMD2(layer, second.1)] ?? -1)
        return a == b ? first.0 < second.0 : a > b
      }
      return order.map(\.1)
    }
    let mosaic = try Mosaic(studied, size: budget.mosaic, chosen: chosen, unless: isCancelled)
    let inputs = try InputStudy(
      studied, study.inputs, size: budget.compared, unless: isCancelled, done: done)
    let silenced = try silencing.reports(
      studied, levels, shown: budget.shown, unless: isCancelled)
    return NetworkReport(
      name: name, role: role, architecture: studied.scene.network,
      parameters: architecture.parameterCount, inputs: inputs.reports(studied, study.inputs),
      layers: try layers(study, measured, mosaic, chosen), silenced: silenced,
      direction: inputs.direction(studied, shown: budget.shown), notes: notes(silenced))
  }

  /// Returns the neurons of a layer that have the most influence to first order, the most
  /// influential first.
  static func chosen(_ layer: [NeuronStudy.Distribution], count: Int) -> [Int] {
    let order = layer.indices.sorted {
      layer[$0].influence == layer[$1].influence
        ? $0 < $1 : layer[$0].influence > layer[$1].influence
    }
    return Array(order.prefix(count))
  }

  private func layers(
    _ study: NeuronStudy, _ measured: [SIMD2<Int>: Double], _ mosaic: Mosaic, _ chosen: [[Int]]
  ) throws -> [LayerReport] {
    let architecture = studied.architecture
    let statistics = studied.scene.layerStatistics(frames: [studied.plan.index])
    let outputs = Array(architecture.outputs.indices)
    let buildUps = try Parts.made(architecture.layers.count, unless: isCancelled) { layer in
      buildUp(mosaic, chosen, behind: layer + 1)
    }
    var reports = architecture.layers.enumerated().map { index, layer in
      LayerReport(
        name: "layer \(index + 1)", width: layer.width, statistics: statistics[index],
        neurons: chosen[index].enumerated().map { place, neuron in
          let seen = study.layers[index][neuron]
          return NeuronReport(
            index: neuron + 1, activation: layer.activation(of: neuron).rawValue,
            picture: Self.picture(mosaic.layers[index][place], size: mosaic.size),
            lowest: seen.lowest, mean: seen.mean, highest: seen.highest,
            deviation: seen.deviation, influence: measured[SIMD2(index, neuron)])
        },
        weights: WeightReport(studied.network, layer: index, chosen: chosen + [outputs]),
        buildUp: buildUps[index])
    }
    reports.append(
      LayerReport(
        name: "the outputs", width: outputs.count,
        statistics: statistics[architecture.layers.count],
        neurons: outputs.map { output in
          let numbers = mosaic.channels[output]
          let mean = numbers.reduce(0) { $0 + Double($1) } / Double(numbers.count)
          let squares = numbers.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
          let deviation = (squares / Double(numbers.count)).squareRoot()
          return NeuronReport(
            index: output + 1, activation: architecture.outputs[output].rawValue,
            picture: PagePicture(numbers, 0...1, size: mosaic.size),
            lowest: Double(numbers.min() ?? 0), mean: mean, highest: Double(numbers.max() ?? 0),
            deviation: deviation, influence: nil)
        },
        weights: WeightReport(
          studied.network, layer: architecture.layers.count, chosen: chosen + [outputs]),
        buildUp: nil))
    return reports
  }

  private static func picture(_ numbers: [Float], size: FrameSize) -> PagePicture {
    PagePicture(
      numbers, Double(numbers.min() ?? 0)...Double(numbers.max() ?? 0), size: size)
  }

  /// Returns what the outputs would make of a layer alone; nil if its numbers cannot be fitted.
  private func buildUp(
    _ mosaic: Mosaic, _ chosen: [[Int]], behind count: Int
  ) -> LayerReport.BuildUp? {
    let neurons = chosen[count - 1]
    guard let fit = LeastSquares(mosaic.sums, by: mosaic.layers[count - 1]) else { return nil }
    let width = studied.architecture.layers[count - 1].width
    var matrix = [Double](repeating: 0, count: fit.bias.count * width)
    for row in fit.bias.indices {
      for (place, neuron) in neurons.enumerated() {
        matrix[row * width + neuron] = fit.matrix[row * neurons.count + place]
      }
    }
    let network = studied.network.ending(behind: count, matrix: matrix, bias: fit.bias)
    return LayerReport.BuildUp(
      picture: PagePicture(
        studied.picture(network, size: budget.shown.size, samples: budget.shown.samples)),
      explained: fit.explained)
  }

  /// What does not apply to the network, or was left out.
  private func notes(_ silenced: [SilencedReport]) -> [String] {
    let network = studied.scene.network
    var notes: [String] = []
    if network.layers.isEmpty {
      notes.append(
        "The network has no hidden layers: its outputs are weighted sums of the inputs, so there are "
          + "no neurons to look into.")
    }
    if network.latent == 0 {
      notes.append("The network has no latent vector z, so there is no direction of z to look for.")
    }
    switch network.wiring {
    case .shared:
      notes.append(
        "The hidden layers share their weights. Here each is changed by itself, as if it had its own."
      )
    case .dense:
      notes.append(
        "Each layer sees the inputs and all layers before it. The diagrams of weights show the inputs "
          + "and the layer just before.")
    case .residual:
      notes.append(
        "Layers add the values of the layer before to their own. The pictures show a neuron's own "
          + "value, before that, and a neuron that is held keeps passing on what it gets from before."
      )
    case .plain: break
    }
    if studied.scene.view.isWarped {
      notes.append(
        "The field is displaced by itself. Neurons are shown at the points before they are displaced."
      )
    }
    let neurons = network.layers.reduce(0) { $0 + $1.width }
    let shown = silenced.count { $0.part == .neuron }
    if shown < neurons {
      notes.append(
        "Of \(neurons) neurons, \(shown) were silenced one by one: in each layer those with the most "
          + "influence to first order, which is the derivative of the outputs by a neuron's value times "
          + "the value's distance from its mean.")
    }
    if budget.isSmall {
      notes.append(
        "The network is large, so pictures are smaller than usual: \(budget.mosaic) pixels for neurons "
          + "and \(budget.shown.size) for changes.")
    }
    return notes
  }
}
