import CPPN
import ZoetropeFrame
public import ZoetropeScene
import ZoetropeWeights

extension Preset {
  /// Returns the scene as a complete preset, from which an equal scene is read.
  ///
  /// Only values that no picture depends on are left out: the easings of a `z` that runs along a
  /// spline.
  public static func canonical(_ scene: ValidScene) -> String { canonical(scene.draft) }

  /// Returns the recipe of the scene.
  ///
  /// Times keep the units that they were written in. The recipe has both the settings that require
  /// measuring and their results, with a checksum of everything that the results depend on. If any
  /// of that is changed, the recipe is measured anew.
  public static func canonical(_ scene: MeasuredScene) -> String { canonical(scene.values) }

  package static func canonical(_ scene: SceneDraft) -> String {
    canonical(scene, fitsWeights(of: scene) ? .text : .checksum)
  }

  /// Returns the recipe of the scene in which given weights are named by their files and checksums.
  package static func canonicalWithoutWeights(_ scene: SceneDraft) -> String {
    canonical(scene, .checksum)
  }

  static func canonical(_ scene: SceneDraft, _ form: WeightsForm) -> String {
    CanonicalWriter(
      scene: scene.unmeasured, measured: scene, measurement: scene.measurement, weightsForm: form
    ).text
  }

  /// True if a recipe holds the weights that the scene's networks are given.
  package static func fitsWeights(of scene: SceneDraft) -> Bool {
    weightBytes(of: scene) <= mostWeightBytes
  }

  /// The number of bytes of the weights that the scene's networks are given.
  package static func weightBytes(of scene: SceneDraft) -> Int {
    scene.givenNetworks.reduce(0) { $0 + WeightsText.bytes($1) }
  }

  /// The largest number of bytes of weights in a recipe.
  package static var mostWeightBytes: Int { WeightsText.mostBytes }
}

/// A writer of complete presets.
struct CanonicalWriter {
  /// The scene as it was before its measurement.
  let scene: SceneDraft
  /// The scene whose parts are written with their measurements; nil to leave these out.
  var measured: SceneDraft?
  /// The results of the measurement.
  var measurement = Measurement()
  /// True if the times of keyframes are written in frames, whatever their units.
  var isInFrames = false
  /// The form of weights that are given.
  var weightsForm = WeightsForm.text
  /// True if the scene is a part of another, whose keys it would have where it says nothing.
  var isPart = false

  var text: String {
    var lines = [
      "zoetrope: \(KeyTable.version)",
      "title: \(text(scene.title))",
      "about: \(text(scene.about))",
      "teaches: \(text(scene.teaches))",
      "source: \(text(scene.source))",
    ]
    lines += network
    lines += view
    lines += medium
    lines += figure
    if scene.timeline.palette.keys.isEmpty { lines += colour }
    lines += [equalising] + finish
    lines += film
    lines += measurements
    lines += parts
    lines += motion
    return lines.joined(separator: "\n") + "\n"
  }

  var view: [String] {
    [
      "view:",
      "  span: \(shortest(scene.view.span))",
      "  coordinates: \(coordinates)",
      "  symmetry: \(symmetry)",
      "  core: \(shortest(scene.view.core))",
    ] + warp.map { "  " + $0 }
  }

  // MARK: Network

  var network: [String] {
    let network = scene.network.single
    var lines = ["network:"]
    if let seed = constantSeed, given == nil { lines.append("  seed: \(seed)") }
    lines.append("  inputs: \(words(network.inputs, KeyTable.inputs))")
    lines.append("  latent: \(network.latent)")
    lines.append("  latent_spread: \(shortest(scene.latentSpread))")
    lines += layers(of: network) + ["  wiring: \(word(network.wiring, KeyTable.wirings))"]
    guard let given else {
      return lines + [
        "  weights: \(word(network.weights, KeyTable.weightLaws))",
        "  biases: \(word(network.biases, KeyTable.biases))",
        "  output: \(words(network.outputs, KeyTable.outputs))",
        "  layer_gains: \(list(network.layerGains.map(shortest)))",
      ]
    }
    if let index = constantSeed { lines.append("  weights: \(text(of: index, in: given))") }
    return lines + [
      "  blend: \(word(given.blend, KeyTable.blends))",
      "  output: \(words(network.outputs, KeyTable.outputs))",
    ]
  }

