internal import CPPN
internal import CPPNKernels
internal import KernelMath

/// The layout of an architecture in the kernels' arrays: all that does not depend on the weights,
/// made once for a film.
///
/// There is one array of weights, one of biases and one of activation codes for all `Results`,
/// which differ in their steps: the offsets into these arrays.
final class NetworkLayout: Sendable {
  /// The values that the kernels compute.
  enum Results {
    /// The network's channels.
    case channels
    /// The output layer's sums, without its activations.
    case sums
    /// The sums, and after them the monitor: an extra output that jumps wherever a hidden neuron
    /// does.
    case monitoredSums
  }

  /// The source of a feature that is constant over a frame.
  enum Constant {
    case input(Input.Constant)
    /// A component of the latent vector.
    case latent(Int)
  }

  /// One layer, as offsets into the arrays and rows of the workspace.
  struct LayerStep: Sendable {
    var weights = 0
    var bias = 0
    var codes = 0
    var inputs: Int
    var outputs: Int
    var source = 0
    var target = 0
    var skip = false
  }

  /// The layers that compute one kind of results.
  struct LayerSequence: Sendable {
    fileprivate(set) var steps: [LayerStep]
    /// The number of rows in the workspace.
    fileprivate(set) var rows = 0
  }

  /// The weights of a layer that does not share them with the layer before it.
  struct Matrix: Sendable {
    /// The index of the layer in the network.
    let layer: Int
    /// The number of weights of each neuron of this layer, counting columns that the kernels skip.
    let fanIn: Int
    /// The columns that the kernels multiply: all columns except the constants'.
    let kept: [Int]
    let step: LayerStep
    /// True if the layer's inputs include the constants.
    let seesOutside: Bool
  }

  /// The features of points, those of y alone first: these are constant along a line, and kernels
  /// add them to the biases once per line.
  let features: [ck_feature]
  /// The number of features that depend on y alone.
  let featuresOfY: Int
  /// The constants, in the order of their columns.
  let constants: [Constant]
  /// The columns of the constants in a layer that sees them.
  let constantColumns: [Int]
  /// The length of the latent vector.
  let latent: Int
  let matrices: [Matrix]
  let codes: [UInt8]
  /// The activations of the output layer.
  let outputs: [OutputActivation]
  /// The codes of the activations that are still to be applied to the results: the output layer's
  /// activations for sums, none for channels.
  let pendingCodes: (sums: [UInt8], channels: [UInt8])
  /// The number of weights, including the monitor's.
  let weightCount: Int
  let biasCount: Int
  /// The monitor's layer, the output layer with the monitor, and the weights of the monitor.
  let monitor: (first: LayerStep, last: LayerStep, weights: [Float])
  /// True if no activation jumps, or has corners or slopes that spoil the prediction.
  let isPredictable: Bool
  /// True if an activation has corners, of a kind that prediction copes with.
  let hasKinks: Bool
  /// True if an input has a fold.
  let hasFolds: Bool
  /// True if an input depends on the angle or the logarithm of the distance, which have no value at
  /// the centre.
  let isFineAtCentre: Bool
  /// True if the network makes rounding errors visible whatever its weights are.
  let decidesByRoundings: Bool
  let isEvenInX: Bool
  let isEvenInY: Bool
  private let channels: LayerSequence
  private let sums: LayerSequence
  private let monitoredSums: LayerSequence

  init(_ network: Architecture) {
    var features: [(column: Int, feature: ck_feature, isOfY: Bool)] = []
    var constants: [(column: Int, constant: Constant)] = []
    var columns = 0
    for input in network.inputs {
      for number in input.definition.numbers {
        switch number {
        case .feature(let feature, let parameter):
          let kernel = ck_feature(kind: feature.rawValue, parameter: parameter)
          features.append((columns, kernel, input.variation.isDown))
        case .constant(let constant): constants.append((columns, .input(constant)))
        }
        columns += 1
      }
    }
    constants += (0..<network.latent).map { (columns + $0, .latent($0)) }
    columns += network.latent
    features = features.filter(\.isOfY) + features.filter { !$0.isOfY }
    self.features = features.map(\.feature)
    featuresOfY = features.count(where: \.isOfY)
    let variations = network.inputs.map(\.variation)
    isEvenInX = variations.allSatisfy(\.isEvenInX)
    isEvenInY = variations.allSatisfy(\.isEvenInY)
    isFineAtCentre = variations.contains(where: \.isFineAtCentre)
    hasFolds = variations.contains(where: \.hasFold)
    self.constants = constants.map(\.constant)
    constantColumns = constants.map(\.column)
    latent = network.latent
    outputs = network.outputs
    pendingCodes = (
      network.outputs.map(\.kernelCode), network.outputs.map { _ in UInt8(CK_SUM.rawValue) }
    )
    let graphs = network.layers.flatMap(\.activations).map(\.definition.graph)
    isPredictable = graphs.allSatisfy(\.isPredictable)
    hasKinks = graphs.contains(.cornered)
    decidesByRoundings = network.decidesByRoundings

    var arrays = Arrays()
    for index in 0...network.layers.count {
      arrays.append(
        index, of: network, features: features.map(\.column), outside: columns)
    }
    matrices = arrays.matrices
    channels = LayerSequence(arrays.steps, network, features: features.count, apart: false)
    let last = arrays.steps.count - 1
    // The codes of sums follow those of the outputs, and there is one more for the monitor.
    let sumCodes = arrays.codes.count
    codes =
      arrays.codes
      + [UInt8](repeating: UInt8(CK_SUM.rawValue), count: network.outputs.count + 1)
    var sums = channels
    sums.steps[last].codes = sumCodes
    self.sums = sums

    var monitored = LayerSequence(arrays.steps, network, features: features.count, apart: true)
    monitor = monitored.appendMonitor(
      network, features: features.count, weights: arrays.weightCount, bias: arrays.biasCount,
      codes: sumCodes)
    monitoredSums = monitored
    weightCount = monitor.last.weights + monitor.last.inputs * monitor.last.outputs
    // Two more biases, both zero: the monitor's in the output layer, after that layer's own, and
    // its own layer's.
    biasCount = arrays.biasCount + 2
  }

