/// The size of a network. Sums saturate at `Int.max` instead of overflowing, so that a network too
/// large to build leads to an error message and not to a trap.
extension Architecture {
  /// The number of distinct weights and biases. A shared matrix and its biases count once.
  public var parameterCount: Int {
    sumOverNeurons(seeing: fanIn(ofLayer: 0)) { index, fanIn in
      guard !sharesMatrixBefore(layer: index) else { return 0 }
      return fanIn.saturatingPlus(hasBias(layer: index) ? 1 : 0)
    }
  }

  /// The number of multiply-adds per pixel, without the activations. Inputs that are constant over
  /// a frame (bias, time and `z`) do not count.
  public var multiplyAddsPerPixel: Int {
    let varying = inputs.lazy.filter { $0.variation != .nothing }.reduce(0) { $0 + $1.width }
    return sumOverNeurons(seeing: varying) { _, fanIn in fanIn }
  }

  /// Returns the sum of `count` over all neurons. `count` gets the index and the fan-in of a
  /// neuron's layer; `outside` is the fan-in of the first layer.
  private func sumOverNeurons(
    seeing outside: Int, _ count: (_ index: Int, _ fanIn: Int) -> Int
  ) -> Int {
    var total = 0
    var fanIn = outside
    for index in 0...layers.count {
      let width = width(ofLayer: index)
      total = total.saturatingPlus(count(index, fanIn).saturatingTimes(width))
      // Updated incrementally: `fanIn(ofLayer:)` of a dense network would walk all layers each
      // time.
      fanIn = wiring == .dense ? fanIn.saturatingPlus(width) : width
    }
    return total
  }

  /// Returns true if layer `index` has biases. The index `layers.count` is the output layer.
  package func hasBias(layer index: Int) -> Bool {
    switch biases {
    case .none: false
    case .first: index == 0
    case .all: true
    }
  }

  /// Returns true if layer `index` uses the matrix and the biases of the layer before it.
  package func sharesMatrixBefore(layer index: Int) -> Bool {
    wiring == .shared && index >= 2 && index < layers.count
  }

  /// Traps if no network can be built from these parts.
  func requireSound() {
    precondition(latent >= 0, "A latent vector cannot have fewer than 0 numbers.")
    precondition(!outputs.isEmpty, "A network needs at least one output.")
    for layer in layers {
      precondition(layer.width >= 1, "A layer needs at least one neuron.")
      precondition(!layer.activations.isEmpty, "A layer needs at least one activation.")
      precondition(
        wiring != .shared || layer.width == layers[0].width,
        "Layers that share a matrix must be equally wide.")
    }
    precondition(
      layerGains.isEmpty || layerGains.count == layers.count + 1,
      "A network has a gain for each of its layers and one for the output, or none.")
    precondition(
      layerGains.allSatisfy { $0 >= 0 && $0.isFinite },
      "The gain of a layer must be finite and 0 or more.")
    precondition(hasSharedGains, "Layers that share a matrix must have the same gain.")
    let spread = weights.spread(fanIn: 1)
    precondition(
      spread >= 0 && spread.isFinite, "The spread of the weights must be finite and 0 or more.")
  }
}

extension Int {
  /// Adds, saturating at the largest or smallest integer.
  func saturatingPlus(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other < 0 ? .min : .max) : sum
  }

  /// Multiplies two numbers that are not negative, saturating at the largest integer.
  func saturatingTimes(_ other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
