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
  /// True if a layer takes steps of the results of neurons. A step shows any rounding error, and a
  /// whole region may have one sum, which is 0 but for a rounding: too seldom for a trial at some
  /// points to find, too often to promise the error bound.
  var decidesByRoundings: Bool {
    layers.dropFirst().contains { layer in
      layer.activations.contains { $0.definition.graph == .jumping }
    }
  }
}
