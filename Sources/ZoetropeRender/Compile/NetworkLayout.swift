internal import CPPN
internal import CPPNKernels
internal import KernelMath

/// The layout of a network in the kernels' arrays. It does not depend on the weights, and is made
/// once for a film.
///
/// All kinds of `Results` share one array of weights, one of biases and one of activation codes.
/// Each kind has its own `LayerSequence`, with the offsets of its layers in these arrays.
final class NetworkLayout: Sendable {
  /// The kind of values that the kernels compute for each point.
  enum Results {
    /// The network's channels.
    case channels
    /// The output layer's sums, before its activations.
    case sums
    /// The output layer's sums and, after them, the monitor.
    case monitoredSums
  }

  /// An input number that is constant over a frame.
  enum Constant {
    case input(Input.Constant)
    /// A component of the latent vector.
    case latent(Int)
  }

  /// One layer: its offsets in the arrays, the numbers of its inputs and outputs, and the first
  /// rows of the workspace that it reads (`source`) and writes (`target`). If `skip` is true, the
  /// layer adds its inputs to its outputs.
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

  /// The layers that compute one kind of results, in order.
  struct LayerSequence: Sendable {
    fileprivate(set) var steps: [LayerStep]
    /// The number of rows of the workspace that the layers need.
    fileprivate(set) var rows = 0
  }

  /// The weights of a layer. Layers that share the weights of the layer before them have no matrix
  /// of their own.
  struct Matrix: Sendable {
    /// The index of the layer in the network.
    let layer: Int
    /// The number of weights of each neuron of this layer, including those of the constants.
    let fanIn: Int
    /// The columns that the kernels multiply, in the kernels' order: all columns except those of
    /// the constants.
    let kept: [Int]
    let step: LayerStep
    /// True if the layer's inputs include the constants.
    let seesOutside: Bool
  }

  /// The features of a point. Those that depend on y alone come first: along a line on which y is
  /// constant, the kernels add them to the biases once for the whole line.
  let features: [ck_feature]
  /// The number of features that depend on y alone.
  let featuresOfY: Int
  /// The form that the input `shape` sees.
  let shape: ShapeGrid?
  /// The inputs that are constant over a frame, in the order of their columns.
  let constants: [Constant]
  /// The columns of the weights that belong to the constants, in layers whose inputs include the
  /// constants.
  let constantColumns: [Int]
  /// The length of the latent vector.
  let latent: Int
  let matrices: [Matrix]
  let codes: [UInt8]
  /// The activations of the output layer.
  let outputs: [OutputActivation]
  /// The kernel codes of the activations that are still to be applied to the results: those of the
  /// output layer for sums, and codes that change nothing for channels.
  let pendingCodes: (sums: [UInt8], channels: [UInt8])
  /// The number of weights that kernels use: all weights except those of the constants. It includes
  /// the weights of the monitor's layer and of the output layer that includes the monitor.
  let weightCount: Int
  let biasCount: Int
  /// The monitor's layer, the output layer that includes the monitor, and the weights of the
  /// monitor's layer.
  let monitor: (first: LayerStep, last: LayerStep, weights: [Float])
  /// True if no activation jumps, has an unbounded slope, or has corners at which prediction errors
  /// cannot be estimated.
  let isPredictable: Bool
  /// True if an activation has corners at which prediction errors can still be estimated.
  let hasKinks: Bool
  /// True if an input has a corner along a line, as |x| has.
  let hasFolds: Bool
  /// True if an input depends on the angle or on the logarithm of the distance, which have no value
  /// at the centre.
  let isFineAtCentre: Bool
  /// True if the activation `step` in a later layer can make rounding errors visible, whatever the
  /// weights are; see `Architecture.decidesByRoundings`.
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
    shape = network.inputs.contains(.shape) ? network.shape : nil
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
    // The codes of sums follow those of the outputs. One more code is the monitor's.
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
    // Two more biases, both 0: the monitor's bias in the output layer, which follows that layer's
    // own biases, and the bias of the monitor's own layer.
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

  /// The arrays of a layout while it is made, and the layers that they contain so far.
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
  /// Assigns rows of the workspace to each layer. In dense networks, or if `apart` is true, every
  /// layer has rows of its own. Otherwise the layers use two sets of rows alternately.
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

  /// Adds the monitor as one more output: the sum of all hidden neurons with bounded activations,
  /// each multiplied by 1 or -1.
  ///
  /// The signs are a fixed pattern that looks irregular, so that neurons whose jumps cancel in the
  /// outputs' sums seldom cancel in the monitor too. With all signs 1, the random networks of
  /// `AdaptiveTests` had as small errors, but its line that hides between evaluated points was off
  /// by 179 levels.
  ///
  /// A layer of one neuron, just before the output layer, computes the monitor, and the output
  /// layer copies it. Without this layer, every output would need a weight for each neuron of all
  /// hidden layers. `weights`, `bias` and `codes` are the offsets of the first free places in the
  /// arrays. Returns the monitor's layer, the output layer that includes the monitor, and the
  /// weights of the monitor's layer.
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
