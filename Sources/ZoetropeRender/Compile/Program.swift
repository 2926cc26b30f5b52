internal import CPPN
internal import CPPNKernels

/// A network at one instant, laid out for the kernels: all that is constant over a frame is in the
/// biases, and every layer has its rows of the workspace.
///
/// Everything but the biases and the domain is shared with other frames. Pointers are made when a
/// strip is painted.
struct Program: Sendable {
  private let layout: NetworkLayout
  private let packed: PackedWeights
  private let biases: Biases
  private let domain: KernelDomain
  private var results = NetworkLayout.Results.sums
  /// True if the kernels compute in double precision, from the places to the results.
  private(set) var isPrecise = false

  /// Creates the program that gives the sums of a network with these weights, at a `latent` vector
  /// and a `phase`, over points mapped by `domain`.
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
  /// Returns this program in double precision.
  var inDoublePrecision: Program {
    var program = self
    program.isPrecise = true
    return program
  }

  /// Returns this program with other results.
  func giving(_ results: NetworkLayout.Results) -> Program {
    var program = self
    program.results = results
    return program
  }

  /// Returns this program with the channels as results.
  var givingChannels: Program { giving(.channels) }

  /// The codes of the activations that are still to be applied to the results; see `NetworkLayout`.
  var pendingCodes: [UInt8] {
    results == .channels ? layout.pendingCodes.channels : layout.pendingCodes.sums
  }

  /// True if the network makes rounding errors visible whatever its weights are.
  var decidesByRoundings: Bool { layout.decidesByRoundings }
  /// True if values between evaluated places can be predicted, and prediction errors found: no
  /// activation jumps, or has corners or slopes that spoil the prediction.
  var isSmooth: Bool { layout.isPredictable && domain.isPredictable }
  /// True if an activation has corners, of a kind that prediction copes with.
  var hasKinks: Bool { layout.hasKinks }
  /// True if an input or the symmetry has a fold: pictures have corners along it.
  var hasFolds: Bool { domain.hasFolds || layout.hasFolds }
  /// True if pictures have ever finer detail towards the centre: there angles and logarithms pass
  /// through their whole range within a pixel.
  var isFineAtCentre: Bool { domain.isFineAtCentre || layout.isFineAtCentre }
  /// True if the sign of x changes nothing.
  var isEvenInX: Bool { domain.mirrorsX || domain.keepsSigns && layout.isEvenInX }
  /// True if the sign of y changes nothing.
  var isEvenInY: Bool { domain.mirrorsY || domain.keepsSigns && layout.isEvenInY }

  /// Calls `body` with the program as the kernels read it; the pointer is valid only inside the
  /// call.
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
                    // A layer of nothing but constants has no weights; its pointer is past the end
                    // and never read.
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
