import CPPN
import ZoetropeFrame
import ZoetropePreset
import ZoetropeScene

/// A random scene, drawn from everything that presets can express.
struct RandomScene {
  private var generator: SeededGenerator
  private var playback = Playback(frameCount: 1, loop: .once)
  private var rate = FrameRate(30)

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func scene() -> SceneDraft {
    var colour = self.colour()
    let network = self.network(channels: colour.channels)
    let rate = generator.pick([
      FrameRate(30), FrameRate(24), FrameRate(30_000, 1001), FrameRate(25, 2), FrameRate(1, 1000),
      FrameRate(1000), FrameRate(123_457, 1013),
    ])
    let view = FieldView(
      span: generator.number(in: 0.01...9), coordinates: generator.pick(Coordinates.allCases),
      symmetry: generator.pick([
        .none, .none, .none, .mirrorX, .mirrorY, .mirror,
        .kaleidoscope(.random(in: 1...64, using: &generator)),
        .rotation(.random(in: 2...64, using: &generator)),
      ]), core: generator.pick([0, generator.number(in: 0...1)]))
    var timeline = self.timeline(network, rate: rate, view: view)
    if case .palette(_, _, let use) = colour, use == PaletteUse(),
      Bool.random(using: &generator)
    {
      timeline.palette.keys = keys { generator in
        let bits = UInt64.random(in: 0...UInt64.max, using: &generator)
        return ColourRamp(stops: [
          ColourRamp.Stop(position: 0, colour: RGB(0, 0.5, Double(bits % 256) / 255)),
          ColourRamp.Stop(position: 0.7, colour: RGB(1, generator.number(in: 0...1), 0)),
        ])
      }
      colour = .palette(timeline.palette.keys[0].value, name: nil)
    }
    let finish = finish()
    var scene = SceneDraft(
      title: text(), about: text(), network: network,
      latentSpread: generator.number(in: 0...3), view: view,
      timeline: timeline, colour: colour,
      size: FrameSize(
        width: .random(in: 1...32_768, using: &generator),
        height: .random(in: 1...32_768, using: &generator)),
      rate: rate, samples: generator.pick([1, 4, 9, 16, 25, 36, 49, 64]),
      equalising: equalising(channels: colour.channels),
      finish: finish, figure: figure(hasCaption: !finish.caption.text.isEmpty), teaches: text(),
      source: text())
    if generator.next() % 3 == 0 { addParts(to: &scene) }
    return scene
  }

  /// Adds a mask and pieces that differ from the whole picture in some of what parts may say.
  private mutating func addParts(to scene: inout SceneDraft) {
    func part(_ generator: inout SeededGenerator) -> SceneDraft {
      var part = scene
      part.latentSpread = generator.number(in: 0...3)
      part.view.core = generator.number(in: 0...1)
      part.timeline[.contrast] = .constant(generator.number(in: 0...2))
      if generator.next() % 2 == 0 {
        part.timeline[.exposure] = .constant(generator.number(in: -1...1))
        part.timeline.seed = SeedTrack(keys: [TrackKey(position: 0, value: generator.next())])
      }
      return part
    }
    var mask = part(&generator)
    mask.colour = .grey(inverted: false)
    mask.timeline.palette.keys = []
    mask.network.outputs = [.sigmoid]
    mask.equalising = generator.pick([.none, .requested(0.5)])
    scene.collage = Collage(
      zones: [
        Collage.Zone(above: 0.25, scene: part(&generator)),
        Collage.Zone(above: generator.number(in: 0.5...1), scene: part(&generator)),
      ],
      border: generator.number(in: 0...0.2), borderColour: RGB(0.1, 0.2, 1), shadow: 0.01,
      darkness: generator.number(in: 0...1))
    scene.fields[.mask] = mask
    scene.shareFilm()
  }

  private mutating func equalising(channels: Int) -> Equalising {
    let curves = (0..<channels).compactMap { _ in
      ToneCurve([0] + [0.1, 0.37, 0.9].filter { _ in generator.next() % 2 == 0 } + [1])
    }
    return generator.pick([
      .none, .none, .requested(1), .requested(generator.number(in: 0.01...1)), .measured(curves),
    ])
  }

  private mutating func finish() -> Finish {
    guard generator.next() % 2 == 0 else { return Finish() }
    return Finish(
      vignette: generator.number(in: 0...1),
      grain: Grain(
        amount: generator.number(in: 0...0.5), size: generator.number(in: 1...20),
        isMoving: generator.next() % 2 == 0),
      caption: Caption(
        text: text(), font: generator.pick(["DejaVu Serif", "7 Seg-ments"]),
        place: generator.pick(Caption.Place.allCases), size: generator.number(in: 0.01...0.2),
        colour: generator.pick([RGB(0.1, 0.25, 1), RGB(1, 0, 0)])))
  }

