public import CPPN

extension Architecture {
  /// Returns the busyness of this network's pictures in `view` at gain 1. It is `strength`,
  /// multiplied by half the short side in field units if an input grows with the coordinates.
  public func busy(in view: FieldView) -> Double {
    guard inputs.contains(where: \.variation.growsWithSpan) else { return strength }
    return strength * (view.coordinates == .raw ? 64 : view.span)
  }
}

extension SceneDraft {
  /// Returns the busyness of the picture at this gain: the gain times `Architecture.busy(in:)`.
  /// Calm pictures have low values and wild pictures high ones.
  ///
  /// Networks with different gains, weights, widths and spans can be compared by this product.
  /// Under `busy`, docs/presets.md describes the pictures at some values.
  public func busy(gain: Double) -> Double { gain * network.busy(in: view) }
}
