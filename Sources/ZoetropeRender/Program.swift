internal import CPPN
internal import CPPNKernels

/// A network at one instant, laid out for the kernels: what is constant over a frame is in the
/// biases, and every layer knows the rows of the workspace that it reads and writes.
///
/// Everything is in flat arrays, so that a program is a plain value; pointers are made from them
/// when a strip is painted.
struct Program: Sendable {
  /// What comes out.
  enum Results {
    /// The network's channels.
    case channels
    /// The output layer's sums, without its activations.
    case sums
    /// The sums, and after them the watch: a number that jumps wherever a hidden neuron does.
    case watchedSums
  }

  /// One layer, as offsets into the arrays below and rows of the workspace.
  struct Step: Hashable, Sendable {
    var weights: Int
    var bias: Int
    var codes: Int
    var inputs: Int
    var outputs: Int
    var source: Int
    var target: Int
    var skip = false
  }

  /// What one of the numbers that come from outside is, point by point or all over the frame.
  private enum Column {
    case feature(kind: ck_feature_kind, parameter: Double)
    case constant(Double)

    /// Whether it is a feature of y alone.
    var isOfY: Bool {
      guard case .feature(let kind, _) = self else { return false }
      return Program.isOfY(kind.rawValue)
    }
  }

  private(set) var kinds: [UInt32] = []
  private(set) var parameters: [Double] = []
  private(set) var weights: [Float] = []
  private(set) var biases: [Float] = []
  /// The biases before they are rounded.
  private(set) var preciseBiases: [Double] = []
  private(set) var codes: [UInt8] = []
  private(set) var steps: [Step] = []
  /// How many rows the workspace has.
  private(set) var rows = 0
  private let domain: KernelDomain
  /// Whether the kernels compute in double precision, from the places to the results.
  private(set) var isPrecise = false
  /// How many channels come out.
  var channels: Int { outputs.count }
  /// What the output layer makes of its sums.
  let outputs: [OutputActivation]
  /// Whether no activation jumps, or has corners or slopes without bound: then what lies between
  /// places that were asked can be foretold, and told when it cannot.
  let isSmooth: Bool
  /// Whether an activation has corners all the same.
  let hasKinks: Bool
  /// Whether what the network is told of points has a fold: pictures have corners along it.
  let hasFolds: Bool

  /// Lays out `network` with these weights (gain applied), at this `latent` vector and `phase`, over
  /// the points that `domain` makes.
  init(
    _ network: Architecture, weights: Weights, latent: [Double], phase: Double, domain: Domain,
    giving results: Results = .channels
  ) {
    self.domain = KernelDomain(domain)
    outputs = network.outputs
    let activations = network.layers.flatMap(\.activations)
    isSmooth = activations.allSatisfy(\.isForeseeable) && self.domain.isForeseeable
    hasKinks = activations.contains(where: \.hasKinks)
    hasFolds =
      domain.symmetry.hasKinks || network.inputs.contains(.absX) || network.inputs.contains(.absY)
    let outside =
      network.inputs.flatMap { Self.columns(of: $0, phase: phase) }
      + latent.map { .constant(Activation.clamped($0)) }
    for case .feature(let kind, let parameter) in Self.sorted(outside).map({ outside[$0] }) {
      kinds.append(kind.rawValue)
      parameters.append(parameter)
    }
    for index in 0...network.layers.count {
      if network.sharesMatrixBefore(layer: index) {
        steps.append(steps[index - 1])
      } else {
        append(
          weights.layers[index], outside: network.seesOutside(layer: index) ? outside : [])
      }
      steps[index].codes = codes.count
      codes += Self.codes(ofLayer: index, in: network)
      steps[index].skip =
        network.wiring == .residual && index > 0 && index < network.layers.count
        && steps[index].inputs == steps[index].outputs
    }
    layOutRows(network, apart: results == .watchedSums)
    if results != .channels {
      for i in codes.count - outputs.count..<codes.count { codes[i] = Self.sum }
    }
    if results == .watchedSums { appendWatch(network) }
    packWeights()
  }

  private static let sum = UInt8(CK_SUM.rawValue)

  /// The places of columns, those of features of y alone first: along a line they are constants, and
  /// kernels add them to the biases once.
  private static func sorted(_ outside: [Column]) -> [Int] {
    outside.indices.filter { outside[$0].isOfY } + outside.indices.filter { !outside[$0].isOfY }
  }