  /// Returns the layers that compute `results`.
  func course(_ results: Results) -> LayerSequence {
    switch results {
    case .channels: channels
    case .sums: sums
    case .monitoredSums: monitoredSums
    }
  }

  /// The layers of a network in sequence, while they are laid out.
  private struct Arrays {
    var steps: [LayerStep] = []
    var matrices: [Matrix] = []
    var codes: [UInt8] = []
    var weightCount = 0
    var biasCount = 0

    mutating func append(_ index: Int, of network: Architecture, features: [Int], outside: Int) {
      let outputs = network.width(ofLayer: index)
      if network.sharesMatrixBefore(layer: index), let step = steps.last {
        steps.append(step)
      } else {
        let seesOutside = index == 0 || network.wiring == .dense
        let fanIn = network.fanIn(ofLayer: index)
        let kept = seesOutside ? features + (outside..<fanIn) : Array(0..<fanIn)
        let step = LayerStep(
          weights: weightCount, bias: biasCount, inputs: kept.count, outputs: outputs)
        steps.append(step)
        matrices.append(
          Matrix(layer: index, fanIn: fanIn, kept: kept, step: step, seesOutside: seesOutside))
        weightCount += kept.count * outputs
        biasCount += outputs
      }
      steps[index].codes = codes.count
      steps[index].skip =
        network.wiring == .residual && index > 0 && index < network.layers.count
        && steps[index].inputs == steps[index].outputs
      codes +=
        index < network.layers.count
        ? (0..<outputs).map { network.layers[index].activation(of: $0).kernelCode }
        : network.outputs.map(\.kernelCode)
    }
  }
}

extension NetworkLayout.LayerSequence {
  /// Assigns rows to each layer. Dense networks keep all rows for later layers; others alternate
  /// between two sets of rows, unless all rows are kept `apart`.
  fileprivate init(
    _ steps: [NetworkLayout.LayerStep], _ network: Architecture, features: Int, apart: Bool
  ) {
    self.init(steps: steps)
    let widest = steps.reduce(0) { max($0, $1.outputs) }
    var next = features
    for index in steps.indices {
      if network.wiring != .dense {
        self.steps[index].source = index == 0 ? 0 : self.steps[index - 1].target
      }
      if network.wiring == .dense || apart {
        self.steps[index].target = next
        next += steps[index].outputs
      } else {
        self.steps[index].target = features + (index % 2) * widest
      }
      rows = max(rows, self.steps[index].target + steps[index].outputs)
    }
  }

  /// Adds the monitor as one more output: the sum of all hidden neurons whose activation is
  /// bounded, each with a sign of its own.
  ///
  /// A layer of one neuron computes it just before the output layer, which copies it, so that the
  /// channels need no weights for every hidden row. Its weights, biases and codes begin where the
  /// network's end.
  fileprivate mutating func appendMonitor(
    _ network: Architecture, features: Int, weights: Int, bias: Int, codes: Int
  ) -> (first: NetworkLayout.LayerStep, last: NetworkLayout.LayerStep, weights: [Float]) {
    var output = steps.removeLast()
    let first = network.wiring == .dense || steps.isEmpty ? 0 : features
    var signs = [Float](repeating: 0, count: features - first)
    for (index, step) in steps.enumerated() {
      for neuron in 0..<step.outputs {
        let activation = network.layers[index].activation(of: neuron)
        let sign: Float = (neuron &* 7 &+ index &* 3 &+ neuron / 3) & 1 == 0 ? 1 : -1
        signs.append(activation.definition.isBounded ? sign : 0)
      }
    }
    let monitor = NetworkLayout.LayerStep(
      weights: weights, bias: bias + 1, codes: codes, inputs: signs.count, outputs: 1,
      source: first, target: output.target)
    output.weights = weights + signs.count
    output.codes = codes
    output.inputs += 1
    output.target += 1
    output.outputs += 1
    steps += [monitor, output]
    rows = max(rows, output.target + output.outputs)
    return (monitor, output, signs)
  }
}
