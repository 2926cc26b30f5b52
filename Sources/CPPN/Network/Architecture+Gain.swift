/// The amplification of a network's layers.
extension Architecture {
  /// Returns the factor that multiplies the weights and biases of layer `index`. The index
  /// `layers.count` is the output layer.
  package func gain(ofLayer index: Int) -> Double {
    layerGains.indices.contains(index) ? layerGains[index] : 1
  }

  /// True if layers that share a matrix have equal gains.
  package var hasSharedGains: Bool {
    (0...layers.count).allSatisfy {
      !sharesMatrixBefore(layer: $0) || gain(ofLayer: $0) == gain(ofLayer: $0 - 1)
    }
  }

  /// The amplification of a typical layer.
  ///
  /// The amplification of one layer is the standard deviation of its weights times the square root
  /// of its fan-in, such as 0.7 * sqrt(32) for 32 inputs and normal weights of deviation 0.7. The
  /// result is the root mean square over all layers except the first. Without hidden layers it is
  /// the amplification of the output layer.
  ///
  /// The strength times the gain and the span of the coordinates measures how busy a picture is.
  /// Below 1 the activations are nearly linear; far above 1 each layer folds the picture many
  /// times.
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
  /// Returns the standard deviation of a weight in a layer whose neurons sum `fanIn` numbers.
  public func deviation(fanIn: Int) -> Double {
    let spread = spread(fanIn: fanIn)
    return switch self {
    case .normal, .fanIn, .balanced: spread
    case .uniform, .pytorch: spread / 3.0.squareRoot()
    // The deviation of a standard normal law with density φ that is cut at ±2:
    // sqrt(1 - 4 φ(2) / erf(sqrt(2))).
    case .truncatedNormal: spread * 0.8796256610342398
    }
  }
}