  /// Adds a layer's numbers, the columns of constants folded into the biases: in double precision,
  /// column after column, rounded once (for precise programs not at all).
  private mutating func append(_ layer: Weights.Layer, outside: [Column]) {
    let features = Self.sorted(outside).filter { index in
      if case .constant = outside[index] { false } else { true }
    }
    let kept = features + (outside.count..<layer.fanIn)
    steps.append(
      Step(
        weights: weights.count, bias: biases.count, codes: 0, inputs: kept.count,
        outputs: layer.bias.count, source: 0, target: 0))
    for (neuron, bias) in layer.bias.enumerated() {
      let row = layer.matrix[neuron * layer.fanIn..<(neuron + 1) * layer.fanIn]
      for index in kept { weights.append(row[row.startIndex + index]) }
      var sum = Double(bias)
      for case (let index, .constant(let value)) in outside.enumerated() {
        sum += Double(row[row.startIndex + index]) * value
      }
      preciseBiases.append(Activation.clamped(sum))
      biases.append(Float(Activation.clamped(sum)))
    }
  }

  /// Puts each layer's weights in the order that the kernels read them in; layers that share a
  /// matrix share it still.
  private mutating func packWeights() {
    let rowByRow = weights
    var packed: Set<Int> = []
    for step in steps where step.inputs > 0 && packed.insert(step.weights).inserted {
      let range = step.weights..<step.weights + step.inputs * step.outputs
      rowByRow[range].withUnsafeBufferPointer { source in
        weights[range].withUnsafeMutableBufferPointer { target in
          ck_pack_weights(
            source.baseAddress, UInt32(step.inputs), UInt32(step.outputs), target.baseAddress)
        }
      }
    }
  }

  /// Gives each layer its rows. Dense networks keep every row for those to come; the others write to
  /// two sets of rows in turn.
  private mutating func layOutRows(_ network: Architecture, apart: Bool) {
    let features = kinds.count
    let widest = steps.reduce(0) { max($0, $1.outputs) }
    var next = features
    for index in steps.indices {
      if network.wiring == .dense || apart {
        if network.wiring != .dense {
          steps[index].source = index == 0 ? 0 : steps[index - 1].target
        }
        steps[index].target = next
        next += steps[index].outputs
      } else {
        steps[index].source = index == 0 ? 0 : steps[index - 1].target
        steps[index].target = features + (index % 2) * widest
      }
      rows = max(rows, steps[index].target + steps[index].outputs)
    }
  }

  /// Adds the watch as one more output: the sum of all hidden neurons, each taken with a sign of its
  /// own. A layer of one neuron makes it just before the output layer, which copies it: so the
  /// channels are not asked about every hidden row.
  private mutating func appendWatch(_ network: Architecture) {
    guard var output = steps.popLast() else { return }
    let first = network.wiring == .dense || steps.isEmpty ? 0 : kinds.count
    var watch = Step(
      weights: weights.count, bias: biases.count, codes: codes.count, inputs: output.target - first,
      outputs: 1, source: first, target: output.target)
    weights += [Float](repeating: 0, count: kinds.count - first)
    for (index, step) in steps.enumerated() {
      for neuron in 0..<step.outputs {
        let activation = network.layers[index].activation(of: neuron)
        let sign: Float = (neuron &* 7 &+ index &* 3 &+ neuron / 3) & 1 == 0 ? 1 : -1
        weights.append(activation.isBounded ? sign : 0)
      }
    }
    let start = weights.count
    for neuron in 0..<output.outputs {
      let row = output.weights + neuron * output.inputs
      for index in row..<row + output.inputs { weights.append(weights[index]) }
      weights.append(0)
    }
    weights += [Float](repeating: 0, count: output.inputs) + [1]
    // One zero after those of the output layer, which is the watch's there, and its own.
    preciseBiases += [0, 0]
    biases += [0, 0]
    codes += [Self.sum, Self.sum]
    watch.bias += 1
    watch.codes += 1
    output.weights = start
    output.inputs += 1
    output.target += 1
    output.outputs += 1
    steps += [watch, output]
    rows = max(rows, output.target + output.outputs)
  }

  private static func columns(of input: Input, phase: Double) -> [Column] {
    func pair(_ cosine: ck_feature_kind, _ sine: ck_feature_kind, _ parameter: Double) -> [Column] {
      [.feature(kind: cosine, parameter: parameter), .feature(kind: sine, parameter: parameter)]
    }
    switch input {
    case .x: return [.feature(kind: CK_X, parameter: 0)]
    case .y: return [.feature(kind: CK_Y, parameter: 0)]
    case .r: return [.feature(kind: CK_R, parameter: 0)]
    case .absX: return [.feature(kind: CK_ABS_X, parameter: 0)]
    case .absY: return [.feature(kind: CK_ABS_Y, parameter: 0)]
    case .theta(let harmonic): return pair(CK_COS_THETA, CK_SIN_THETA, Double(harmonic))
    case .logR(let frequency): return pair(CK_COS_LOG_R, CK_SIN_LOG_R, frequency)
    case .tileX(let period): return pair(CK_COS_X, CK_SIN_X, period)
    case .tileY(let period): return pair(CK_COS_Y, CK_SIN_Y, period)
    case .time:
      // Whole turns come out first, so that one more of them changes nothing at all.
      let (sine, cosine) = PortableMath.sineAndCosine(2 * .pi * phase.remainder(dividingBy: 1))
      return [.constant(cosine), .constant(sine)]
    case .bias: return [.constant(1)]
    }
  }

