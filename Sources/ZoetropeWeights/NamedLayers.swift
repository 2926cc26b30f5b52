internal import CPPN

/// The layers of a network in a file, found by the names of its tensors.
///
/// Names are those of a PyTorch `Sequential`: a path that ends in `weight` or `bias`. What all paths
/// begin with is disregarded, and numbers in paths are compared as numbers. The parts of a first
/// layer that is split, a matrix for each input, have a path that ends in the input's name.
struct NamedLayers {
  /// The matrix and the biases of a layer, or of a part of one.
  struct Layer {
    /// The name of the layer in the file.
    let name: String
    var matrix: Tensor?
    var bias: Tensor?
  }

  /// The layers in the order of their names.
  var layers: [Layer]
  /// The parts of the first layer, if it is split, by the name of the input.
  var parts: [String: Layer] = [:]

  /// Sorts tensors into layers.
  ///
  /// - Parameter inputs: the names of the network's inputs, without numbers, such as `x` and `z`.
  init(_ tensors: [Tensor], inputs: Set<String>) throws(WeightsError) {
    var paths: [(path: [String], isBias: Bool, tensor: Tensor)] = []
    for tensor in tensors {
      let words = tensor.name.split(separator: ".").map(String.init)
      guard let last = words.last, ["weight", "bias"].contains(last) else {
        throw WeightsError(
          "the tensor \(Safetensors.named(tensor.name)) is neither a weight nor a bias; expected names "
            + "such as 0.weight and 0.bias")
      }
      paths.append((Array(words.dropLast()), last == "bias", tensor))
    }
    let shared = Self.sharedWords(paths.map(\.path))
    var found: [[String]: Layer] = [:]
    for (path, isBias, tensor) in paths {
      let rest = Array(path.dropFirst(shared))
      var layer = found[rest] ?? Layer(name: path.joined(separator: "."))
      if isBias { layer.bias = tensor } else { layer.matrix = tensor }
      found[rest] = layer
    }
    for (path, layer) in found {
      guard layer.matrix != nil else {
        throw WeightsError("the layer \(Safetensors.named(layer.name)) has a bias and no weight")
      }
      if let input = Self.input(path, among: inputs) {
        guard parts[input] == nil else {
          throw WeightsError(
            "the input \(input) has two matrices, \(Safetensors.named(layer.name)) and "
              + "\(Safetensors.named(parts[input]?.name ?? ""))")
        }
        parts[input] = layer
      }
    }
    layers = found.filter { Self.input($0.key, among: inputs) == nil }
      .sorted { Self.comes($0.key, before: $1.key) }.map(\.value)
  }

  /// Returns the number of words with which all paths begin.
  private static func sharedWords(_ paths: [[String]]) -> Int {
    guard let first = paths.first, paths.contains(where: { $0 != first }) else { return 0 }
    let shortest = paths.map(\.count).min() ?? 0
    return (0..<shortest).first { place in paths.contains { $0[place] != first[place] } }
      ?? shortest
  }

  /// Returns the input whose name the path's last word is, or ends with after an underscore.
  private static func input(_ path: [String], among inputs: Set<String>) -> String? {
    guard let last = path.last?.split(whereSeparator: { "_-".contains($0) }).last else {
      return nil
    }
    return inputs.first { $0 == last.lowercased() }
  }

  private static func comes(_ first: [String], before second: [String]) -> Bool {
    for (a, b) in zip(first, second) where a != b {
      let (left, right) = (pieces(a), pieces(b))
      for (x, y) in zip(left, right) where x != y {
        if let x = UInt64(x), let y = UInt64(y), x != y { return x < y }
        return x < y
      }
      return left.count < right.count
    }
    return first.count < second.count
  }

  /// Returns a word cut between letters and digits: `fc10` is `fc` and `10`.
  private static func pieces(_ word: String) -> [String] {
    var pieces: [String] = []
    var wasDigit = false
    for character in word {
      let isDigit = ("0"..."9").contains(character)
      if isDigit == wasDigit, let last = pieces.popLast() {
        pieces.append(last + String(character))
      } else {
        pieces.append(String(character))
      }
      wasDigit = isDigit
    }
    return pieces
  }
}
