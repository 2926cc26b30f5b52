import CPPN
import ZoetropeFrame
import ZoetropeScene

/// The scenes whose pictures are kept: each wiring, colouring, kind of input and medium at least
/// once.
///
/// 96 x 54 pixels, so that no picture can be larger than 16 KiB.
enum GoldenScenes {
  static let all: [(name: String, scene: SceneDraft)] =
    [
      ("tanh-rgb", plain), ("raw-grey", raw), ("silk-inverted", silk), ("endless-palette", endless),
      ("mixed-hsv", mixed), ("dense-oklab", dense), ("shared-oklch", shared),
      ("kaleidoscope-steps", kaleidoscope), ("tiles-uniform", tiles), ("rectified", rectified),
      ("blended-graded", blended), ("twisted-lightness", twisted),
    ] + media

  /// A scene whose medium cannot be painted is left out, and its picture is then one too many.
  private static var media: [(name: String, scene: SceneDraft)] {
    RenderTests.MediaTests.kinds.compactMap { kind in
      (try? RenderTests.MediaTests.scene(kind, width: 96, height: 54)).map {
        ("medium-\(kind.rawValue)", $0)
      }
    }
  }

  static func scene(named name: String) -> SceneDraft? { all.first { $0.name == name }?.scene }

  private static func scene(
    inputs: [Input] = [.x, .y, .r], latent: Int = 4, layers: [NetworkLayer],
    wiring: Wiring = .plain,
    output: OutputActivation = .sigmoid, weights: WeightLaw, biases: BiasPlacement = .none,
    colour: Colouring, seed: UInt64, samples: Int = 1
  ) -> SceneDraft {
    .small(
      inputs: inputs, latent: latent, layers: layers, wiring: wiring,
      outputs: Array(repeating: output, count: colour.channels), weights: weights, biases: biases,
      colour: colour, seed: seed, width: 96, height: 54, samples: samples)
  }

  private static func palette(_ name: String, use: PaletteUse = PaletteUse()) -> Colouring {
    let grey = ColourRamp(stops: [.init(position: 0, colour: RGB(0.5, 0.5, 0.5))])
    return .palette(NamedPalette.named(name)?.ramp ?? grey, name: nil, use: use)
  }

  private static var plain: SceneDraft {
    scene(latent: 8, layers: .tanh(4, 32), weights: .normal(1), colour: .rgb, seed: 1)
  }

  private static var raw: SceneDraft {
    var raw = scene(
      inputs: [.x, .y], latent: 0, layers: .tanh(5, 16), weights: .normal(1),
      colour: .grey(inverted: false), seed: 5, samples: 4)
    raw.view = FieldView(coordinates: .raw)
    return raw
  }

  private static var silk: SceneDraft {
    scene(
      layers: .tanh(3, 24), output: .absTanh, weights: .normal(0.8),
      colour: .grey(inverted: true), seed: 3)
  }

  private static var endless: SceneDraft {
    var endless = scene(
      inputs: [.logR(frequency: 1), .logR(frequency: 3), .theta(harmonic: 1), .theta(harmonic: 3)],
      layers: .tanh(4, 32), output: .sine, weights: .normal(0.45), colour: palette("dusk"),
      seed: 20, samples: 4)
    endless.timeline[.zoom] = .constant(1000, blend: .geometric)
    endless.timeline[.rotation] = .constant(30, turn: 360)
    return endless
  }

  private static var mixed: SceneDraft {
    let layer = NetworkLayer(
      width: 21, activations: [.sin, .cos, .gaussian, .tanh, .triangle, .sinc, .atan])
    return scene(
      layers: [layer, layer, layer], wiring: .residual, weights: .fanIn(4), biases: .first,
      colour: .hsv, seed: 4)
  }

  private static var dense: SceneDraft {
    scene(
      layers: .all(.atan, 3, 17), wiring: .dense, weights: .fanIn(12), biases: .all,
      colour: .oklab, seed: 6, samples: 4)
  }

  private static var shared: SceneDraft {
    var shared = scene(
      inputs: [.x, .y, .time, .bias], layers: .all(.sin, 4, 16), wiring: .shared,
      weights: .normal(0.6), colour: .oklch, seed: 7)
    shared.timeline[.phase] = .constant(0.3, turn: 1)
    return shared
  }

  private static var kaleidoscope: SceneDraft {
    var folded = scene(
      layers: .tanh(3, 24), weights: .normal(0.8),
      colour: palette("ember", use: PaletteUse(steps: 5)), seed: 8, samples: 9)
    folded.view.symmetry = .kaleidoscope(5)
    return folded
  }

  private static var tiles: SceneDraft {
    scene(
      inputs: [.tileX(period: 1), .tileY(period: 1)], layers: .all(.sigmoid, 3, 24),
      output: .contour, weights: .uniform(1.5), biases: .all, colour: palette("ink"), seed: 9)
  }

  private static var rectified: SceneDraft {
    let layers = [
      NetworkLayer(width: 24, activations: [.relu, .leakyRelu, .elu]),
      NetworkLayer(width: 24, activations: [.abs, .square, .identity, .step]),
      NetworkLayer(width: 8, activations: [.tanh]),
    ]
    return scene(
      inputs: [.absX, .absY, .bias], layers: layers, weights: .truncatedNormal(1), colour: .rgb,
      seed: 10)
  }

  private static var blended: SceneDraft {
    var blended = scene(layers: .tanh(4, 24), weights: .normal(0.7), colour: .rgb, seed: 11)
    blended.timeline.seed = SeedTrack(keys: [
      TrackKey(position: 0, value: 11), TrackKey(position: 30, value: 12),
    ])
    blended.timeline[.gain] = .constant(1.2)
    blended.timeline[.contrast] = .constant(0.8)
    blended.timeline[.exposure] = .constant(-0.4)
    blended.timeline[.saturation] = .constant(1.3)
    blended.timeline[.hue] = .constant(40, turn: 360)
    return blended
  }

  private static var twisted: SceneDraft {
    var twisted = scene(
      layers: .tanh(3, 24), output: .sine, weights: .normal(0.6),
      colour: palette("dusk", use: PaletteUse(lightness: 0.7)), seed: 13)
    twisted.view.symmetry = .rotation(3)
    twisted.timeline[.twist] = .constant(1.5)
    twisted.timeline[.centreX] = .constant(0.2)
    twisted.timeline[.cycles] = .constant(1.5)
    return twisted
  }
}