  private static func codes(ofLayer index: Int, in network: Architecture) -> [UInt8] {
    guard index < network.layers.count else {
      return network.outputs.map(\.kernelCode)
    }
    let layer = network.layers[index]
    return (0..<layer.width).map { layer.activation(of: $0).kernelCode }
  }
}

extension Architecture {
  /// Whether a weight layer is given the features and `z`.
  fileprivate func seesOutside(layer index: Int) -> Bool { index == 0 || wiring == .dense }
}

extension Program {
  /// The same, computed in double precision.
  var inDoublePrecision: Program {
    var program = self
    program.isPrecise = true
    return program
  }

  /// Calls `body` with the program as the kernels read it, valid inside the call only.
  func withNetwork(_ body: (UnsafePointer<ck_network>) -> Void) {
    let features = zip(kinds, parameters).map { ck_feature(kind: $0, parameter: $1) }
    weights.withUnsafeBufferPointer { weights in
      biases.withUnsafeBufferPointer { biases in
        preciseBiases.withUnsafeBufferPointer { preciseBiases in
          codes.withUnsafeBufferPointer { codes in
            let layers = steps.map { step in
              // A layer of nothing but constants has no weights: a pointer past none is never read.
              ck_layer(
                weights: weights.baseAddress.map { $0 + step.weights },
                bias: biases.baseAddress.map { $0 + step.bias },
                precise_bias: preciseBiases.baseAddress.map { $0 + step.bias },
                activation: codes.baseAddress.map { $0 + step.codes },
                inputs: UInt32(step.inputs), outputs: UInt32(step.outputs),
                source: UInt32(step.source), target: UInt32(step.target), skip: step.skip ? 1 : 0,
                folded: 0)
            }
            layers.withUnsafeBufferPointer { layers in
              features.withUnsafeBufferPointer { features in
                domain.withKernel { domain in
                  withUnsafePointer(
                    to: ck_network(
                      features: features.baseAddress, feature_count: UInt32(features.count),
                      of_y: UInt32(kinds.count(where: Self.isOfY)),
                      layers: layers.baseAddress, layer_count: UInt32(layers.count),
                      rows: UInt32(rows), domain: domain, precise: isPrecise ? 1 : 0), body)
                }
              }
            }
          }
        }
      }
    }
  }
}

extension Program {
  /// Whether the sign of x changes nothing.
  var isEvenInX: Bool {
    domain.mirrorsX
      || domain.keepsSigns
        && kinds.allSatisfy { Self.evenInBoth.contains($0) || Self.ofY.contains($0) }
  }
  /// Whether the sign of y changes nothing.
  var isEvenInY: Bool {
    domain.mirrorsY
      || domain.keepsSigns
        && kinds.allSatisfy { Self.evenInBoth.contains($0) || Self.ofX.contains($0) }
  }

  /// Whether a feature sees y alone, which |y| does too.
  fileprivate static func isOfY(_ kind: UInt32) -> Bool {
    ofY.contains(kind) || kind == CK_ABS_Y.rawValue
  }

  private static let ofX = [CK_X, CK_COS_X, CK_SIN_X].map(\.rawValue)
  private static let ofY = [CK_Y, CK_COS_Y, CK_SIN_Y].map(\.rawValue)
  private static let evenInBoth = [CK_R, CK_ABS_X, CK_ABS_Y, CK_COS_LOG_R, CK_SIN_LOG_R].map(
    \.rawValue)
}

extension Activation {
  fileprivate var isForeseeable: Bool {
    switch self {
    case .relu, .leakyRelu, .abs, .square, .step: false
    case .tanh, .sigmoid, .sin, .cos, .gaussian, .elu, .softplus, .identity, .triangle, .sinc,
      .atan:
      true
    }
  }

  fileprivate var hasKinks: Bool { self == .triangle || self == .elu }

  fileprivate var isBounded: Bool {
    switch self {
    case .tanh, .sigmoid, .sin, .cos, .gaussian, .step, .triangle, .sinc, .atan: true
    case .relu, .leakyRelu, .elu, .softplus, .abs, .square, .identity: false
    }
  }
}
