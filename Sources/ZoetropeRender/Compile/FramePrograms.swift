internal import CPPN
internal import CPPNKernels

/// The network of one frame, compiled into the programs that painting needs.
struct FramePrograms: Sendable {
  /// The program that paints pixels. In single precision its results are the output layer's sums,
  /// and the colouring applies the output activations. In double precision its results are the
  /// channels, because sums would be rounded to single precision before they are activated.
  let painted: Program
  /// The additional parts that adaptive painting needs; nil if the network is evaluated at every
  /// sample.
  let interpolation: Interpolation?

  /// A program that also computes the monitor, and the sensitivity of colours to errors of the
  /// sums.
  struct Interpolation: Sendable {
    /// The program whose results are the output layer's sums and the monitor.
    fileprivate let monitored: Program
    /// The sensitivity of colours to errors of the sums.
    let sensitivity: Sensitivity
  }

  /// Creates the programs of a frame. Chooses the precision, and decides whether values are
  /// interpolated.
  ///
  /// - Parameters:
  ///   - sums: the program that computes the output layer's sums in single precision.
  ///   - sampling: `adaptive` interpolates values if the network is smooth and single precision is
  ///     enough.
  ///   - trial: the test for single precision; used only if `precision` is `asNeeded`.
  ///   - withGradients: true if the results are the sums with their derivatives, which media need.
  ///   - sensitivity: computes the sensitivity of colours to the sums; called only if values are
  ///     interpolated.
  init(
    _ sums: Program, sampling: Sampling, precision: Precision, trial: PrecisionTrial,
    withGradients: Bool,
    sensitivity: () -> Sensitivity
  ) {
    let isPrecise =
      switch precision {
      case .asNeeded: sums.decidesByRoundings || trial.fails(sums)
      case .single: false
      case .double: true
      }
    if withGradients {
      painted = (isPrecise ? sums.inDoublePrecision : sums).withGradients()
    } else {
      painted = isPrecise ? sums.givingChannels.inDoublePrecision : sums
    }
    // Networks that need double precision show noise, or have sums that a float cannot hold.
    // Neither can be predicted.
    guard sampling == .adaptive && sums.isSmooth && !isPrecise else {
      interpolation = nil
      return
    }
    let monitored = sums.giving(.monitoredSums)
    interpolation = Interpolation(
      monitored: withGradients ? monitored.withGradients() : monitored, sensitivity: sensitivity())
  }

  /// Calls `body` with both programs in the kernels' form; the pointers are valid only inside the
  /// call.
  func withNetworks(
    _ interpolation: Interpolation,
    _ body: (_ sums: UnsafePointer<ck_network>, _ monitored: UnsafePointer<ck_network>) -> Void
  ) {
    painted.withNetwork { sums in
      interpolation.monitored.withNetwork { monitored in body(sums, monitored) }
    }
  }
}
