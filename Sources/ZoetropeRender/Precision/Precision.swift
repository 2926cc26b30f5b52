internal import CPPN

/// The precision in which a network is computed.
package enum Precision: Hashable, Sendable {
  /// Single, or double where the difference would be visible, as `Architecture.decidesByRoundings`
  /// or `PrecisionTrial` finds.
  case asNeeded
  /// Single precision, whatever the error.
  case single
  /// In double precision.
  case double
}

extension Architecture {
  /// True if a layer after the first has a neuron with a `step`, which sums the results of other
  /// neurons.
  ///
  /// Such a sum may be the same over a whole region, and so close to 0 that rounding errors decide
  /// its sign, and with it the result of the step. This is too rare for a trial at some points to
  /// find it, but too frequent for single precision to keep the error bound.
  var decidesByRoundings: Bool {
    layers.dropFirst().contains { layer in
      layer.activations.contains { $0.definition.graph == .jumping }
    }
  }
}