  private func layers(of network: Architecture) -> [String] {
    guard !network.layers.isEmpty else { return ["  layers: []"] }
    return ["  layers:"]
      + network.layers.map { layer in
        "    - { width: \(layer.width), activation: \(words(layer.activations, KeyTable.activations)) }"
      }
  }

  private var coordinates: String { word(scene.view.coordinates, KeyTable.coordinates) }
  private var symmetry: String { word(scene.view.symmetry, KeyTable.symmetries) }

  /// The displacement of the field by itself; nothing where there is none, as in older recipes.
  private var warp: [String] {
    guard isPart || scene.view.warp > 0 || scene.medium.kind.definition.warp.distance > 0 else {
      return []
    }
    return ["warp: \(shortest(scene.view.warp))", "folds: \(scene.view.folds)"]
  }

  // MARK: Colour and film

  /// The medium and its numbers; nothing for the palette, which older recipes do not name.
  var medium: [String] {
    guard !scene.medium.isPalette else { return isPart ? ["medium: palette"] : [] }
    return ["medium:", "  kind: \(word(scene.medium.kind, KeyTable.media))"]
      + zip(scene.medium.kind.definition.numbers, scene.medium.numbers).map { number, value in
        "  \(number.name): \(shortest(value))"
      }
  }

  /// The figure; nothing if there is none, as in older recipes.
  private var figure: [String] {
    guard let figure = scene.figure else { return [] }
    var lines = ["figure:"]
    switch figure.form {
    case .word(let word, let font):
      lines += ["  word: \(text(word))", "  font: \(text(font))"]
    case .outline(let outline):
      var spread = 0.0
      if case .normal(let deviation) = outline.network.weights { spread = deviation }
      lines += [
        "  outline:", "    seed: \(outline.seed)",
        "    inputs: \(words(outline.network.inputs, KeyTable.inputs))",
      ]
      lines += layers(of: outline.network).map { "  " + $0 }
      lines.append("    spread: \(shortest(spread))")
    }
    lines += [
      "  size: \(shortest(figure.size))",
      "  background: \(ground(figure.ground))",
      "  shadow: \(shortest(figure.shadow))",
      "  press: \(shortest(figure.press))",
    ]
    if let mask = figure.mask { lines.append("  mask: \(text(mask.text))") }
    return lines
  }

  private func ground(_ ground: Figure.Ground) -> String {
    if case .colour(let paper) = ground { return colour(paper) }
    return word(ground, KeyTable.grounds)
  }

  var colour: [String] {
    guard case .palette(let ramp, let name, let use) = scene.colour else {
      return ["colour: " + word(scene.colour, KeyTable.colours)]
    }
    guard use != PaletteUse() else { return palette(ramp, name, as: "colour") }
    return ["colour:"] + palette(ramp, name, as: "palette").map { "  " + $0 } + [
      "  steps: \(KeyTable.steps.text(of: use.steps) ?? "\(use.steps)")",
      "  lightness: \(shortest(use.lightness))",
    ]
  }

  private func palette(_ ramp: ColourRamp, _ name: String?, as key: String) -> [String] {
    if let word = KeyTable.palettes.text(of: .palette(ramp, name: name)) {
      return ["\(key): \(word)"]
    }
    return ["\(key):"]
      + ramp.stops.map { stop in
        "  - { at: \(shortest(stop.position)), colour: \(colour(stop.colour)) }"
      }
  }

  var equalising: String {
    switch scene.equalising {
    case .none: "equalise: 0"
    case .requested(let amount): "equalise: \(shortest(amount))"
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
      "  grain_motion: \(word(finish.grain.isMoving, KeyTable.grainMotions))",
    ] + glow + [
      "  caption:",
      "    text: \(text(caption.text))",
      "    font: \(text(caption.font))",
      "    place: \(word(caption.place, KeyTable.captionPlaces))",
      "    size: \(shortest(caption.size))",
      "    colour: \(colour(caption.colour))",
    ]
  }

  /// The glow; nothing where there is none, as in older recipes.
  private var glow: [String] {
    let glow = scene.finish.glow
    guard glow != Glow() else { return [] }
    return ["  glow: \(shortest(glow.amount))", "  glow_size: \(shortest(glow.size))"]
  }

