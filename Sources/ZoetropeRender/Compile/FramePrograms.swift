internal import CPPN
internal import CPPNKernels

/// The network at one instant in the forms that painting takes.
struct FramePrograms: Sendable {
  /// What is painted: the output layer's sums, which colouring makes channels of; the channels where
  /// they are computed in double precision, for only there the sums are exact.
  let painted: Program
  /// What painting adaptively takes besides; nil where every pixel is asked.
  let interpolation: Interpolation?

  /// What is interpolated, and how exactly.
  struct Interpolation: Sendable {
    /// The sums and the monitor.
    fileprivate let monitored: Program
    /// How exactly sums must be known.
    let sensitivity: Sensitivity
  }

  /// - Parameters:
  ///   - sums: the output layer's sums in single precision.
  ///   - sampling: `adaptive` interpolates only networks that are smooth.
  ///   - sensitivity: what the colouring makes of sums, asked where sums are interpolated.
  init(
    _ sums: Program, sampling: Sampling, precision: Precision, trial: PrecisionTrial,
    sensitivity: () -> Sensitivity
  ) {
    let isPrecise =
      switch precision {
      case .asNeeded: sums.decidesByRoundings || trial.fails(sums)
      case .single: false
      case .double: true
      }
    painted = isPrecise ? sums.givingChannels.inDoublePrecision : sums
    // Networks that magnify differences so much that they need double precision show noise, or sums
    // that a float cannot hold: nothing there can be foretold.
    guard sampling == .adaptive && sums.isSmooth && !isPrecise else {
      interpolation = nil
      return
    }
    interpolation = Interpolation(
      monitored: sums.giving(.monitoredSums), sensitivity: sensitivity())
  }

  /// Calls `body` with both as the kernels read them, valid inside the call only.
  func withNetworks(
    _ interpolation: Interpolation,
    _ body: (_ sums: UnsafePointer<ck_network>, _ monitored: UnsafePointer<ck_network>) -> Void
  ) {
    painted.withNetwork { sums in
      interpolation.monitored.withNetwork { monitored in body(sums, monitored) }
    }
  }
}
