internal import CPPN
internal import Foundation
internal import ZoetropeFrame
internal import ZoetropeKit
internal import ZoetropeRender
public import ZoetropeScene
internal import ZoetropeTerminal
internal import ZoetropeVideo

/// The report that `check` prints for a valid preset.
public struct PresetReport: Sendable {
  /// The number `busy` along the film; nil if the network is so large that measuring it takes too
  /// long.
  public let busy: BusyReport?
  /// The change from frame to frame; nil if the film has one frame, or if the network is so large
  /// that measuring it takes too long.
  package let flicker: FlickerReport?
  /// The lines of the report, each a heading and a text.
  public let lines: [(String, String)]

  /// Measures `scene`, which may take seconds.
  public init(_ scene: MeasuredScene) {
    let facts = SceneFacts(scene: scene.values)
    busy = facts.isQuick ? BusyReport(scene.values) : nil
    let curve = facts.isQuick ? SpeedCurve(scene.values) : nil
    flicker = curve.flatMap { FlickerReport(scene, fastestOf: $0) }
    lines = facts.lines(busy, curve, flicker)
  }

  /// Checks that the caption, if there is one, can be typeset in a font found on this machine.
  ///
  /// - Throws: `JobError` if the font lacks letters, `VideoError` if no font is found.
  public static func checkCaption(of scene: MeasuredScene) throws {
    _ = try CaptionMask(scene.values.finish.caption, on: scene.values.size)
  }

  /// The report as lines of text, each with a heading.
  public var text: String { Self.text(of: lines) }

  /// Returns `lines` below each other, their texts in one column unless a heading is too long.
  public static func text(of lines: [(String, String)]) -> String {
    lines.map { heading, text in
      "  \(heading)\(String(repeating: " ", count: max(1, 9 - heading.count)))\(text)\n"
    }.joined()
  }
}

/// The facts about a scene that its report is made of.
private struct SceneFacts {
  let scene: SceneDraft

  /// Returns the lines of the report, with measurements that are nil if they were not made.
  func lines(_ busy: BusyReport?, _ curve: SpeedCurve?, _ flicker: FlickerReport?) -> [(
    String, String
  )] {
    var lines = [("film", film), ("network", network), ("loop", loop)]
    if let zoom { lines.append(("zoom", zoom)) }
    if let anew = scene.measuredAnew { lines.append(("note", anew)) }
    if let note = scene.captionNote { lines.append(("warning", note)) }
    if let refusal = filmRefusal { lines.append(("warning", refusal)) }
    if let strangers { lines.append(("warning", strangers)) }
    if let flat = FlatStretches(scene, pictures: busy != nil ? 24 : 2).words {
      lines.append(("warning", flat))
    }
    if let busy, let curve {
      lines.append(("cost", cost))
      lines += MotionReport(scene, curve, busy).lines
      if let flicker { lines += flicker.lines }
    } else {
      lines.append(("speed", "not measured: a network as large as this one takes too long"))
    }
    return lines
  }

  /// True if three strips and the pictures for the motion report can be painted within seconds: the
  /// estimate is below 5e11 multiply-adds.
  var isQuick: Bool {
    let strips = 3 * scene.size.width * FrameRenderer.rowsTogether(scene.size) * scene.samples
    let samples = Double(strips + SpeedCurve.leastSamples)
    return samples * Double(scene.multiplyAddsWithParts) < 5e11
  }

  private var film: String {
    "\(Wording.frames(scene.timeline.frameCount)) at \(scene.rate) fps, \(scene.durationText), "
      + "\(scene.size), \(scene.samples) sample\(scene.samples == 1 ? "" : "s") per pixel"
  }