  /// Returns a colour as hex digits or, if these are not exact, as a list of numbers.
  func colour(_ colour: RGB) -> String {
    if RGB(hex: colour.hex) == colour { return "\"\(colour.hex)\"" }
    return list([colour.red, colour.green, colour.blue].map(shortest))
  }

  private var film: [String] {
    [
      "film:",
      "  size: \(scene.size)",
      "  fps: \(scene.rate)",
      "  duration: \(shortest(scene.requestedDuration))",
      "  loop: \(word(scene.timeline.loop, KeyTable.loops))",
      "  end: \(word(scene.timeline.ending, KeyTable.endings))",
      "  pace: \(pace)",
      "  samples: \(KeyTable.samples.text(of: scene.samples) ?? "\(scene.samples)")",
    ]
  }

  private var pace: String {
    if case .measured(let retiming) = scene.timeline.pace {
      return list(retiming.shares.map(shortest))
    }
    return word(scene.timeline.pace, KeyTable.paces)
  }

  // MARK: What was measured

  var measurements: [String] {
    var measurement = measurement
    if isPart {
      // A part has the pace and the centre of the whole picture, and curves that depend on these are
      // measured anew.
      (measurement.pace, measurement.centre) = (nil, nil)
      if scene.timeline.seeksCentre { measurement.curves = nil }
    }
    guard !measurement.isEmpty else { return [] }
    var lines = ["measured:", "  of: \(text(scene.measuringChecksum))"]
    if let pace = measurement.pace {
      lines.append("  pace: \(list(pace.shares.map(shortest)))")
    }
    if let curves = measurement.curves {
      lines.append("  equalise: \(list(curves.map { list($0.values.map(shortest)) }))")
    }
    if let centre = measurement.centre {
      lines.append("  center: [\(shortest(centre.x)), \(shortest(centre.y))]")
    }
    if let gains = measurement.gains { lines.append("  gain: \(list(gains.map(shortest)))") }
    return lines
  }

  /// The text of everything that measurements depend on, for a checksum.
  ///
  /// If this text changes, existing recipes are measured anew. So a key that is added to presets
  /// must be left out while it has the value that keeps the old behaviour.
  var measuredText: String {
    var lines = network + ["\(scene.view.span) \(coordinates) \(symmetry)"]
    lines += ["\(scene.view.core)", equalising] + warp + medium + colour
    // A figure in the field is fitted into the picture, so that the ratio of its sides matters.
    if scene.readsShape {
      let (width, height) = (Double(scene.size.width), Double(scene.size.height))
      lines += figure.filter { !$0.hasPrefix("  mask: ") } + ["\(width / height)"]
    }
    // A vignette and grain matter only in the search for a centre.
    if scene.timeline.seeksCentre { lines += Array(finish.prefix(5)) }
    let timeline = scene.timeline
    lines.append("\(timeline.frameCount) \(timeline.loop.rawValue) \(pace)")
    if timeline.loop == .once { lines.append(timeline.ending.rawValue) }
    return (lines + parts + motion).joined(separator: "\n")
  }

  // MARK: Words

  func list(_ items: [String]) -> String { "[\(items.joined(separator: ", "))]" }

  /// Returns the word for `value`.
  ///
  /// Every value that is written by this function has a word. If one had none, the text would be
  /// empty, and `SceneDraft.validated` would reject the scene, since it is read back with another value.
  func word<Value>(_ value: Value, _ vocabulary: Vocabulary<Value>) -> String {
    vocabulary.text(of: value) ?? ""
  }

  func words<Value>(_ values: [Value], _ vocabulary: Vocabulary<Value>) -> String {
    list(values.map { word($0, vocabulary) })
  }

  func text(_ text: String) -> String { DoubleQuoted.text(text) }
}

extension SceneDraft {
  /// A checksum of everything that the scene's measurements depend on. The size, the samples and
  /// the texts do not change it. The rate changes it only through the numbers of frames: the
  /// film's, and those at which its keys are.
  var measuringChecksum: String {
    let writer = CanonicalWriter(
      scene: unmeasured.withWeightFilesUnnamed, isInFrames: true, weightsForm: .checksum)
    return "\(Checksum(Array(writer.measuredText.utf8)))"
  }
}
