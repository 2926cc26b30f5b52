package import CPPN

/// What a network costs.
package struct NetworkCost: Hashable, Sendable {
  /// Weights and biases, all of them.
  package let parameters: Int
  /// Multiply-adds for each sample of the picture. What is the same all over a frame (`z`, the time
  /// pair, the bias input) is added up once per frame and does not count.
  package let multiplyAdds: Int

  /// Counts.
  package init(_ network: Architecture) {
    let constants =
      network.latent
      + network.inputs.reduce(0) { sum, input in
        switch input {
        case .time, .bias: sum + input.width
        default: sum
        }
      }
    var parameters = 0
    var multiplyAdds = 0
    for index in 0...network.layers.count {
      let (fanIn, width) = (network.fanIn(ofLayer: index), network.width(ofLayer: index))
      let seesInputs = index == 0 || network.wiring == .dense
      multiplyAdds += (fanIn - (seesInputs ? constants : 0)) * width
      if network.wiring == .shared, index > 1, index < network.layers.count { continue }
      parameters += fanIn * width
      switch network.biases {
      case .none: break
      case .first: parameters += index == 0 ? width : 0
      case .all: parameters += width
      }
    }
    self.parameters = parameters
    self.multiplyAdds = multiplyAdds
  }
}
