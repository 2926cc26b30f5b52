/// Two networks of one shape evaluated side by side, so that their sums can be cross-faded.
///
/// The pair is a network itself, of layers twice as wide: each half of a layer sees its own half of
/// the layer before, and the output layer adds the sums of both, each times its share. So kernels need
/// to know nothing of it.
extension Architecture {
  /// The shape of one network, if this is that of two side by side, and otherwise this shape.
  package var single: Architecture {
    guard case .given(var given) = weights, let own = given.ownLayers else { return self }
    var single = self
    single.layers = own
    given.ownLayers = nil
    single.weights = .given(given)
    return single
  }

  /// The shape of two networks of this shape side by side.
  package var sideBySide: Architecture {
    var pair = self
    pair.layers = layers.map { layer in
      let own = (0..<layer.width).map { layer.activation(of: $0) }
      // Equal shares of a list of one for each neuron are that list.
      return NetworkLayer(
        width: 2 * layer.width,
        activations: layer.activations.count == 1 ? layer.activations : own + own)
    }
    if case .given(var given) = weights {
      given.ownLayers = layers
      pair.weights = .given(given)
    }
    return pair
  }
}

extension Weights {
  /// Returns two networks of the shape `architecture` side by side, whose sums are mixed.
  ///
  /// - Parameter amount: the share of the second network, from 0 to 1.
  static func sideBySide(
    _ first: Weights, _ second: Weights, amount: Double, _ architecture: Architecture
  ) -> Weights {
    Weights(
      layers: first.layers.indices.map { index in
        let isOutput = index == architecture.layers.count
        let (a, b) = (first.layers[index], second.layers[index])
        // Every layer before this one has two halves; what comes from outside is seen by both.
        let isDense = architecture.wiring == .dense || index == 0
        let outside = isDense ? architecture.featureCount + architecture.latent : 0
        let widths =
          index == 0
          ? []
          : isDense
            ? architecture.layers[..<index].map(\.width) : [architecture.layers[index - 1].width]
        let fanIn = outside + 2 * widths.reduce(0, +)
        func row(_ layer: Layer, _ neuron: Int, isSecond: Bool, times share: Double) -> [Float] {
          let own = layer.matrix[neuron * layer.fanIn..<(neuron + 1) * layer.fanIn]
            .map { share == 1 ? $0 : rounded(Double($0) * share) }
          var row = Array(own[..<outside])
          var place = outside
          for width in widths {
            let zeros = [Float](repeating: 0, count: width)
            let part = Array(own[place..<place + width])
            row += isSecond ? zeros + part : part + zeros
            place += width
          }
          return row
        }
        guard isOutput else {
          return Layer(
            fanIn: fanIn,
            matrix: a.bias.indices.flatMap { row(a, $0, isSecond: false, times: 1) }
              + b.bias.indices.flatMap { row(b, $0, isSecond: true, times: 1) },
            bias: a.bias + b.bias)
        }
        return Layer(
          fanIn: fanIn,
          matrix: a.bias.indices.flatMap { neuron in
            zip(
              row(a, neuron, isSecond: false, times: 1 - amount),
              row(b, neuron, isSecond: true, times: amount)
            ).map { $0 + $1 }
          },
          bias: zip(a.bias, b.bias).map {
            rounded(Double($0) * (1 - amount) + Double($1) * amount)
          })
      })
  }
}
