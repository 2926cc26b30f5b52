internal import CPPN

/// The floating-point precision in which a network is evaluated, or a rule that chooses it.
package enum Precision: Hashable, Sendable {
  /// Single precision, or double precision where `Architecture.decidesByRoundings` or
  /// `PrecisionTrial` shows that rounding errors of single precision would be visible.
  case asNeeded
  /// Single precision, however large the error.
  case single
  /// Double precision.
  case double
}

extension Architecture {
  /// True if a layer after the first has a neuron with the activation `step`.
  ///
  /// Such a neuron's sum may be constant over a whole region and so close to 0 that rounding errors
  /// decide its sign, and so whether the neuron's value is 0 or 1 in the whole region. A trial that
  /// compares single points cannot find all such regions.
  var decidesByRoundings: Bool {
    layers.dropFirst().contains { layer in
      layer.activations.contains { $0.definition.graph == .jumping }
    }
  }
}
