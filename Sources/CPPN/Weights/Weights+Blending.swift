extension Weights {
  /// The weights `amount` of the way from `self` to `other`, which must have the same shape.
  ///
  /// A straight line between two random networks washes out in the middle, where the weights have
  /// 0.71 of their spread. Here each layer, its matrix and biases taken as one vector, turns from
  /// one end to the other through the angle between them, and its length goes from one to the other
  /// in equal ratios: the spread is kept all the way. Both ends are exact. An `amount` below 0 or
  /// above 1, from an easing that overshoots, turns on past the end.
  ///
  /// Layers of which one end is all zeros go in a straight line, and so does a single weight that
  /// changes its sign, since there is no other way from the one to the other.
  public func blended(with other: Weights, amount: Double) -> Weights {
    WeightsCourse(from: self, to: other).weights(at: amount)
  }
}
