import CPPN
import Testing
import ZoetropeFrame
import ZoetropePreset
import ZoetropeScene

/// Scenes built in code must follow the rules of presets, and none stops the program.
@Suite struct ValidationTests {
  private static func draft(seed: UInt64 = 1) -> SceneDraft {
    var source = RandomScene(seed: seed)
    return source.scene()
  }

  @Test func whatPresetsCanSayIsValid() throws {
    var valid = 0
    for seed in 0..<60 as Range<UInt64> {
      let draft = Self.draft(seed: seed)
      guard draft.problems.isEmpty else { continue }
      valid += 1
      let scene = try draft.validated()
      let recipe = Preset.canonical(scene)
      #expect(try Preset.scene(from: Array(recipe.utf8), file: "recipe") == scene, "seed \(seed)")
    }
    #expect(valid > 15)
  }

  private static let plain: SceneDraft = {
    let network = Architecture(
      inputs: [.x, .y], latent: 1, layers: [NetworkLayer(width: 3, activations: [.tanh])],
      wiring: .plain, outputs: [.sigmoid], weights: .normal(1), biases: .all)
    return SceneDraft(
      title: "", about: "", network: network, latentSpread: 1, view: FieldView(),
      timeline: Timeline(frameCount: 10, loop: .loop, seed: 1, latent: [0]),
      colour: .grey(inverted: false), size: FrameSize(width: 4, height: 2), rate: FrameRate(5),
      samples: 1)
  }()

  static let faults: [(String, @Sendable (inout SceneDraft) -> Void, String)] = [
    (
      "samples", { $0.samples = 5 },
      "scene: film.samples: '5' is not among the choices; expected 1, 4, 9, 16, 25, 36, 49 or 64; did you mean 4?"
    ),
    (
      "no keys", { $0.timeline[.gain].keys = [] },
      "scene: gain: has no keyframes; expected 1 or more"
    ),
    (
      "negative zoom", { $0.timeline[.zoom] = .constant(-1) },
      "scene: zoom: '-1' is out of range; expected a number from 1e-6 to 1e25, or turns N"
    ),
    (
      "no outputs", { $0.network.outputs = [] }, "scene: network.output: "
    ),
    (
      "a straight zoom",
      {
        $0.timeline[.zoom] = ScalarTrack(keys: [
          TrackKey(position: 0, value: 1), TrackKey(position: 5, value: 2),
        ])
      },
      "scene: zoom: this cannot be written in a preset; expected values that can"
    ),
    (
      "not a number", { $0.view.span = .nan },
      "scene: view.span: "
    ),
  ]

  @Test(arguments: faults.indices) func whatNoPresetCanSayIsRefused(_ index: Int) throws {
    let (name, change, message) = Self.faults[index]
    var draft = Self.plain
    #expect(try draft.validated().draft == draft)
    change(&draft)
    let error = #expect(throws: PresetError.self) { try draft.validated() }
    #expect(error?.description.hasPrefix(message) == true, "\(name): \(error?.description ?? "")")
  }

  @Test func lengthsOfImpossibleRatesAreOneFrame() {
    for rate in [FrameRate(1, -1), FrameRate(0, 0), FrameRate(-5, 1), FrameRate(.min, .min)] {
      #expect(Timeline.frames(duration: 1e300, rate: rate) == 1)
    }
  }

  /// Unlikely numbers, lists and words, several at a time.
  @Test func anyDraftIsValidOrRefused() {
    var (refused, accepted) = (0, 0)
    for seed in 0..<400 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var draft = seed % 2 == 0 ? Self.plain : Self.draft(seed: seed)
      for _ in 0..<generator.pick([1, 1, 2, 4]) { Self.spoil(&draft, &generator) }
      if (try? draft.validated()) == nil { refused += 1 } else { accepted += 1 }
    }
    #expect(refused > 200 && accepted > 0, "\(refused) refused, \(accepted) accepted")
  }

  private static func spoil(_ draft: inout SceneDraft, _ generator: inout SeededGenerator) {
    let number = generator.pick([
      .nan, .infinity, -.infinity, 0, -1, 1e300, -1e300, .leastNonzeroMagnitude, 1e19, 0.5,
    ])
    let whole = generator.pick([Int.min, -1, 0, 1, 2, 1 << 40, .max])
    let track = generator.pick(ScalarQuantity.allCases)
    switch Int.random(in: 0..<30, using: &generator) {
    case 0: draft.samples = whole
    case 1: draft.timeline[track].keys = []
    case 2: draft.timeline[track] = .constant(number)
    case 3:
      draft.timeline[track].keys = [
        TrackKey(position: 0, value: 1), TrackKey(position: number, value: number),
      ]
    case 4: draft.network.outputs = []
    case 5: draft.network.layers = [NetworkLayer(width: whole, activations: [])]
    case 6: draft.network.latent = whole
    case 7: draft.network.inputs = []
    case 8: draft.network.inputs = [.theta(harmonic: whole), .logR(frequency: number)]
    case 9: draft.network.inputs = [.tileX(period: number), .tileY(period: number)]
    case 10: draft.network.weights = .normal(number)
    case 11: draft.network.layerGains = [number]
    case 12: draft.network.wiring = .shared
    case 13: draft.view.span = number
    case 14: draft.view.core = number
    case 15: draft.view.symmetry = generator.pick([.kaleidoscope(whole), .rotation(whole)])
    case 16: draft.timeline.frameCount = whole
    case 17: draft.timeline.latent.keys = []
    case 18: draft.timeline.latent.keys = [TrackKey(position: number, value: [number])]
    case 19: draft.timeline.seed.keys = []
    case 20: draft.timeline.palette.keys = [TrackKey(position: 0, value: ColourRamp(stops: []))]
    case 21: draft.colour = .palette(ColourRamp(stops: []), name: nil)
    case 22:
      let colour = RGB(number, number, number)
      draft.colour = .palette(
        ColourRamp(stops: [ColourRamp.Stop(position: number, colour: colour)]), name: "ink")
    case 23: draft.equalising = .requested(number)
    case 24: draft.equalising = .measured([])
    case 25: draft.finish.vignette = number
    case 26:
      draft.finish.caption = Caption(
        text: "\u{0}\n", font: "", size: number, colour: RGB(number, 0, 0))
    case 27: draft.size = FrameSize(width: whole, height: whole)
    case 28: draft.rate = FrameRate(whole, generator.pick([Int.min, 0, 1, .max]))
    default:
      draft.timeline[track].keys = [
        TrackKey(
          position: 0, value: 1, easing: .cubicBezier(number, number, number, number),
          written: .fraction(whole, of: whole)), TrackKey(position: 1, value: 1),
      ]
    }
  }
}
