extension Weights {
  /// Returns the weights `amount` of the way from `self` to `other`, which must have the same
  /// shape.
  ///
  /// The matrix and biases of each layer are taken as one vector and interpolated spherically,
  /// which keeps their spread (see `CPPN.docc`). Both ends are exact. An `amount` below 0 or above
  /// 1, from an easing that overshoots, continues the turn past the end.
  ///
  /// A layer with an end that is all zeros moves in a straight line, and so does a single weight
  /// that changes its sign, since in these cases there is no angle to turn through.
  public func blended(with other: Weights, amount: Double) -> Weights {
    WeightsCourse(from: self, to: other).weights(at: amount)
  }
}
