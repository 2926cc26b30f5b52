internal import CPPN
internal import CPPNKernels
internal import ZoetropeScene

/// The network of one frame, compiled into the programs that painting needs.
struct FramePrograms: Sendable {
  /// The program that paints pixels. In single precision its results are the output layer's sums,
  /// and the colouring applies the output activations. In double precision its results are the
  /// channels, because sums would be rounded to single precision before they are activated.
  let painted: Program
  /// The additional parts that adaptive painting needs; nil if the network is evaluated at every
  /// sample.
  let interpolation: Interpolation?
  /// True if a medium takes the gradients of heights from those of neighbouring pixels; false if
  /// the programs compute derivatives.
  let takesDifferences: Bool

  /// A program that also computes the monitor, and the sensitivity of colours to errors of the
  /// sums.
  struct Interpolation: Sendable {
    /// The program whose results are the output layer's sums and the monitor.
    fileprivate let monitored: Program
    /// The sensitivity of colours to errors of the sums.
    let sensitivity: Sensitivity
  }

  /// Creates the programs of a frame, and decides whether values are interpolated.
  ///
  /// - Parameters:
  ///   - sums: the program that computes the output layer's sums in single precision.
  ///   - isPrecise: true if the network must be evaluated in double precision.
  ///   - sampling: `adaptive` interpolates values if the network is smooth and single precision is
  ///     enough.
  ///   - look: the look of a medium that the programs are for, which needs some of the sums and their
  ///     gradients; nil for a palette.
  ///   - sensitivity: computes the sensitivity of colours to the results; called only if values are
  ///     interpolated.
  init(
    _ sums: Program, isPrecise: Bool, sampling: Sampling, look: MediumLook? = nil,
    sensitivity: (_ takesDifferences: Bool) -> Sensitivity
  ) {
    let sums = look.map { sums.keeping($0.effects.count) } ?? sums
    // Differences are a third of the work, and as good where there are no corners and no noise.
    let differences = sums.isSmooth && !sums.hasKinks && !sums.hasFolds && !isPrecise
    takesDifferences = differences
    func steep(_ program: Program) -> Program {
      guard let look, !differences else { return program }
      return program.withGradients(of: look.gradients)
    }
    if look != nil {
      painted = steep(isPrecise ? sums.inDoublePrecision : sums)
    } else {
      painted = isPrecise ? sums.givingChannels.inDoublePrecision : sums
    }
    // Networks that need double precision show noise, or have sums that a float cannot hold.
    // Neither can be predicted.
    guard sampling == .adaptive && sums.isSmooth && !isPrecise else {
      interpolation = nil
      return
    }
    interpolation = Interpolation(
      monitored: steep(sums.giving(.monitoredSums)), sensitivity: sensitivity(differences))
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
