internal import CPPN
internal import CPPNKernels

/// A network at one instant, laid out for the kernels. The biases include all inputs that are
/// constant over a frame, and rows of the workspace are assigned to every layer.
///
/// Frames with equal weights share everything except the biases and the domain. The kernels'
/// pointers are made when a strip is painted.
struct Program: Sendable {
  private let layout: NetworkLayout
  private let packed: PackedWeights
  private let biases: Biases
  private let domain: KernelDomain
  private var results = NetworkLayout.Results.sums
  /// True if the kernels compute in double precision, from the points to the results.
  private(set) var isPrecise = false
  /// The number of first channels of which the kernels also compute the derivatives, by the pixel's
  /// column and row.
  private(set) var gradients = 0
  /// The number of first channels that the kernels write.
  private var kept: Int
  /// The number of times that points are moved by the results before they are evaluated, and the
  /// distance in field units.
  private var warps = 0
  private var warp = 0.0

  /// Creates the program that computes the output layer's sums, in single precision. `latent` and
  /// `phase`, in turns, are the values of the inputs that are constant over a frame. `domain` maps
  /// the points.
  init(
    _ layout: NetworkLayout, _ packed: PackedWeights, latent: [Double],
    phase: Double, domain: KernelDomain
  ) {
    self.layout = layout
    self.packed = packed
    self.domain = domain
    kept = layout.outputs.count
    biases = Biases(layout, packed, latent: latent, phase: phase)
  }
}

extension Program {
  /// This program in double precision.
  var inDoublePrecision: Program {
    var program = self
    program.isPrecise = true
    return program
  }

  /// Returns this program with its first channels only, and the monitor if the results include it.
  func keeping(_ channels: Int) -> Program {
    var program = self
    program.kept = min(channels, layout.outputs.count)
    program.gradients = min(gradients, program.kept)
    return program
  }

  /// Returns this program with the derivatives of its first channels, but not the monitor's.
  ///
  /// The kernels then write the values of the channels with derivatives, next their derivatives by
  /// the pixel's column, then those by its row, after these the values of the other channels, and
  /// last the monitor, if the results include it.
  ///
  /// - Parameter channels: the number of channels with derivatives; nil for all.
  func withGradients(of channels: Int? = nil) -> Program {
    var program = self
    program.gradients = min(channels ?? kept, kept)
    return program
  }

  /// The number of rows that the kernels write for channels and their derivatives, without the
  /// monitor.
  var rowsOfChannels: Int { 2 * gradients + kept }

  /// Returns this program at points that are moved by the second and third result, `times` times; the
  /// k-th time by k times `distance`, in field units. The network must have three channels.
  func warped(by distance: Double, times: Int) -> Program {
    var program = self
    (program.warp, program.warps) = (distance, times)
    return program
  }

  /// Returns this program with `results` as its results.
  func giving(_ results: NetworkLayout.Results) -> Program {
    var program = self
    program.results = results
    return program
  }

  /// This program with the channels as its results. Points are moved by sums, so that programs that
  /// move them keep the sums.
  var givingChannels: Program { warps == 0 ? giving(.channels) : self }

  /// The kernel codes of the activations that turn the results into channels. If the results are
  /// channels, these codes leave them unchanged.
  var pendingCodes: [UInt8] {
    let codes = results == .channels ? layout.pendingCodes.channels : layout.pendingCodes.sums
    return Array(codes.prefix(kept))
  }

  /// True if the activation `step` in a later layer can make rounding errors visible, whatever the
  /// weights are; see `Architecture.decidesByRoundings`.
  var decidesByRoundings: Bool { layout.decidesByRoundings }
  /// True if values between evaluated points can be predicted and their errors estimated. All
  /// activations must be predictable, and so must the domain.
  var isSmooth: Bool { layout.isPredictable && domain.isPredictable }
  /// True if an activation has corners at which prediction errors can still be estimated.
  var hasKinks: Bool { layout.hasKinks }
  /// True if an input or the symmetry folds the plane. Pictures have corners along such folds.
  var hasFolds: Bool { domain.hasFolds || layout.hasFolds }
  /// True if pictures may have ever finer detail towards the centre, because of the domain or of an
  /// input that is an angle or a logarithm of the distance.
  var isFineAtCentre: Bool { domain.isFineAtCentre || layout.isFineAtCentre }
  /// True if the sign of x does not change the results.
  var isEvenInX: Bool { warps == 0 && (domain.mirrorsX || domain.keepsSigns && layout.isEvenInX) }
  /// True if the sign of y does not change the results.
  var isEvenInY: Bool { warps == 0 && (domain.mirrorsY || domain.keepsSigns && layout.isEvenInY) }

  /// Calls `body` with the program in the kernels' form; the pointer is valid only inside the call.
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
                  layout.shape.withKernel { shape in
                    withUnsafePointer(
                      to: ck_network(
                        features: features.baseAddress, feature_count: UInt32(features.count),
                        of_y: UInt32(layout.featuresOfY),
                        layers: layers.baseAddress, layer_count: UInt32(layers.count),
                        rows: UInt32(course.rows), domain: domain, precise: isPrecise ? 1 : 0,
                        gradients: UInt32(gradients), kept: UInt32(kept),
                        left_out: UInt32(layout.outputs.count - kept),
                        warps: UInt32(clamping: warps), shape: shape, warp: warp), body)
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