  private mutating func figure(hasCaption: Bool) -> Figure? {
    guard generator.next() % 3 == 0 else { return nil }
    let form: Figure.Form
    if generator.next() % 2 == 0 {
      form = .word("A" + text(), font: generator.pick(["DejaVu Serif", "7 Seg-ments"]))
    } else {
      form = .outline(
        Figure.Outline(
          seed: generator.next(),
          network: Architecture(
            inputs: generator.pick([[.x, .y], [.r, .theta(harmonic: 3)]]), latent: 0,
            layers: [NetworkLayer(width: 3, activations: [.tanh, .sin])], wiring: .plain,
            outputs: [.sigmoid], weights: .normal(generator.number(in: 0.1...10)), biases: .all)))
    }
    let grounds: [Figure.Ground] = [.colour(RGB(0.1, 0.25, 1)), .colour(RGB(1, 0, 0)), .none]
    return Figure(
      form, size: generator.number(in: 0.05...1),
      ground: generator.pick(hasCaption ? Array(grounds.dropLast()) : grounds),
      shadow: generator.number(in: 0...1),
      mask: generator.pick([
        nil,
        FigureMask(
          columns: 3, rows: 1, levels: [127, 3, 90],
          source: generator.next() % 2 == 0 ? form.checksum : 1),
      ]))
  }

  private mutating func text() -> String {
    let letters = Array("ab: #'\"\\{}[],&*!|>%@`-?é縞🎞~0\u{202E}".unicodeScalars)
    return (0..<Int.random(in: 0...12, using: &generator)).reduce(into: "") { text, _ in
      text.unicodeScalars.append(generator.pick(letters))
    }
  }

