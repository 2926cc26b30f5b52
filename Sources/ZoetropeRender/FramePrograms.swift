internal import CPPN
internal import CPPNKernels

/// The network at one instant in the forms that painting takes.
struct FramePrograms: Sendable {
  /// The channels: what is painted.
  let channels: Program
  /// Their sums, and the sums and the watch: what is interpolated.
  private let sums: Program
  private let watched: Program
  /// How exactly sums must be known.
  let sensitivity: Sensitivity
  /// Whether what lies between places that were asked can be foretold. Networks that magnify
  /// differences so much that they need double precision show noise, or sums that a float cannot
  /// hold.
  var isForeseeable: Bool { channels.isSmooth && !channels.isPrecise }

  init(
    _ network: Architecture, weights: Weights, latent: [Double], phase: Double, domain: Domain,
    colouring: ColourRow, precision: Precision, trial: PrecisionTrial
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
    sums = program(.sums)
    watched = program(.watchedSums)
    sensitivity = Sensitivity(colouring, outputs: network.outputs)
  }

  /// Calls `body` with all three as the kernels read them, valid inside the call only.
  func withNetworks(
    _ body: (
      _ channels: UnsafePointer<ck_network>, _ sums: UnsafePointer<ck_network>,
      _ watched: UnsafePointer<ck_network>
    ) -> Void
  ) {
    channels.withNetwork { channels in
      sums.withNetwork { sums in
        watched.withNetwork { watched in body(channels, sums, watched) }
      }
    }
  }
}
