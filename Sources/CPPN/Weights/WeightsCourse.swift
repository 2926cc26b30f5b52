/// The path from one set of weights to another, prepared once for any number of blends.
package struct WeightsCourse: Sendable {
  private let from: Weights
  private let to: Weights
  private let isStill: Bool
  private let ways: [Way]

  /// The path of one layer.
  private enum Way: Sendable {
    /// Both ends are equal.
    case still
    /// The path of the layer before, whose weights this layer shares.
    case shared
    /// A rotation of the weights from one end to the other.
    case turn(Turn)
    /// A straight line, between ends that no rotation of the weights connects.
    case straight
  }

  /// Prepares the path between weights of equal shapes.
  ///
  /// - Parameter isStraight: true if each weight goes straight from one end to the other; otherwise
  ///   layers are turned.
  package init(from: Weights, to: Weights, isStraight: Bool = false) {
    precondition(
      from.layers.count == to.layers.count, "Networks must have equally many layers to be blended.")
    self.from = from
    self.to = to
    isStill = from == to
    ways = from.layers.indices.map { index in
      let (start, end) = (from.layers[index], to.layers[index])
      precondition(
        start.fanIn == end.fanIn && start.bias.count == end.bias.count,
        "Layers must have the same shape to be blended.")
      if index > 0, start == from.layers[index - 1], end == to.layers[index - 1] { return .shared }
      if start == end { return .still }
      if isStraight { return .straight }
      let turn = Turn(
        from: (start.matrix + start.bias).map(Double.init),
        to: (end.matrix + end.bias).map(Double.init))
      return turn.map(Way.turn) ?? .straight
    }
  }

  /// Returns the weights `amount` of the way along, as `Weights.blended` defines them.
  package func weights(at amount: Double) -> Weights {
    precondition(amount.isFinite, "The amount of a blend must be finite.")
    if amount == 0 || isStill { return from }
    if amount == 1 { return to }
    var layers: [Weights.Layer] = []
    layers.reserveCapacity(ways.count)
    for (index, way) in ways.enumerated() {
      let (start, end) = (from.layers[index], to.layers[index])
      switch way {
      case .still: layers.append(start)
      case .shared: layers.append(layers[index - 1])
      case .turn(let turn):
        let scales = turn.scales(at: amount)
        layers.append(start.filled { place in Weights.rounded(turn.component(place, scales)) })
      case .straight:
        layers.append(
          start.filled { place in
            let (a, b) = (Double(start.number(place)), Double(end.number(place)))
            return Weights.rounded(a + (b - a) * amount)
          })
      }
    }
    return Weights(layers: layers)
  }
}

extension Weights.Layer {
  /// Returns the element at index `place` of the matrix followed by the biases.
  fileprivate func number(_ place: Int) -> Float {
    place < matrix.count ? matrix[place] : bias[place - matrix.count]
  }

  /// Returns a layer of this shape whose elements are computed by `number` from their index in the
  /// matrix followed by the biases.
  fileprivate func filled(_ number: (Int) -> Float) -> Weights.Layer {
    func numbers(_ places: Range<Int>) -> [Float] {
      [Float](unsafeUninitializedCapacity: places.count) { buffer, filled in
        for (index, place) in places.enumerated() {
          buffer.initializeElement(at: index, to: number(place))
        }
        filled = places.count
      }
    }
    return Weights.Layer(
      fanIn: fanIn, matrix: numbers(0..<matrix.count),
      bias: numbers(matrix.count..<matrix.count + bias.count))
  }
}
