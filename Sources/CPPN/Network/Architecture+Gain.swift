/// How strongly the layers of a network amplify.
extension Architecture {
  /// What the weights and biases of weight layer `index` are multiplied by; `layers.count` is the
  /// output layer.
  public func gain(ofLayer index: Int) -> Double {
    layerGains.indices.contains(index) ? layerGains[index] : 1
  }

  /// Whether the layers that use one matrix have one gain.
  package var hasSharedGains: Bool {
    (0...layers.count).allSatisfy {
      !sharesMatrixBefore(layer: $0) || gain(ofLayer: $0) == gain(ofLayer: $0 - 1)
    }
  }

  /// How much a layer spreads what it is given: the standard deviation of a weight times the square
  /// root of how many a neuron sums, 0.7 * sqrt(32) for layers of 32 with normal weights of 0.7. It
  /// is the root of the mean square of that over all layers but the first, or of the only one.
  ///
  /// Times the span of the coordinates and the gain it says how busy a picture is: under 1 neurons
  /// hardly bend what they are given, far over 1 they fold it again and again.
  public var strength: Double {
    let counted = layers.isEmpty ? 0...0 : 1...layers.count
    let squares = counted.map { index in
      let fanIn = fanIn(ofLayer: index)
      let spread = weights.deviation(fanIn: fanIn) * gain(ofLayer: index)
      return Double(fanIn) * spread * spread
    }
    return (squares.reduce(0, +) / Double(squares.count)).squareRoot()
  }
}

extension WeightLaw {
  /// The standard deviation of a weight in a layer whose neurons sum `fanIn` numbers.
  public func deviation(fanIn: Int) -> Double {
    let spread = spread(fanIn: fanIn)
    return switch self {
    case .normal, .fanIn: spread
    case .uniform, .pytorch: spread / 3.0.squareRoot()
    // What is left of the normal law's deviation when it is cut at twice that.
    case .truncatedNormal: spread * 0.8796256610342398
    }
  }
}
