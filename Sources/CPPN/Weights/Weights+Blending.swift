extension Weights {
  /// Returns the weights `amount` of the way from `self` to `other`, which must have the same
  /// shape.
  ///
  /// The matrix and biases of each layer are taken as one vector and interpolated spherically,
  /// which keeps their spread (see `CPPN.docc`). The amounts 0 and 1 give the ends exactly. An
  /// `amount` below 0 or above 1, from an easing that overshoots, continues the turn past the end.
  ///
  /// A layer is interpolated linearly if all its numbers are 0 at one end, or if it is a single
  /// number that changes its sign. In these cases there is no angle to turn through.
  public func blended(with other: Weights, amount: Double) -> Weights {
    WeightsCourse(from: self, to: other).weights(at: amount)
  }
}