  /// A sentence on given networks that are blended, and of which neither was taught from the other;
  /// nil if there are none, or the sums of their outputs are mixed.
  private var strangers: String? {
    guard case .given(let given) = scene.network.weights, given.blend != .outputs else {
      return nil
    }
    let keys = scene.timeline.seed.keys.map(\.value)
    let pairs = zip(keys, keys.dropFirst() + (scene.timeline.loop == .loop ? [keys[0]] : []))
    let likeness = pairs.map { given.network($0).likeness(to: given.network($1)) }.min() ?? 1
    guard likeness < 0.5 else { return nil }
    return
      "two networks that follow each other have nothing in common (the cosine between their weights is "
      + "\(String(format: "%.2f", likeness))): half way the picture may be neither's; network.blend: outputs "
      + "fades one into the other"
  }

  /// A sentence on why `render` rejects a film of this scene, although pictures of it can be
  /// painted; nil if `render` accepts it.
  private var filmRefusal: String? {
    do throws(VideoError) {
      try FilmSettings(size: scene.size, rate: scene.rate).validate()
      return nil
    } catch {
      return
        "render refuses to make a film of this: \(error.reason ?? error.description); frames and "
        + "still make pictures of it"
    }
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

  /// The number of evaluations for 100 pixels, estimated on a strip of each of three frames.
  private var cost: String {
    let renderer = Renderer(scene)
    var sum = Evaluations()
    for part in 0..<3 {
      let frame = renderer.frame(scene.timeline.frameCount * part / 3)
      let strips = frame.strips()
      // The last strip, if cut short, evaluates relatively more points outside the rows that it
      // shows.
      let isCut = strips[strips.count - 1].rows.count < strips.rowsPerStrip
      let painted = strips[max(0, strips.count - (isCut ? 2 : 1)) * part / 2]
      var strip = Strip(width: scene.size.width, rows: painted.rows)
      var image = Strip(width: scene.size.width, rows: painted.image)
      sum += frame.paint(painted, into: &strip, and: &image)
    }
    let share = String(format: "%.1f", 100 * sum.share)
    let evaluations = "\(share) evaluations of the network for 100 pixels"
    // A medium or a collage may look at several fields for a pixel.
    guard scene.medium.isPalette, scene.collage == nil else { return evaluations }
    return evaluations + ", of \(100 * scene.samples) with --exact"
  }

  private var loop: String {
    let seam = scene.seam
    let gap = seam.closures.map(\.gap).max() ?? 0
    let end =
      switch scene.timeline.loop {
      case .once: "none: the film ends where it ends"
      case .pingPong: "there and back"
      case .loop:
        seam.isClosed
          ? "closed, the ends agree to \(gap == 0 ? "the bit" : Self.scientific(gap))"
          : "open: the ends differ by \(Self.scientific(gap))"
      }
    guard !seam.isSmooth else { return end + "; smooth throughout" }
    let shown = seam.jumps.prefix(6).map(\.description)
    let rest = seam.jumps.count - shown.count
    return end + "; " + shown.joined(separator: ", ") + (rest > 0 ? ", and \(rest) more" : "")
  }

  /// The range of the film's zoom and its limit; nil if the zoom is constant and not above 1.
  private var zoom: String? {
    let zooms = scene.timeline[.zoom].keys.map(\.value)
    guard let least = zooms.min(), let most = zooms.max(), most > 1 || least < most
    else { return nil }
    let playback = scene.timeline.playback
    var (deepest, furthest) = (0, 0.0)
    for frame in 0..<(least < most ? playback.frameCount : 1) {
      let zoom = scene.timeline[.zoom].value(at: playback.position(ofFrame: frame), in: playback)
      if zoom > furthest { (deepest, furthest) = (frame, zoom) }
    }
    let centre = [scene.timeline[.centreX], scene.timeline[.centreY]].map(\.keys)
    let isOff = centre.allSatisfy { $0.count == 1 } && centre.contains { $0[0].value != 0 }
    let about = isOff ? " about [\(spoken(centre[0][0].value)), \(spoken(centre[1][0].value))]" : ""
    return "\(Self.short(least)) to \(Self.short(most))\(about); at \(scene.size) it may go to "
      + Self.short(scene.deepestZoom(frame: deepest))
  }

  private static func scientific(_ value: Double) -> String { String(format: "%.1e", value) }

  private static func short(_ value: Double) -> String { String(format: "%.4g", value) }
}
