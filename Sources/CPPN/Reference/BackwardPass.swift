/// A way of passing the share that a neuron has in a later one back through its activation.
///
/// Only the first has a meaning for every activation. The others rely on units that are either open
/// or shut, as those of `Activation.isGate` are: at every such unit they keep or drop what comes back.
package enum BackwardPass: String, CaseIterable, Hashable, Sendable {
  /// What comes back times the activation's slope at the sum: the derivative.
  case derivative
  /// What comes back where it is positive, whatever the sum (Zeiler and Fergus 2013).
  case deconvolution
  /// What comes back where it and the sum are positive (Springenberg et al. 2015).
  case guided

  /// Returns what passes back to the sums of eight points.
  ///
  /// - Parameters:
  ///   - byValue: what comes back to the neuron's values.
  ///   - slope: the derivative of the neuron's activation.
  func bySum(_ byValue: Eight, at sum: Eight, slope: (Double) -> Double) -> Eight {
    switch self {
    case .derivative:
      var bySum = Eight(repeating: 0)
      for lane in 0..<8 where byValue[lane] != 0 { bySum[lane] = byValue[lane] * slope(sum[lane]) }
      return bySum
    case .deconvolution:
      return byValue.replacing(with: 0, where: byValue .< 0)
    case .guided:
      return byValue.replacing(with: 0, where: (byValue .< 0) .| (sum .<= 0))
    }
  }
}

extension Activation {
  /// True if the activation is a gate: it passes positive sums on as they are, and nothing of the
  /// others, or a hundredth.
  package var isGate: Bool { self == .relu || self == .leakyRelu }
}
