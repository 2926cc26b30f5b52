package import CPPN
import Foundation
package import ZoetropeScene
import ZoetropeWeights

/// How a preset gives the weights that were not drawn.
enum WeightsForm {
  /// As text inside the preset.
  case text
  /// As the name of a file and a checksum of the weights.
  case checksum
}

/// Writes weights that are given.
extension CanonicalWriter {
  /// The weights of the scene's network, if they are given.
  var given: GivenWeights? {
    if case .given(let given) = scene.network.weights { given } else { nil }
  }

  /// Returns the value of the key `weights` for the network of an index.
  func text(of index: UInt64, in given: GivenWeights) -> String {
    let network = given.network(index)
    switch weightsForm {
    case .text: return text(WeightsText.text(network))
    case .checksum:
      let files = scene.weightFiles
      let file = files.isEmpty ? "" : files[Int(index % UInt64(files.count))]
      return text(
        (file.isEmpty ? "weights" + WeightsReference.suffix : file) + WeightsReference.checksumWord
          + WeightsText.checksum(network))
    }
  }
}

extension Preset {
  /// Returns the weights that the scene's networks are given, as text that a preset can hold, with their
  /// checksums.
  package static func weightTexts(
    of scene: SceneDraft
  ) -> [(checksum: String, text: String, network: Weights)] {
    scene.givenNetworks.map { (WeightsText.checksum($0), WeightsText.text($0), $0) }
  }

  /// Returns the text of a preset with weights in place of the name of a file and a checksum.
  package static func text(
    _ preset: String, holding weights: String, checksum: String
  ) -> String {
    let ending = WeightsReference.suffix + WeightsReference.checksumWord + checksum + "\""
    var text = ""
    var rest = preset[...]
    while let found = rest.range(of: ending) {
      // Names are written in quotes, and a quote inside one after a backslash.
      var start = found.lowerBound
      while start > rest.startIndex {
        start = rest.index(before: start)
        let isEscaped =
          start > rest.startIndex && rest[rest.index(before: start)] == "\\"
        if rest[start] == "\"", !isEscaped { break }
      }
      text += rest[..<start] + "\"" + weights + "\""
      rest = rest[found.upperBound...]
    }
    return text + rest
  }
}

extension SceneDraft {
  /// The networks of the scene and of its parts whose weights are given, each once.
  var givenNetworks: [Weights] {
    var networks: [Weights] = []
    func add(_ scene: SceneDraft) {
      guard case .given(let given) = scene.network.weights else { return }
      for network in given.networks where !networks.contains(network) { networks.append(network) }
    }
    add(self)
    for field in FieldUse.allCases.compactMap({ fields[$0] }) { add(field) }
    for zone in collage?.zones ?? [] { add(zone.scene) }
    return networks
  }

  /// The scene with its given networks in the order in which its keys name them, without those that
  /// none names.
  var withGivenNetworksInOrder: SceneDraft {
    guard case .given(var given) = network.weights else { return self }
    var scene = self
    var order: [Weights] = []
    var files: [String] = []
    for (place, key) in timeline.seed.keys.enumerated() {
      let network = given.network(key.value)
      let index = order.firstIndex(of: network) ?? order.count
      if index == order.count {
        order.append(network)
        let old = Int(key.value % UInt64(given.networks.count))
        files.append(weightFiles.indices.contains(old) ? weightFiles[old] : "")
      }
      scene.timeline.seed.keys[place].value = UInt64(index)
    }
    if !order.isEmpty { given.networks = order }
    scene.network = network.single
    given.ownLayers = nil
    scene.network.weights = .given(given)
    scene.network.biases = .all
    scene.network.layerGains = []
    if given.blend == .outputs, order.count > 1 { scene.network = scene.network.sideBySide }
    scene.weightFiles = files
    return scene
  }

  /// The scene and its parts without the names of the files of their weights.
  var withWeightFilesUnnamed: SceneDraft {
    var scene = mapParts { part in
      var part = part
      part.weightFiles = []
      return part
    }
    scene.weightFiles = []
    return scene
  }
}
