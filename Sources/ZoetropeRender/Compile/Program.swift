internal import CPPN
internal import CPPNKernels

/// A network at one instant, laid out for the kernels: what is constant over a frame is in the
/// biases, and every layer knows the rows of the workspace that it reads and writes.
///
/// All but the biases and the domain is shared with other frames; pointers are made when a strip is
/// painted.
struct Program: Sendable {
  private let layout: NetworkLayout
  private let packed: PackedWeights
  private let biases: Biases
  private let domain: KernelDomain
  private var results = NetworkLayout.Results.sums
  /// Whether the kernels compute in double precision, from the places to the results.
  private(set) var isPrecise = false

  /// Lays out a network with these weights, giving its sums, at this `latent` vector and `phase`, over the points that
  /// `domain` makes.
  init(
    _ layout: NetworkLayout, _ packed: PackedWeights, latent: [Double],
    phase: Double, domain: KernelDomain
  ) {
    self.layout = layout
    self.packed = packed
    self.domain = domain
    biases = Biases(layout, packed, latent: latent, phase: phase)
  }
}

extension Program {
  /// The same, computed in double precision.
  var inDoublePrecision: Program {
    var program = self
    program.isPrecise = true
    return program
  }

  /// The same, giving something else.
  func giving(_ results: NetworkLayout.Results) -> Program {
    var program = self
    program.results = results
    return program
  }

  /// The same, giving the channels.
  var givingChannels: Program { giving(.channels) }

  /// What is to be done to what comes out: the output layer's activations, or nothing.
  var pendingCodes: [UInt8] {
    results == .channels ? layout.pendingCodes.channels : layout.pendingCodes.sums
  }

  /// Whether a network shows roundings whatever its weights are.
  var decidesByRoundings: Bool { layout.decidesByRoundings }
  /// Whether no activation jumps, or has corners or slopes without bound: then what lies between
  /// places that were asked can be foretold, and told when it cannot.
  var isSmooth: Bool { layout.isPredictable && domain.isPredictable }
  /// Whether an activation has corners all the same.
  var hasKinks: Bool { layout.hasKinks }
  /// Whether what the network is told of points has a fold: pictures have corners along it.
  var hasFolds: Bool { domain.hasFolds || layout.hasFolds }
  /// Whether pictures have ever finer detail towards the centre: angles turn and logarithms fall there
  /// within a pixel.
  var isFineAtCentre: Bool { domain.isFineAtCentre || layout.isFineAtCentre }
  /// Whether the sign of x changes nothing.
  var isEvenInX: Bool { domain.mirrorsX || domain.keepsSigns && layout.isEvenInX }
  /// Whether the sign of y changes nothing.
  var isEvenInY: Bool { domain.mirrorsY || domain.keepsSigns && layout.isEvenInY }

  /// Calls `body` with the program as the kernels read it, valid inside the call only.
  func withNetwork(_ body: (UnsafePointer<ck_network>) -> Void) {
    let course = layout.course(results)
    withUnsafeTemporaryAllocation(of: ck_layer.self, capacity: course.steps.count) { layers in
      packed.weights.withUnsafeBufferPointer { weights in
        biases.rounded.withUnsafeBufferPointer { biases in
          self.biases.precise.withUnsafeBufferPointer { preciseBiases in
            layout.codes.withUnsafeBufferPointer { codes in
              for (index, step) in course.steps.enumerated() {
                layers.initializeElement(
                  at: index,
                  to: ck_layer(
                    // A layer of nothing but constants has no weights: a pointer past none is never
                    // read.
                    weights: weights.baseAddress.map { $0 + step.weights },
                    bias: biases.baseAddress.map { $0 + step.bias },
                    precise_bias: preciseBiases.baseAddress.map { $0 + step.bias },
                    activation: codes.baseAddress.map { $0 + step.codes },
                    inputs: UInt32(step.inputs), outputs: UInt32(step.outputs),
                    source: UInt32(step.source), target: UInt32(step.target),
                    skip: step.skip ? 1 : 0, folded: 0))
              }
              layout.features.withUnsafeBufferPointer { features in
                domain.withKernel { domain in
                  withUnsafePointer(
                    to: ck_network(
                      features: features.baseAddress, feature_count: UInt32(features.count),
                      of_y: UInt32(layout.featuresOfY),
                      layers: layers.baseAddress, layer_count: UInt32(layers.count),
                      rows: UInt32(course.rows), domain: domain, precise: isPrecise ? 1 : 0), body)
                }
              }
            }
          }
        }
      }
    }
  }
}
