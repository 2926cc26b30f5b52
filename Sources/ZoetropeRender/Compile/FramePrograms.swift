internal import CPPN
internal import CPPNKernels

/// The programs of one frame: the network in the forms that painting needs.
struct FramePrograms: Sendable {
  /// The program that is painted. It gives the output layer's sums, from which colouring computes
  /// the channels; in double precision it gives the channels, since the sums would be rounded on
  /// the way.
  let painted: Program
  /// The parts needed for adaptive painting; nil if the network is evaluated at every sample.
  let interpolation: Interpolation?

  /// The program that is interpolated, and the sensitivity of colours to it.
  struct Interpolation: Sendable {
    /// The program that gives the sums and the monitor.
    fileprivate let monitored: Program
    /// The sensitivity of colours to errors of the sums.
    let sensitivity: Sensitivity
  }

  /// Chooses the precision, and whether to interpolate.
  ///
  /// - Parameters:
  ///   - sums: the output layer's sums in single precision.
  ///   - sampling: `adaptive` interpolates only networks that are smooth.
  ///   - sensitivity: computes the sensitivity of colours to the sums; called only if sums are
  ///     interpolated.
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
    // that a float cannot hold: neither can be predicted.
    guard sampling == .adaptive && sums.isSmooth && !isPrecise else {
      interpolation = nil
      return
    }
    interpolation = Interpolation(
      monitored: sums.giving(.monitoredSums), sensitivity: sensitivity())
  }

  /// Calls `body` with both programs as the kernels read them; the pointers are valid only inside
  /// the call.
  func withNetworks(
    _ interpolation: Interpolation,
    _ body: (_ sums: UnsafePointer<ck_network>, _ monitored: UnsafePointer<ck_network>) -> Void
  ) {
    painted.withNetwork { sums in
      interpolation.monitored.withNetwork { monitored in body(sums, monitored) }
    }
  }
}
