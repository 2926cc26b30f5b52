internal import CPPN
internal import ZoetropeFrame
internal import ZoetropePreset
internal import ZoetropeScene

/// The text of the preset of a network that was taught.
struct TaughtPreset {
  /// What the film goes through.
  enum Course {
    /// One network, in a file of this name beside the preset, whose z goes round a circle; `reach` is
    /// its length half way.
    case circle(weights: String, reach: Double)
    /// Networks in files of these names beside the preset, each taught from the one before.
    case chain(weights: [String])
  }

  let scene: TaughtScene
  let course: Course
  /// The film's size and its length in seconds.
  let size: FrameSize
  let duration: Int
  /// The line about the picture.
  let about: String
  /// The options that make the same network again.
  let again: String

  var text: String {
    """
    zoetrope: 1
    title: \(PresetDocument.quoted(scene.name))
    about: \(PresetDocument.quoted(about))
    # Taught with: \(again)
    \(network)
    \(view)
    colour: rgb
    film: { size: \(size), duration: \(duration), pace: even }
    \(keyframes.joined(separator: "\n"))

    """
  }

  private var keyframes: [String] {
    func z(_ z: [Double]) -> String { "z: [\(z.map(Self.short).joined(separator: ", "))]" }
    switch course {
    case .circle(_, let reach):
      return ["keyframes:                 # z: 0 is the picture"]
        + scene.course(reach).enumerated().map { index, key in
          "  - { at: \(25 * index)%, \(z(key)) }"
        }
    case .chain(let files):
      let zero = [Double](repeating: 0, count: scene.architecture.latent)
      return ["keyframes:"]
        + files.enumerated().map { index, file in
          let at = Self.short(100 * Double(index) / Double(files.count))
          return "  - { at: \(at)%, weights: \(PresetDocument.quoted(file))"
            + (index == 0 ? ", \(z(zero)) }" : " }")
        }
    }
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
    switch course {
    case .circle(let file, _): lines.append("  weights: \(PresetDocument.quoted(file))")
    case .chain: lines.append("  blend: linear            # each was taught from the one before")
    }
    return lines.joined(separator: "\n")
  }

  private var view: String {
    var parts = ["span: \(scene.view.span)"]
    if scene.view.core != FieldView().core { parts.append("core: \(scene.view.core)") }
    if let symmetry = scene.view.symmetry.word { parts.append("symmetry: \(symmetry)") }
    return "view: { \(parts.joined(separator: ", ")) }"
  }

  private static func list(_ words: [String]) -> String { "[\(words.joined(separator: ", "))]" }

  private static func short(_ number: Double) -> String {
    let rounded = (number * 1e4).rounded() / 1e4
    return rounded == 0 ? "0" : "\(rounded)"
  }
}
