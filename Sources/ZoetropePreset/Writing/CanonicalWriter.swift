import CPPN
import ZoetropeFrame
public import ZoetropeScene

extension Preset {
  /// The scene as a preset that says everything and reads back to an equal scene.
  ///
  /// What no picture depends on is not kept: the easings of a `z` that runs along a spline.
  public static func canonical(_ scene: ValidScene) -> String { canonical(scene.draft) }

  /// A recipe: the scene as a preset that says everything.
  ///
  /// Keys keep the unit that they were written in. What was measured is kept beside what was asked for,
  /// with a checksum of what it depends on: read with other values, the recipe asks again.
  public static func canonical(_ scene: MeasuredScene) -> String { canonical(scene.values) }

  package static func canonical(_ scene: SceneDraft) -> String {
    CanonicalWriter(scene: scene.unmeasured, measurement: scene.measurement).text
  }
}

/// Writes a scene out in full.
private struct CanonicalWriter {
  /// The scene as it asks to be measured.
  let scene: SceneDraft
  /// What was measured of it.
  var measurement = Measurement()
  /// Whether keys are written in frames, whatever they were written in.
  var isInFrames = false

  var text: String {
    var lines = [
      "zoetrope: \(KeyTable.version)",
      "title: \(text(scene.title))",
      "about: \(text(scene.about))",
      "teaches: \(text(scene.teaches))",
      "source: \(text(scene.source))",
    ]
    lines += network
    lines += [
      "view:",
      "  span: \(shortest(scene.view.span))",
      "  coordinates: \(scene.view.coordinates.rawValue)",
      "  symmetry: \(symmetry)",
      "  core: \(shortest(scene.view.core))",
    ]
    if scene.timeline.palette.keys.isEmpty { lines += colour }
    lines += [equalising] + finish
    lines += film
    lines += measured
    lines += motion
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: Network

  private var network: [String] {
    let network = scene.network
    var lines = ["network:"]
    if let seed = constantSeed { lines.append("  seed: \(seed)") }
    lines.append("  inputs: [\(network.inputs.map(\.presetText).joined(separator: ", "))]")
    lines.append("  latent: \(network.latent)")
    lines.append("  latent_spread: \(shortest(scene.latentSpread))")
    if network.layers.isEmpty {
      lines.append("  layers: []")
    } else {
      lines.append("  layers:")
      lines += network.layers.map { layer in
        "    - { width: \(layer.width), activation: \(list(layer.activations.map(\.rawValue))) }"
      }
    }
    return lines + [
      "  wiring: \(network.wiring.rawValue)",
      "  weights: \(law)",
      "  biases: \(network.biases.rawValue)",
      "  output: \(list(network.outputs.map(\.rawValue)))",
      "  layer_gains: \(list(network.layerGains.map(shortest)))",
    ]
  }

  private var symmetry: String {
    switch scene.view.symmetry {
    case .none: "none"
    case .mirrorX: "mirror-x"
    case .mirrorY: "mirror-y"
    case .mirror: "mirror"
    case .kaleidoscope(let order): "kaleidoscope \(order)"
    case .rotation(let order): "rotation \(order)"
    }
  }

  private var law: String {
    switch scene.network.weights {
    case .normal(let deviation): "normal \(shortest(deviation))"
    case .uniform(let limit): "uniform \(shortest(limit))"
    case .truncatedNormal(let deviation): "truncated \(shortest(deviation))"
    case .fanIn(let scale): "fan-in \(shortest(scale))"
    case .pytorch: "pytorch"
    }
  }

  // MARK: Colour and film

  private var colour: [String] {
    switch scene.colour {
    case .rgb: return ["colour: rgb"]
    case .grey(let isInverted): return ["colour: grey" + (isInverted ? " inverted" : "")]
    case .hsv: return ["colour: hsv"]
    case .oklab: return ["colour: oklab"]
    case .oklch: return ["colour: oklch"]
    case .palette(let gradient, let name, let use):
      guard use != PaletteUse() else { return palette(gradient, name, as: "colour") }
      return ["colour:"] + palette(gradient, name, as: "palette").map { "  " + $0 } + [
        "  steps: \(use.steps == 0 ? "smooth" : "\(use.steps)")",
        "  lightness: \(shortest(use.lightness))",
      ]
    }
  }

  private func palette(_ gradient: ColourRamp, _ name: String?, as key: String) -> [String] {
    if let name, NamedPalette.named(name)?.gradient == gradient { return ["\(key): \(name)"] }
    return ["\(key):"]
      + gradient.stops.map { stop in
        "  - { at: \(shortest(stop.position)), colour: \(colour(stop.colour)) }"
      }
  }

  private var equalising: String {
    switch scene.equalising {
    case .none: "equalise: 0"
    case .wanted(let amount): "equalise: \(shortest(amount))"
    case .measured(let curves):
      "equalise: \(list(curves.map { list($0.values.map(shortest)) }))"
    }
  }

  private var finish: [String] {
    let (finish, caption) = (scene.finish, scene.finish.caption)
    return [
      "finish:",
      "  vignette: \(shortest(finish.vignette))",
      "  grain: \(shortest(finish.grain.amount))",
      "  grain_size: \(shortest(finish.grain.size))",
      "  grain_motion: \(finish.grain.isMoving ? "moving" : "still")",
      "  caption:",
      "    text: \(text(caption.text))",
      "    font: \(text(caption.font))",
      "    place: \(caption.place.rawValue)",
      "    size: \(shortest(caption.size))",
      "    colour: \(colour(caption.colour))",
    ]
  }

  /// A colour in hex, or in full where it is finer than that.
  private func colour(_ colour: RGB) -> String {
    if RGB(hex: colour.hex) == colour { return "\"\(colour.hex)\"" }
    return list([colour.red, colour.green, colour.blue].map(shortest))
  }

  private var film: [String] {
    let loop =
      switch scene.timeline.loop {
      case .loop: "true"
      case .once: "false"
      case .pingPong: "ping-pong"
      }
    return [
      "film:",
      "  size: \(scene.size)",
      "  fps: \(scene.rate)",
      "  duration: \(shortest(scene.askedDuration))",
      "  loop: \(loop)",
      "  end: \(scene.timeline.ending.rawValue)",
      "  pace: \(pace)",
      "  samples: \(scene.samples)",
    ]
  }

  private var pace: String {
    switch scene.timeline.pace {
    case .keyed: "keyed"
    case .even: "even"
    case .measured(let retiming): list(retiming.shares.map(shortest))
    }
  }

  // MARK: What was measured

  private var measured: [String] {
    guard !measurement.isEmpty else { return [] }
    var lines = ["measured:", "  of: \(text(scene.measuringChecksum))"]
    if let pace = measurement.pace { lines.append("  pace: \(list(pace.shares.map(shortest)))") }
    if let curves = measurement.curves {
      lines.append("  equalise: \(list(curves.map { list($0.values.map(shortest)) }))")
    }
    if let centre = measurement.centre {
      lines.append("  center: [\(shortest(centre.x)), \(shortest(centre.y))]")
    }
    return lines
  }

  /// Everything that what is measured depends on.
  ///
  /// Recipes that exist are measured anew when this text changes: a key that presets get one day is
  /// left out of it as long as it has the value that stands for how it was before.
  var measuredText: String {
    var lines = network + ["\(scene.view.span) \(scene.view.coordinates.rawValue) \(symmetry)"]
    lines += ["\(scene.view.core)", equalising] + colour
    // A vignette and grain are looked at where a centre is sought, and nowhere else.
    if scene.timeline.seeksCentre { lines += Array(finish.prefix(5)) }
    let timeline = scene.timeline
    lines.append("\(timeline.frameCount) \(timeline.loop.rawValue) \(pace)")
    if timeline.loop == .once { lines.append(timeline.ending.rawValue) }
    return (lines + motion).joined(separator: "\n")
  }

  // MARK: Motion

  /// When a keyframe is, and how its values move on.
  private struct Instant: Hashable {
    let position: Double
    let time: KeyTime
    let easing: Easing
  }

  private func instant<Value>(_ key: TrackKey<Value>, easing: Easing? = nil) -> Instant {
    Instant(
      position: key.position, time: isInFrames ? .frames(key.position) : scene.time(of: key),
      easing: easing ?? key.easing)
  }

  private var motion: [String] {
    let timeline = scene.timeline
    var lines = ["path: \(timeline.latent.path.rawValue)"]
    var keyframes: [Instant: [String]] = [:]
    if let z = constant(timeline.latent.keys) {
      lines.append("z: \(list(z.map(shortest)))")
    } else {
      for key in timeline.latent.keys {
        let easing = timeline.latent.path == .spline ? Easing.linear : key.easing
        keyframes[instant(key, easing: easing), default: []]
          .append("z: \(list(key.value.map(shortest)))")
      }
    }
    if constantSeed == nil {
      for key in timeline.seed.keys {
        keyframes[instant(key), default: []]
          .append("seed: \(key.value)")
      }
    }
    for key in timeline.palette.keys {
      let stops = key.value.stops.map { stop in
        "{ at: \(shortest(stop.position)), colour: \(colour(stop.colour)) }"
      }
      keyframes[instant(key), default: []]
        .append("colour: \(list(stops))")
    }
    for number in AnimatedNumber.all {
      if number.tracks.count == 2 {
        write(number, to: &lines, &keyframes)
        continue
      }
      let keys = timeline[number.tracks[0]].keys
      if let value = constant(keys) {
        lines.append("\(number.name): \(shortest(value))")
      } else {
        for key in keys {
          keyframes[instant(key), default: []]
            .append("\(number.name): \(shortest(key.value))")
        }
      }
    }
    return lines + text(of: keyframes)
  }

  /// The point in the middle: both coordinates together where they are keyed alike.
  private func write(
    _ number: AnimatedNumber, to lines: inout [String], _ keyframes: inout [Instant: [String]]
  ) {
    let x = scene.timeline[number.tracks[0]].keys
    let y = scene.timeline[number.tracks[1]].keys
    if scene.timeline.seeksCentre {
      lines.append("\(number.name): \(AnimatedNumber.soughtCentre.name)")
      return
    }
    if let x = constant(x), let y = constant(y) {
      lines.append("\(number.name): [\(shortest(x)), \(shortest(y))]")
      return
    }
    var fixed: [String] = []
    var moving: [Instant: [String]] = [:]
    for (axis, keys) in [("x", x), ("y", y)] {
      if let value = constant(keys) {
        fixed.append("\(axis): \(shortest(value))")
      } else {
        for key in keys {
          moving[instant(key), default: []]
            .append("\(axis): \(shortest(key.value))")
        }
      }
    }
    if !fixed.isEmpty { lines.append("\(number.name): { \(fixed.joined(separator: ", ")) }") }
    for (instant, parts) in moving {
      keyframes[instant, default: []]
        .append("\(number.name): { \(parts.joined(separator: ", ")) }")
    }
  }

  private func text(of keyframes: [Instant: [String]]) -> [String] {
    guard !keyframes.isEmpty else { return [] }
    // Dictionaries come in no order; the same scene must give the same text.
    let entries = keyframes.map { instant, values in
      (instant: instant, at: instant.time.presetText, ease: text(instant.easing), values: values)
    }.sorted {
      ($0.instant.position, $0.at, $0.ease) < ($1.instant.position, $1.at, $1.ease)
    }
    let isSpline = scene.timeline.latent.path == .spline
    return ["keyframes:"]
      + entries.map { entry in
        let isSplineAlone = isSpline && entry.values.allSatisfy { $0.hasPrefix("z:") }
        let parts =
          ["at: \(entry.at)"]
          + (isSplineAlone ? [] : ["ease: \(entry.ease)"]) + entry.values
        return "  - { \(parts.joined(separator: ", ")) }"
      }
  }

  private func text(_ easing: Easing) -> String {
    if let entry = Easing.names.first(where: { $0.easing == easing }) { return entry.name }
    guard case .cubicBezier(let x1, let y1, let x2, let y2) = easing else { return "linear" }
    return "\"cubic-bezier(\([x1, y1, x2, y2].map(shortest).joined(separator: ", ")))\""
  }

  /// The value of a track that never changes and is written at the top; nil for all others.
  private func constant<Value>(_ keys: [TrackKey<Value>]) -> Value? {
    guard keys.count == 1, keys[0].position == 0, keys[0].easing == .linear else { return nil }
    return keys[0].value
  }

  private var constantSeed: UInt64? { constant(scene.timeline.seed.keys) }

  // MARK: Words

  private func list(_ items: [String]) -> String { "[\(items.joined(separator: ", "))]" }

  private func text(_ text: String) -> String { DoubleQuoted.text(text) }
}

extension SceneDraft {
  /// A checksum of everything that what is measured of the scene depends on, as the scene asks for it:
  /// the size, the samples, the texts and, but for the frames that its keys are at, the rate do not
  /// matter.
  var measuringChecksum: String {
    let writer = CanonicalWriter(scene: unmeasured, isInFrames: true)
    return "\(Checksum(Array(writer.measuredText.utf8)))"
  }
}
