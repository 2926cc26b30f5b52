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
}
