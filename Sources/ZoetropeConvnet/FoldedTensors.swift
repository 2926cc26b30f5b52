internal import ZoetropeWeights

/// The convolutions of a network with the batch norms behind them folded in.
struct FoldedTensors {
  /// A convolution: rows of weights, one for each channel that comes out, and as many biases.
  struct Layer {
    var weights: [Float]
    var bias: [Float]
  }

  /// What batch norm adds to variances.
  private static let epsilon = 1e-3

  private let tensors: [String: Tensor]

  /// Checks names and shapes.
  init(_ tensors: [Tensor], _ architecture: ConvnetArchitecture) throws(WeightsError) {
    var found: [String: Tensor] = [:]
    for tensor in tensors {
      guard found.updateValue(tensor, forKey: tensor.name) == nil else {
        throw WeightsError("the tensor '\(tensor.name)' is there twice")
      }
    }
    let shapes = architecture.shapes
    for (name, shape) in shapes {
      guard let tensor = found[name] else {
        throw WeightsError("the tensor '\(name)' of \(architecture.name) is missing")
      }
      guard tensor.shape == shape else {
        throw WeightsError(
          "the tensor '\(name)' is \(Self.words(tensor.shape)); expected \(Self.words(shape))")
      }
    }
    let known = Set(shapes.map(\.name))
    if let other = tensors.first(where: { !known.contains($0.name) }) {
      throw WeightsError(
        "the tensor '\(other.name)' belongs to no layer of \(architecture.name)")
    }
    self.tensors = found
  }

  private static func words(_ shape: [Int]) -> String {
    shape.isEmpty ? "one number" : shape.map(String.init).joined(separator: " x ")
  }

  func values(_ name: String) -> [Float] { tensors[name]?.values ?? [] }

  /// Returns a convolution with its batch norm folded in, computed in double precision.
  func layer(_ layer: ConvnetLayer) throws(WeightsError) -> Layer {
    var weights = values(layer.weight)
    let norms = layer.norms.map { values($0) }
    let count = norms[0].count
    let size = weights.count / max(count, 1)
    var bias = [Float](repeating: 0, count: count)
    for channel in 0..<count {
      let variance = Double(norms[3][channel])
      guard variance >= 0 else {
        throw WeightsError("the tensor '\(layer.norms[3])' has a variance below 0")
      }
      let scale = Double(norms[0][channel]) / (variance + Self.epsilon).squareRoot()
      bias[channel] = Float(Double(norms[1][channel]) - Double(norms[2][channel]) * scale)
      for place in channel * size..<(channel + 1) * size {
        weights[place] = Float(Double(weights[place]) * scale)
      }
      guard weights[channel * size..<(channel + 1) * size].allSatisfy(\.isFinite),
        bias[channel].isFinite
      else {
        throw WeightsError("the weights in '\(layer.weight)' become too large with '\(layer.norm)'")
      }
    }
    return Layer(weights: weights, bias: bias)
  }
}
