internal import CPPN

/// How exactly a network is computed.
package enum Precision: Hashable, Sendable {
  /// In single precision, or in double where that would show: where `Architecture.decidesByRoundings`
  /// or `PrecisionTrial` finds so.
  case asNeeded
  /// In single precision, whatever it shows.
  case single
  /// In double precision.
  case double
}

extension Architecture {
  /// Whether steps are taken of what neurons make: a jump shows any rounding, and of steps a whole
  /// region has one sum, which may be 0 but for a rounding. Too seldom for a trial at some places to
  /// tell, too often for a promise.
  var decidesByRoundings: Bool {
    layers.dropFirst().contains { layer in
      layer.activations.contains { $0.definition.graph == .jumping }
    }
  }
}
