internal import CPPN
package import ZoetropeFrame
public import ZoetropeKit
internal import ZoetropePreset
package import ZoetropeScene

/// A network that benchmarks paint: a shape from the literature, without special wiring, in plain
/// RGB.
public struct ReferenceNetwork: Hashable, Sendable {
  /// A short name, such as `4x32`.
  public let name: String
  /// The inputs in short, such as `x y r z8`.
  public let inputText: String
  private let inputs: [Input]
  private let latent: Int
  private let depth: Int
  private let width: Int
  private let activation: Activation
  private let deviation: Double
  private let span: Double

  private init(
    _ name: String, _ inputs: [Input], latent: Int = 0, _ depth: Int, _ width: Int,
    _ activation: Activation = .tanh, deviation: Double = 1, span: Double = 1
  ) {
    self.name = name
    self.inputs = inputs
    self.latent = latent
    self.depth = depth
    self.width = width
    self.activation = activation
    self.deviation = deviation
    self.span = span
    let words: [String] = inputs.map {
      switch $0 {
      case .x: "x"
      case .y: "y"
      default: "r"
      }
    }
    inputText = (words + (latent > 0 ? ["z\(latent)"] : [])).joined(separator: " ")
  }

  /// The six networks, by rising cost per pixel.
  public static let all = [
    ReferenceNetwork("9x16", [.x, .y], 9, 16),
    ReferenceNetwork("4x24-sin", [.x, .y, .r], 4, 24, .sin, deviation: 0.3, span: 6),
    ReferenceNetwork("4x32", [.x, .y, .r], latent: 8, 4, 32, span: 2),
    ReferenceNetwork("8x32", [.x, .y, .r], latent: 8, 8, 32, deviation: 0.5, span: 2),
    ReferenceNetwork("8x64", [.x, .y], 8, 64, deviation: 0.4),
    ReferenceNetwork("9x128", [.x, .y], 9, 128, deviation: 0.3),
  ]

  /// A description of inputs, layers and, unless it is tanh, the activation.
  public var label: String {
    "\(inputText) -> \(depth) x \(width)" + (activation == .tanh ? "" : " \(activation.rawValue)")
  }

  /// A description of the weights' law and the span, which decide how detailed the picture is.
  public var look: String { "normal \(Wording.short(deviation)), span \(Wording.short(span))" }

  /// Returns a scene of `frames` frames that shows the network. With more than two frames, a
  /// network that has a latent vector moves through three values of it.
  package func scene(_ size: FrameSize, frames: Int = 1) -> SceneDraft {
    let network = Architecture(
      inputs: inputs, latent: latent,
      layers: Array(repeating: NetworkLayer(width: width, activations: [activation]), count: depth),
      wiring: .plain, outputs: [.sigmoid, .sigmoid, .sigmoid], weights: .normal(deviation),
      biases: .none)
    var timeline = Timeline(
      frameCount: frames, loop: .loop, seed: 1, latent: Latent.vector(seed: 1, count: latent))
    if frames > 2, latent > 0 {
      timeline.latent.keys = (0..<3).map {
        TrackKey(
          position: Double($0 * frames) / 3,
          value: Latent.vector(seed: UInt64($0) + 1, count: latent))
      }
    }
    return SceneDraft(
      title: "Reference \(name)", about: "", network: network, latentSpread: 1,
      view: FieldView(span: span), timeline: timeline, colour: .rgb, size: size,
      rate: FrameRate(30),
      samples: 1)
  }

  /// Returns the networks of these names, or all for an empty list.
  ///
  /// - Throws: `JobError` when a name is unknown.
  public static func named(_ names: [String]) throws(JobError) -> [ReferenceNetwork] {
    for name in names where !all.contains(where: { $0.name == name }) {
      let known = all.map(\.name)
      let near = Spelling.nearest(to: name, among: known).map { " Did you mean '\($0)'?" } ?? ""
      throw JobError(
        .usage,
        "There is no reference network '\(name)'; there are \(known.joined(separator: ", "))."
          + near)
    }
    return names.isEmpty ? all : all.filter { names.contains($0.name) }
  }
}

extension Wording {
  /// Formats a number with as few digits as possible: `1`, `0.3`.
  fileprivate static func short(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : "\(value)"
  }
}
