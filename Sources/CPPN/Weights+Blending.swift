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
    precondition(amount.isFinite, "The amount of a blend must be finite.")
    precondition(
      layers.count == other.layers.count, "Networks must have equally many layers to be blended.")
    if amount == 0 || self == other { return self }
    if amount == 1 { return other }
    return Weights(
      layers: mapLayers { index in
        layers[index].blended(with: other.layers[index], amount: amount)
      } sameAsBefore: { index in
        layers[index] == layers[index - 1] && other.layers[index] == other.layers[index - 1]
      })
  }
}

extension Weights.Layer {
  fileprivate func blended(with other: Weights.Layer, amount: Double) -> Weights.Layer {
    precondition(
      fanIn == other.fanIn && bias.count == other.bias.count,
      "Layers must have the same shape to be blended.")
    if self == other { return self }
    let start = (matrix + bias).map(Double.init)
    let end = (other.matrix + other.bias).map(Double.init)
    let blend =
      Turn(from: start, to: end)?.vector(at: amount)
      ?? zip(start, end).map { $0 + ($1 - $0) * amount }
    let weights = blend.map(Weights.rounded)
    return Weights.Layer(
      fanIn: fanIn, matrix: Array(weights[..<matrix.count]), bias: Array(weights[matrix.count...]))
  }
}
