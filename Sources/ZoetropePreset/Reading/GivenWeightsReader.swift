import CPPN
import ZoetropeScene
import ZoetropeWeights

/// The ways in which a preset gives weights.
enum WeightsReference: Equatable {
  /// A file beside the preset, with the checksum that its weights must have, if it is known.
  case file(String, checksum: String?)
  /// The weights themselves as text.
  case text(String)

  /// The ending of the files' names.
  static let suffix = ".safetensors"
  static let checksumWord = " checksum "

  /// What is expected where weights are given.
  static let expected = "the name of a file such as ember.safetensors"

  /// What the schema allows: text of one of the forms.
  static let pattern =
    "^(.*\\.safetensors( checksum [0-9a-f]{16})?|f(16|32):[A-Za-z0-9+/]+=*)$"

  /// Creates a reference from its text; nil if it is none.
  init?(_ text: String) {
    if WeightsText.isWeights(text) {
      self = .text(text)
    } else if text.hasSuffix(Self.suffix) {
      self = .file(text, checksum: nil)
    } else {
      // After the name: the word, and 16 hexadecimal digits.
      let ending = text.suffix(Self.checksumWord.count + 16)
      let name = String(text.dropLast(ending.count))
      guard name.hasSuffix(Self.suffix), ending.hasPrefix(Self.checksumWord),
        ending.suffix(16).allSatisfy({ $0.isHexDigit && !$0.isUppercase && $0.isASCII })
      else { return nil }
      self = .file(name, checksum: String(ending.suffix(16)))
    }
  }
}

/// A network whose weights a preset gives, and the name of their file.
struct NamedNetwork: Hashable {
  let weights: Weights
  /// The name of the file without its folder; empty for weights that stand in the preset.
  let name: String
}

/// A reader of the weights that a preset gives.
struct GivenWeightsReader {
  /// The source of the files that the preset names; nil if it may name none.
  let folder: PresetFolder?
  /// Networks in memory, by the checksums of their weights.
  let networks: [String: Weights]

  /// Returns the network at `cursor`; nil, with a fault, if it cannot be read or does not fit the
  /// architecture.
  func network(_ cursor: Cursor, for architecture: Architecture) -> NamedNetwork? {
    guard let text = cursor.scalar?.text else {
      cursor.refuseKind()
      return nil
    }
    guard let reference = WeightsReference(text) else {
      cursor.refuse("\(quoted(text)) is not known", expected: WeightsReference.expected)
      return nil
    }
    do {
      switch reference {
      case .text(let text):
        return NamedNetwork(
          weights: try WeightsText.weights(text, for: architecture), name: "")
      case .file(let name, let checksum):
        return try network(file: name, checksum, architecture)
      }
    } catch {
      let shown = if case .file(let name, _) = reference { "\(quoted(name)): " } else { "" }
      cursor.complain(shown + error.description)
      return nil
    }
  }

  private func network(
    file name: String, _ checksum: String?, _ architecture: Architecture
  ) throws(WeightsError) -> NamedNetwork {
    let short = name.split(separator: "/").last.map(String.init) ?? name
    if let checksum, let known = networks[checksum] {
      guard known.fits(architecture) else {
        throw WeightsError("these weights have another shape than the network")
      }
      return NamedNetwork(weights: known, name: short)
    }
    guard let folder else {
      throw WeightsError(
        "this preset is not in a file, so there is nothing beside it; expected a preset in a file, or "
          + "weights that stand in it, as a recipe has them")
    }
    let columns = architecture.inputs.map {
      (name: KeyTable.inputs.text(of: $0) ?? "", columns: $0.width)
    }
    let weights = try Weights(
      try folder.tensors(name), for: architecture,
      inputs: columns + (architecture.latent > 0 ? [("z", architecture.latent)] : []))
    if let checksum, WeightsText.checksum(weights) != checksum {
      throw WeightsError(
        "it has other weights than those that this recipe was made with; expected the file of then")
    }
    return NamedNetwork(weights: weights, name: short)
  }
}

extension Weights {
  /// True if a network of this shape can have the weights.
  func fits(_ architecture: Architecture) -> Bool {
    layers.count == architecture.layers.count + 1
      && layers.enumerated().allSatisfy { index, layer in
        layer.fanIn == architecture.fanIn(ofLayer: index)
          && layer.bias.count == architecture.width(ofLayer: index)
      }
  }
}
