package import CPPN
internal import Foundation
internal import ZoetropeFrame

/// Weights as text inside a preset: the kind of number, a colon, and base64 of the numbers of all
/// layers, each layer's matrix row by row and then its biases.
package enum WeightsText {
  /// The largest number of bytes of weights that a recipe holds.
  package static let mostBytes = 512 << 10

  private static let kinds: [(prefix: String, kind: NumberKind)] = [
    ("f16:", .half), ("f32:", .single),
  ]

  /// True if `text` begins as weights do.
  package static func isWeights(_ text: String) -> Bool {
    kinds.contains { text.hasPrefix($0.prefix) }
  }

  /// The number of bytes of a network's weights in a recipe.
  package static func bytes(_ weights: Weights) -> Int {
    let numbers = weights.layers.reduce(0) { $0 + $1.matrix.count + $1.bias.count }
    return numbers * kind(of: weights).size
  }

  /// Returns the weights as text, which reads back to the same numbers.
  package static func text(_ weights: Weights) -> String {
    let kind = kind(of: weights)
    let prefix = kinds.first { $0.kind == kind }?.prefix ?? ""
    return prefix + Data(kind.bytes(numbers(weights))).base64EncodedString()
  }

  /// Returns a checksum of the weights: 16 hexadecimal digits.
  package static func checksum(_ weights: Weights) -> String {
    "\(Checksum(NumberKind.single.bytes(numbers(weights))))"
  }

  /// Reads the weights of a network from their text.
  package static func weights(
    _ text: String, for architecture: Architecture
  ) throws(WeightsError) -> Weights {
    guard let (prefix, kind) = kinds.first(where: { text.hasPrefix($0.prefix) }),
      let data = Data(base64Encoded: String(text.dropFirst(prefix.count)))
    else { throw WeightsError("these weights are damaged; expected those that a recipe has") }
    let shapes = architecture.layerShapes
    let wanted = shapes.reduce(0) { $0 + $1.width * ($1.fanIn + 1) }
    guard data.count == wanted * kind.size else {
      throw WeightsError(
        "these are \(data.count / kind.size) weights and biases; expected \(wanted), as the network has"
      )
    }
    var values = try kind.values(Array(data)[...], of: "weights")[...]
    func take(_ count: Int) -> [Float] {
      defer { values = values.dropFirst(count) }
      return Array(values.prefix(count))
    }
    var layers: [Weights.Layer] = []
    for shape in shapes {
      let matrix = take(shape.fanIn * shape.width)
      layers.append(Weights.Layer(fanIn: shape.fanIn, matrix: matrix, bias: take(shape.width)))
    }
    return try Weights(layers: layers).checked(for: architecture)
  }

  private static func numbers(_ weights: Weights) -> [Float] {
    weights.layers.flatMap { $0.matrix + $0.bias }
  }

  private static func kind(of weights: Weights) -> NumberKind {
    NumberKind.exact(for: weights.layers.lazy.flatMap { $0.matrix + $0.bias })
  }
}

extension Architecture {
  /// The number of neurons of each layer and of the values that each of them sums, the output layer
  /// last.
  var layerShapes: [(width: Int, fanIn: Int)] {
    (0...layers.count).map { (width(ofLayer: $0), fanIn(ofLayer: $0)) }
  }
}

extension Weights {
  /// Returns the weights if this network can have them.
  ///
  /// - Throws: an error if a number is too large, or if layers that share a matrix have two.
  func checked(for architecture: Architecture) throws(WeightsError) -> Weights {
    let largest = layers.reduce(Float(0)) { largest, layer in
      (layer.matrix + layer.bias).reduce(largest) { max($0, abs($1)) }
    }
    guard Double(largest) <= Weights.limit else {
      throw WeightsError("a weight is \(largest); expected numbers up to 1e18")
    }
    if architecture.wiring == .shared, layers.count > 3 {
      for index in 2..<layers.count - 1 where layers[index] != layers[1] {
        throw WeightsError(
          "the layers 2 and \(index + 1) differ; expected the same weights, since the wiring is shared"
        )
      }
    }
    return self
  }
}
