public import CPPN

extension Architecture {
  /// Returns the busyness of this network's pictures in `view` at gain 1: its `strength` times the
  /// largest coordinate on the short side; see `SceneDraft.busy(gain:)`.
  public func busy(in view: FieldView) -> Double {
    guard inputs.contains(where: \.variation.growsWithSpan) else { return strength }
    return strength * (view.coordinates == .raw ? 64 : view.span)
  }
}

extension SceneDraft {
  /// Returns the busyness of the picture, from calm to wild, at a `gain`: the gain times
  /// `Architecture.busy(in:)`.
  ///
  /// Published networks differ in their gains, deviations, widths and spans; only the product
  /// counts. The meaning of some values is in docs/presets.md, under `busy`.
  public func busy(gain: Double) -> Double { gain * network.busy(in: view) }
}