  private mutating func network(channels: Int) -> Architecture {
    var inputs: [Input] = [
      .x, .y, .r, .absX, .absY, .theta(harmonic: .random(in: 1...64, using: &generator)),
      .logR(frequency: generator.number(in: 0.25...64)),
      .tileX(period: generator.number(in: 0.1...9)), .tileY(period: generator.number(in: 0.1...9)),
      .time, .bias,
    ].filter { _ in Bool.random(using: &generator) }
    if inputs.isEmpty { inputs = [.theta(harmonic: 2), .logR(frequency: 3)] }
    let wiring = generator.pick(Wiring.allCases)
    let width = Int.random(in: 1...40, using: &generator)
    let layers = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
      NetworkLayer(
        width: wiring == .shared ? width : .random(in: 1...40, using: &generator),
        activations: (0..<Int.random(in: 1...3, using: &generator)).map { _ in
          generator.pick(Activation.allCases)
        })
    }
    let scale = generator.number(in: 0.1...9)
    return Architecture(
      inputs: inputs, latent: .random(in: 0...9, using: &generator), layers: layers,
      wiring: wiring,
      outputs: (0..<channels).map { _ in generator.pick(OutputActivation.allCases) },
      weights: generator.pick([
        .normal(scale), .uniform(scale), .truncatedNormal(scale), .fanIn(scale), .pytorch,
      ]), biases: generator.pick(BiasPlacement.allCases),
      layerGains: Bool.random(using: &generator)
        ? []
        : (0...layers.count).map { index in
          wiring == .shared && index > 1 && index < layers.count
            ? 2 : index == 1 ? 2 : generator.number(in: 0...3)
        })
  }

  private mutating func colour() -> Colouring {
    var position = 0.0
    let stops = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
      position += Double.random(in: 0.01...0.2, using: &generator)
      let isFine = Bool.random(using: &generator)
      let channels = (0..<3).map { _ in
        isFine
          ? Double.random(in: 0...1, using: &generator)
          : Double(Int.random(in: 0...255, using: &generator)) / 255
      }
      return ColourRamp.Stop(position: position, colour: RGB(channels[0], channels[1], channels[2]))
    }
    let named = NamedPalette.all.map { Colouring.palette($0.ramp, name: $0.name) }
    return generator.pick(
      [
        .rgb, .hsv, .oklab, .oklch, .grey(inverted: false), .grey(inverted: true),
        .palette(ColourRamp(stops: stops), name: nil),
        .palette(
          ColourRamp(stops: stops), name: nil,
          use: PaletteUse(
            steps: generator.pick([0, 2, 7, 256]), lightness: generator.pick([0, 0.3, 1]))),
        .palette(
          generator.pick(NamedPalette.all).ramp, name: nil, use: PaletteUse(lightness: 0.5)),
      ] + named)
  }

  private mutating func timeline(
    _ network: Architecture, rate: FrameRate, view: FieldView
  ) -> Timeline {
    let most = min(86_400 * rate.numerator / rate.denominator, 3000)
    var timeline = Timeline(
      frameCount: .random(in: 1...max(1, most), using: &generator),
      loop: generator.pick(Loop.allCases),
      seed: 0, latent: [])
    timeline.ending = timeline.loop == .once ? generator.pick(Ending.allCases) : .lastFrame
    playback = timeline.playback
    self.rate = rate
    timeline.pace = pace()
    timeline.seed.keys = keys { $0.next() }
    timeline.latent.path = generator.pick(LatentPath.allCases)
    timeline.latent.keys = keys { generator in
      (0..<network.latent).map { _ in generator.number(in: -5...5) }
    }
    if timeline.latent.path == .spline {
      timeline.latent.keys = timeline.latent.keys.map { key in
        var key = key
        key.easing = .linear
        return key
      }
    }
    timeline[.zoom].keys = keys { $0.number(in: 1e-4...1e3) }
    timeline[.centreX].keys = keys { $0.number(in: -2...2) }
    timeline[.centreY].keys =
      Bool.random(using: &generator)
      ? timeline[.centreX].keys : keys { $0.number(in: -2...2) }
    if Int.random(in: 0..<3, using: &generator) == 0 {
      timeline[.centreX] = .constant(0)
      timeline[.centreY] = .constant(0)
    }
    if view.coordinates == .normalised, Int.random(in: 0..<8, using: &generator) == 0 {
      (timeline[.centreX], timeline[.centreY]) = (.constant(0), .constant(0))
      timeline.seeksCentre = true
    }
    timeline[.rotation].keys = keys { $0.number(in: -720...720) }
    timeline[.twist].keys = keys { $0.number(in: -3...3) }
    timeline[.gain].keys = keys { $0.number(in: 0...4) }
    timeline[.phase].keys = keys { $0.number(in: -2...2) }
    timeline[.cycles].keys = keys { $0.number(in: 0...5) }
    timeline[.shift].keys = keys { $0.number(in: -2...2) }
    timeline[.contrast].keys = keys { $0.number(in: 0...3) }
    timeline[.exposure].keys = keys { $0.number(in: -3...3) }
    timeline[.saturation].keys = keys { $0.number(in: 0...2) }
    timeline[.hue].keys = keys { $0.number(in: -400...400) }
    timeline.closeOn(network, view)
    return timeline
  }

  private mutating func pace() -> Pace {
    let inside = Set((0..<5).map { _ in generator.number(in: 0.01...0.99) }).sorted()
    return generator.pick(
      [.keyed, .even] + [Retiming([0] + inside + [1])].compactMap { $0.map(Pace.measured) })
  }

  /// Keys at rising positions; one at the beginning, more often than not.
  private mutating func keys<Value>(
    _ value: (inout SeededGenerator) -> Value
  ) -> [TrackKey<Value>] {
    guard Int.random(in: 0..<4, using: &generator) == 0 else {
      return [TrackKey(position: 0, value: value(&generator))]
    }
    let duration = rate.seconds(playback.frameCount)
    var times: [Double: KeyTime] = [:]
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      let time = time(within: duration)
      times[time.position(in: playback, rate: rate, duration: duration)] = time
    }
    let moments = times.filter { $0.key <= playback.end }.sorted { $0.key < $1.key }
    guard !moments.isEmpty else { return [TrackKey(position: 0, value: value(&generator))] }
    return moments.map { position, time in
      let easing = generator.pick([
        Easing.linear, .hold, .ease, .easeIn, .easeOut, .easeInOut,
        .cubicBezier(
          generator.number(in: 0...1), generator.number(in: -2...2), generator.number(in: 0...1),
          generator.number(in: -2...2)),
      ])
      return TrackKey(position: position, value: value(&generator), easing: easing, written: time)
    }
  }

  /// A time in any unit, in the part of the film that has keys.
  private mutating func time(within duration: Double) -> KeyTime {
    let share = playback.end / Double(playback.frameCount)
    let part = generator.number(in: 0...share)
    return generator.pick([
      .percent(part * 100), .percent((part * 100).rounded(.down)), .seconds(part * duration),
      .seconds((part * duration).rounded(.down)), .frames(part * Double(playback.frameCount)),
      .fraction(Int(part * 1000), of: 1000),
    ])
  }
}
