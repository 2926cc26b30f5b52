internal import CPPN
internal import CPPNKernels

/// The network at one instant in the forms that painting takes.
struct FramePrograms: Sendable {
  /// The channels: what is painted.
  let channels: Program
  /// What painting adaptively takes besides; nil where every pixel is asked.
  let interpolation: Interpolation?

  /// What is interpolated, and how exactly.
  struct Interpolation: Sendable {
    /// The channels' sums, and the sums and the watch.
    fileprivate let sums: Program
    fileprivate let watched: Program
    /// How exactly sums must be known.
    let sensitivity: Sensitivity
  }

  /// - Parameter sampling: `adaptive` interpolates only networks that are smooth.
  init(
    _ network: Architecture, weights: Weights, latent: [Double], phase: Double, domain: Domain,
    colouring: ColourRow, sampling: Sampling, precision: Precision, trial: PrecisionTrial
  ) {
    func program(_ results: Program.Results) -> Program {
      Program(
        network, weights: weights, latent: latent, phase: phase, domain: domain, giving: results)
    }
    let single = program(.channels)
    let isPrecise =
      switch precision {
      case .asNeeded: network.decidesByRoundings || trial.fails(single)
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
      sums: program(.sums), watched: program(.watchedSums),
      sensitivity: Sensitivity(colouring, outputs: network.outputs))
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
