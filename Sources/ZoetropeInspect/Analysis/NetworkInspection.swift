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
  /// The neuron whose backward passes are shown; if nil, the one of the last hidden layer that
  /// matters most.
  private let neuron: ChosenNeuron?
  private let isCancelled: @Sendable () -> Bool

  init(
    name: String, role: String, _ studied: StudiedNetwork, neuron: ChosenNeuron? = nil,
    unless isCancelled: @escaping @Sendable () -> Bool
  ) {
    (self.name, self.role, self.studied) = (name, role, studied)
    budget = InspectionBudget(studied)
    self.neuron = neuron
    self.isCancelled = isCancelled
  }

  /// The number of pictures, for each of which `report` calls `done` once: those with an input moved,
  /// those with a part silenced, those of them that are shown, those of the layers alone, and the
  /// backward passes of a neuron, if any, as one.
  var steps: Int {
    let architecture = studied.architecture
    let layers = architecture.layers.count
    let neurons = architecture.layers.reduce(0) { $0 + min($1.width, budget.silencedNeurons) }
    let parts = [architecture.featureCount, layers, neurons]
    let passes = ChosenNeuron.reasonAgainst(architecture) == nil ? 1 : 0
    return architecture.inputNames.count + layers + passes + parts.reduce(0, +)
      + parts.reduce(0) { $0 + min($1, Silencing.mostPictures) }
  }

  /// Looks into the network.
  ///
  /// - Parameter done: called after each of `steps`.
  /// - Throws: `CancellationError` if the work is cancelled.
  func report(done: @escaping @Sendable () -> Void) throws -> NetworkReport {
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
      studied, levels, shown: budget.shown, unless: isCancelled, done: done)
    return NetworkReport(
      name: name, role: role, picture: PagePicture(shown(studied.network)),
      architecture: studied.scene.network,
      parameters: studied.scene.network.parameterCount,
      inputs: inputs.reports(studied, study.inputs),
      layers: try layers(measured, mosaic, chosen, done: done), silenced: silenced,
      direction: inputs.direction(studied, shown: budget.shown),
      backward: try backward(chosen, done: done),
      phases: try PhaseReport(studied, unless: isCancelled), notes: notes(silenced))
  }

  /// Returns the backward passes of the chosen neuron, or why there are none; nil without neurons.
  ///
  /// - Parameter chosen: the neurons of each layer, those that matter most first.
  private func backward(
    _ chosen: [[Int]], done: @escaping @Sendable () -> Void
  ) throws -> BackwardReport? {
    guard let first = chosen.last?.first else { return nil }
    if let reason = ChosenNeuron.reasonAgainst(studied.architecture) {
      return .meaningless(reason)
    }
    let neuron = neuron ?? ChosenNeuron(layer: chosen.count - 1, neuron: first)
    let passes = try BackwardPasses(
      studied, neuron, size: budget.backward, unless: isCancelled)
    done()
    return .maps(passes.report(studied))
  }

  /// Returns the neurons of a layer that have the most influence to first order, the most
  /// influential first.
  static func chosen(_ layer: [NeuronStudy.Distribution], count: Int) -> [Int] {
    let order = layer.indices.sorted {
      // Behind a step nothing has an influence to first order. What varies more comes first there.
      let (a, b) = (layer[$0], layer[$1])
      if a.influence != b.influence { return a.influence > b.influence }
      return a.deviation == b.deviation ? $0 < $1 : a.deviation > b.deviation
    }
    return Array(order.prefix(count))
  }

  private func layers(
    _ measured: [SIMD2<Int>: Double], _ mosaic: Mosaic, _ chosen: [[Int]],
    done: @escaping @Sendable () -> Void
  ) throws -> [LayerReport] {
    let architecture = studied.architecture
    let statistics = studied.scene.layerStatistics(frames: [studied.plan.index])
    let outputs = Array(architecture.outputs.indices)
    let buildUps = try Parts.made(architecture.layers.count, unless: isCancelled) { layer in
      defer { done() }
      return buildUp(mosaic, chosen, behind: layer + 1)
    }
    var reports = architecture.layers.enumerated().map { index, layer in
      LayerReport(
        name: "layer \(index + 1)", width: layer.width, statistics: statistics[index],
        neurons: chosen[index].enumerated().map { place, neuron in
          let numbers = mosaic.layers[index][place]
          let range = Double(numbers.min() ?? 0)...Double(numbers.max() ?? 0)
          return Self.neuron(
            neuron, layer.activation(of: neuron).rawValue, numbers, range, size: mosaic.size,
            influence: measured[SIMD2(index, neuron)])
        },
        weights: WeightReport(studied.network, layer: index, chosen: chosen + [outputs]),
        buildUp: buildUps[index])
    }
    reports.append(
      LayerReport(
        name: "the outputs", width: outputs.count,
        statistics: statistics[architecture.layers.count],
        neurons: outputs.map { output in
          Self.neuron(
            output, architecture.outputs[output].rawValue, mosaic.channels[output], 0...1,
            size: mosaic.size, influence: nil)
        },
        weights: WeightReport(
          studied.network, layer: architecture.layers.count, chosen: chosen + [outputs]),
        buildUp: nil))
    return reports
  }

  /// Returns the report of a neuron from its values at the pixels of a picture.
  ///
  /// - Parameter range: the values that are shown as black and white.
  private static func neuron(
    _ index: Int, _ activation: String, _ numbers: [Float], _ range: ClosedRange<Double>,
    size: FrameSize, influence: Double?
  ) -> NeuronReport {
    let count = Double(max(numbers.count, 1))
    let mean = numbers.reduce(0) { $0 + Double($1) } / count
    let squares = numbers.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    return NeuronReport(
      index: index + 1, activation: activation,
      picture: PagePicture(numbers, range, size: size), lowest: Double(numbers.min() ?? 0),
      mean: mean, highest: Double(numbers.max() ?? 0), deviation: (squares / count).squareRoot(),
      influence: influence)
  }

  private func shown(_ network: FixedNetwork) -> Strip {
    studied.picture(network, size: budget.shown.size, samples: budget.shown.samples)
  }

  /// Returns what the outputs would make of a layer alone; nil if its numbers cannot be fitted.
  private func buildUp(
    _ mosaic: Mosaic, _ chosen: [[Int]], behind count: Int
  ) -> LayerReport.BuildUp? {
    let neurons = chosen[count - 1]
    guard let fit = LeastSquares(mosaic.sums, by: mosaic.seen[count - 1]) else { return nil }
    let width = studied.architecture.layers[count - 1].width
    var matrix = [Double](repeating: 0, count: fit.bias.count * width)
    for row in fit.bias.indices {
      for (place, neuron) in neurons.enumerated() {
        matrix[row * width + neuron] = fit.matrix[row * neurons.count + place]
      }
    }
    let network = studied.network.ending(behind: count, matrix: matrix, bias: fit.bias)
    return LayerReport.BuildUp(
      picture: PagePicture(shown(network)), explained: fit.explained)
  }

  /// What does not apply to the network, or was left out.
  private func notes(_ silenced: [SilencedReport]) -> [String] {
    let network = studied.scene.network
    var notes: [String] = []
    if network.layers.isEmpty {
      notes.append(
        "The network has no hidden layers: its outputs are weighted sums of the inputs, so there are "
          + "no neurons to look into, none to go back from, and no layers in order or chaos.")
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
