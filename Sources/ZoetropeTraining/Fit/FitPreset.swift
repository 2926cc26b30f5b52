internal import CPPN
internal import ZoetropeFrame
internal import ZoetropePreset
internal import ZoetropeScene

/// The text of the preset of a network that was taught to be a picture.
struct FitPreset {
  let scene: FitScene
  /// The name of the file of weights, beside the preset.
  let weights: String
  /// The length of z half way through the film.
  let reach: Double
  /// The line about the picture.
  let about: String
  /// The options that make the same network again.
  let again: String

  var text: String {
    let keys = scene.course(reach).enumerated().map { index, z in
      "  - { at: \(25 * index)%, z: [\(z.map(Self.short).joined(separator: ", "))] }"
    }
    let size = film
    return """
      zoetrope: 1
      title: \(PresetDocument.quoted(scene.name))
      about: \(PresetDocument.quoted(about))
      # Taught with: \(again)
      \(network)
      \(view)
      colour: rgb
      film: { size: \(size), duration: 8, pace: even }
      keyframes:                 # z: 0 is the picture
      \(keys.joined(separator: "\n"))

      """
  }

  private var network: String {
    let network = scene.architecture
    var lines = [
      "network:",
      "  inputs: [\(network.inputs.map(\.word).joined(separator: ", "))]",
      "  latent: \(network.latent)",
    ]
    if let first = network.layers.first, network.layers.allSatisfy({ $0 == first }) {
      lines.append("  layers: \(network.layers.count) x \(first.width)")
      lines.append("  activation: \(Self.list(first.activations.map(\.rawValue)))")
    } else {
      lines.append(network.layers.isEmpty ? "  layers: []" : "  layers:")
      lines += network.layers.map {
        "    - { width: \($0.width), activation: \(Self.list($0.activations.map(\.rawValue))) }"
      }
    }
    if network.wiring != .plain { lines.append("  wiring: \(network.wiring.rawValue)") }
    if network.outputs.contains(where: { $0 != .sigmoid }) {
      lines.append("  output: \(Self.list(network.outputs.map(\.rawValue)))")
    }
    return (lines + ["  weights: \(PresetDocument.quoted(weights))"]).joined(separator: "\n")
  }

  private var view: String {
    var parts = ["span: \(scene.view.span)"]
    if scene.view.core != FieldView().core { parts.append("core: \(scene.view.core)") }
    if let symmetry = scene.view.symmetry.word { parts.append("symmetry: \(symmetry)") }
    return "view: { \(parts.joined(separator: ", ")) }"
  }

  private static func list(_ words: [String]) -> String { "[\(words.joined(separator: ", "))]" }

  /// The film's size: the picture's shape with a long side of 1024 pixels.
  private var film: FrameSize {
    let long = Double(max(scene.size.width, scene.size.height))
    func side(_ pixels: Int) -> Int { max(2, Int((512 * Double(pixels) / long).rounded()) * 2) }
    return FrameSize(width: side(scene.size.width), height: side(scene.size.height))
  }

  private static func short(_ number: Double) -> String {
    let rounded = (number * 1e4).rounded() / 1e4
    return rounded == 0 ? "0" : "\(rounded)"
  }
}
