public import CPPN

extension Architecture {
  /// How busy a picture of this network is in `view` at gain 1: its strength times the largest
  /// coordinate on the short side; see `SceneDraft.busy(gain:)`.
  public func busy(in view: FieldView) -> Double {
    guard inputs.contains(where: \.variation.growsWithSpan) else { return strength }
    return strength * (view.coordinates == .raw ? 64 : view.span)
  }
}

extension SceneDraft {
  /// How busy the picture is, from calm to wild, at a `gain`: the gain times the weights' standard
  /// deviation times the square root of the layers' width times the span.
  ///
  /// Those who publish networks that paint tune one or the other; what counts is the product. With four
  /// layers of tanh 1 is nearly grey, 4 calm, 8 flows and 16 folds everywhere; with twice as many, or
  /// with sines, half of that does.
  public func busy(gain: Double) -> Double { gain * network.busy(in: view) }
}
