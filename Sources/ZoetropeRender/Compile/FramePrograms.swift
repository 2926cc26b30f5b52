internal import CPPN
internal import CPPNKernels

/// The network at one instant in the forms that painting takes.
struct FramePrograms: Sendable {
  /// The channels: what is painted.
  private(set) var channels: Program
  /// What painting adaptively takes besides; nil where every pixel is asked.
  private(set) var interpolation: Interpolation?

  /// What is interpolated, and how exactly.
  struct Interpolation: Sendable {
    /// The channels' sums, and the sums and the watch.
    fileprivate(set) var sums: Program
    fileprivate var watched: Program
    /// How exactly sums must be known.
    let sensitivity: Sensitivity
  }

  /// - Parameters:
  ///   - single: the network in single precision.
  ///   - sampling: `adaptive` interpolates only networks that are smooth.
  ///   - sensitivity: what the colouring makes of sums, asked where sums are interpolated.
  init(
    _ single: Program, sampling: Sampling, precision: Precision, trial: PrecisionTrial,
    sensitivity: () -> Sensitivity
  ) {
    let isPrecise =
      switch precision {
      case .asNeeded: single.decidesByRoundings || trial.fails(single)
      case .single: false
      case .double: true
      }
    channels = isPrecise ? single.inDoublePrecision : single
    // Networks that magnify differences so much that they need double precision show noise, or sums
    // that a float cannot hold: nothing there can be foretold.
    guard sampling == .adaptive && channels.isSmooth && !isPrecise else {
      interpolation = nil
      return
    }
    interpolation = Interpolation(
      sums: single.giving(.sums), watched: single.giving(.watchedSums),
      sensitivity: sensitivity())
  }

  /// Gives the memory of the biases away.
  mutating func takeBiases() -> Biases {
    _ = interpolation?.sums.takeBiases()
    _ = interpolation?.watched.takeBiases()
    return channels.takeBiases()
  }

  /// Calls `body` with all three as the kernels read them, valid inside the call only.
  func withNetworks(
    _ interpolation: Interpolation,
    _ body: (
      _ channels: UnsafePointer<ck_network>, _ sums: UnsafePointer<ck_network>,
      _ watched: UnsafePointer<ck_network>
    ) -> Void
  ) {
    channels.withNetwork { channels in
      interpolation.sums.withNetwork { sums in
        interpolation.watched.withNetwork { watched in body(channels, sums, watched) }
      }
    }
  }
}
