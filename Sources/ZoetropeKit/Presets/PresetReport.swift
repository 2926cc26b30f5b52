internal import CPPN
internal import ZoetropeFrame
public import ZoetropeScene

/// What `check` says of a preset that is sound.
public struct PresetReport: Sendable {
  private let scene: Scene

  /// Prepares a report on `scene`.
  public init(_ scene: Scene) { self.scene = scene }

  /// A block of lines, each a word and what there is to say about it.
  public var text: String {
    var lines = [("film", film), ("network", network), ("loop", loop)]
    if let zoom { lines.append(("zoom", zoom)) }
    return lines.map { word, text in
      "  \(word)\(String(repeating: " ", count: 9 - word.count))\(text)\n"
    }.joined()
  }

  private var film: String {
    "\(Wording.frames(scene.timeline.frameCount)) at \(scene.rate) fps, \(scene.durationText), "
      + "\(scene.size), \(scene.samples) sample\(scene.samples == 1 ? "" : "s") per pixel"
  }

  private var network: String {
    let widths = scene.network.layers.map { "\($0.width)" }.joined(separator: " ")
    let inputs =
      "\(scene.network.featureCount) inputs"
      + (scene.network.latent > 0 ? " and z of \(scene.network.latent)" : "")
    return "\(inputs), layers \(widths.isEmpty ? "none" : widths); "
      + "\(Wording.grouped(scene.network.parameterCount)) parameters, "
      + "\(Wording.grouped(scene.network.multiplyAddsPerPixel)) multiply-adds per sample"
  }

  private var loop: String {
    switch scene.timeline.loop {
    case .once: "none: the film ends where it ends"
    case .pingPong: "there and back"
    case .loop: "closed"
    }
  }

  private var zoom: String? { nil }
}
