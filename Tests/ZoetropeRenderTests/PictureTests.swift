import CPPN
import ReferencePainting
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// Whole pictures against the reference.
  @Suite struct PictureTests {
    @Test(arguments: [(9, 16), (4, 32), (8, 32), (8, 64)])
    func largeNetworksAtDeviationOne(_ depth: Int, _ width: Int) {
      let seed: UInt64 = 1
      let difference = SceneDraft.small(
        inputs: [.x, .y], latent: 4, layers: .tanh(depth, width), seed: seed
      ).difference()
      #expect(difference.farShare <= farPixelsAllowed, "seed \(seed): \(difference)")
    }

    @Test(arguments: Activation.allCases, [(4, 32), (8, 32), (8, 64)])
    func everyActivationAtDeviationOne(_ activation: Activation, _ shape: (Int, Int)) {
      for seed in UInt64(0)..<3 {
        let difference = SceneDraft.small(
          latent: 4, layers: .all(activation, shape.0, shape.1), seed: seed, width: 64, height: 36
        ).difference()
        #expect(difference.farShare <= farPixelsAllowed, "seed \(seed): \(difference)")
      }
    }

    @Test(arguments: Activation.allCases)
    func everyActivationInEveryWiring(_ activation: Activation) {
      for (seed, wiring) in zip(UInt64(0)..., Wiring.allCases) {
        let scene = SceneDraft.small(
          latent: 3, layers: .all(activation, 3, 13), wiring: wiring, weights: .fanIn(0.5),
          biases: .all, seed: seed)
        let difference = scene.difference()
        #expect(
          difference.farShare <= farPixelsAllowed, "\(wiring), seed \(seed): \(difference)")
      }
    }

    @Test(arguments: OutputActivation.allCases)
    func everyOutput(_ output: OutputActivation) {
      let seed: UInt64 = 1
      let difference = SceneDraft.small(outputs: [output, output, output], seed: seed).difference()
      #expect(difference.farShare <= farPixelsAllowed, "seed \(seed): \(difference)")
    }

    static let inputs: [[Input]] = [
      [.x], [.y, .bias], [.absX, .absY], [.r, .time], [.bias], [],
      [.theta(harmonic: 1), .r], [.theta(harmonic: 6), .logR(frequency: 4)],
      [.logR(frequency: 0.5), .x, .bias, .y, .time, .theta(harmonic: 3)],
    ]

    @Test(arguments: inputs)
    func everyInput(_ inputs: [Input]) {
      for (seed, wiring) in zip(UInt64(0)..., Wiring.allCases) {
        var scene = SceneDraft.small(
          inputs: inputs, latent: 5, wiring: wiring, weights: .fanIn(2), biases: .first, seed: seed)
        scene.timeline[.phase] = .constant(0.37, turn: 1)
        scene.timeline[.gain] = .constant(1.3)
        let difference = scene.difference()
        #expect(
          difference.farShare <= farPixelsAllowed, "\(wiring), seed \(seed): \(difference)")
      }
    }

    @Test func noHiddenLayers() {
      for wiring in Wiring.allCases {
        let difference = SceneDraft.small(latent: 2, layers: [], wiring: wiring).difference()
        #expect(difference.farShare == 0, "\(wiring): \(difference)")
      }
    }

    @Test func unevenWidthsAndMixedActivations() {
      for (seed, wiring) in zip(UInt64(0)..., [Wiring.plain, .residual, .dense]) {
        let layers = [
          NetworkLayer(width: 23, activations: [.tanh, .sin, .gaussian]),
          NetworkLayer(width: 23, activations: [.sigmoid, .atan, .tanh, .softplus]),
          NetworkLayer(width: 3, activations: [.sin]),
          NetworkLayer(width: 7, activations: [.elu, .tanh]),
        ]
        let difference = SceneDraft.small(
          layers: layers, wiring: wiring, weights: .fanIn(1), biases: .all, seed: seed
        ).difference()
        #expect(
          difference.farShare <= farPixelsAllowed, "\(wiring), seed \(seed): \(difference)")
      }
    }

    @Test func rawCoordinates() {
      for (seed, (width, height)) in zip(UInt64(0)..., [(64, 36), (30, 50)]) {
        var scene = SceneDraft.small(
          inputs: [.x, .y], layers: .tanh(2, 16), weights: .normal(0.3), seed: seed, width: width,
          height: height)
        scene.view = FieldView(span: 3, coordinates: .raw)
        let difference = scene.difference()
        #expect(difference.farShare <= farPixelsAllowed, "seed \(seed): \(difference)")
      }
    }

    @Test func zoomedTurnedAndMoved() {
      let seed: UInt64 = 1
      var scene = SceneDraft.small(seed: seed)
      scene.view.span = 2.5
      scene.timeline[.zoom] = .constant(7, blend: .geometric)
      scene.timeline[.rotation] = .constant(33, turn: 360)
      scene.timeline[.centreX] = .constant(0.3)
      scene.timeline[.centreY] = .constant(-0.2)
      let difference = scene.difference()
      #expect(difference.farShare <= farPixelsAllowed, "seed \(seed): \(difference)")
    }

    static let ramp = ColourRamp(stops: [
      .init(position: 0.1, colour: RGB(0.05, 0, 0.2)),
      .init(position: 0.5, colour: RGB(0.9, 0.2, 0.1)),
      .init(position: 0.9, colour: RGB(1, 0.95, 0.7)),
    ])

    static let colourings: [Colouring] = [
      .rgb, .grey(inverted: false), .grey(inverted: true), .hsv, .palette(ramp, name: nil),
      .palette(ColourRamp(stops: [.init(position: 0, colour: RGB(0.2, 0.4, 0.6))]), name: nil),
      .oklab, .oklch, .palette(ramp, name: nil, use: PaletteUse(lightness: 0.7)),
    ]

    /// Along the line of the strongest blues a rounding decides how strong a colour may be.
    static let strongestBluesAllowed = 0.01

    @Test(arguments: colourings, [1, 4, 9])
    func everyColouringAtAnyNumberOfSamples(_ colour: Colouring, _ samples: Int) {
      let seed: UInt64 = 1
      var scene = SceneDraft.small(
        outputs: Array(repeating: .sigmoid, count: colour.channels), weights: .normal(0.8),
        colour: colour, seed: seed, width: 24, height: 16, samples: samples)
      scene.timeline[.contrast] = .constant(1.4)
      scene.timeline[.cycles] = .constant(2.5)
      scene.timeline[.shift] = .constant(1000.3, turn: 1)
      let difference = scene.difference()
      #expect(difference.farShare <= Self.strongestBluesAllowed, "seed \(seed): \(difference)")
    }

    @Test(arguments: colourings, [1, 4])
    func everyColouringGraded(_ colour: Colouring, _ samples: Int) {
      let seed: UInt64 = 1
      var scene = SceneDraft.small(
        outputs: Array(repeating: .sigmoid, count: colour.channels), weights: .normal(0.8),
        colour: colour, seed: seed, width: 24, height: 16, samples: samples)
      scene.timeline[.exposure] = .constant(0.7)
      scene.timeline[.saturation] = .constant(1.3)
      scene.timeline[.hue] = .constant(745, turn: 360)
      let difference = scene.difference(over: 3)
      #expect(difference.farShare <= Self.strongestBluesAllowed, "seed \(seed): \(difference)")
    }

    /// Flat colours jump, so that a pixel on the edge may have either; there are few of those.
    @Test(arguments: [0, 0.5])
    func flatSteps(_ lightness: Double) {
      let seed: UInt64 = 1
      let use = PaletteUse(steps: 5, lightness: lightness)
      let colour = Colouring.palette(Self.ramp, name: nil, use: use)
      var scene = SceneDraft.small(
        outputs: Array(repeating: .sigmoid, count: colour.channels), weights: .normal(0.8),
        colour: colour, seed: seed)
      scene.timeline[.cycles] = .constant(1.7)
      let difference = scene.difference()
      #expect(difference.farShare <= 0.005, "seed \(seed): \(difference)")
      guard lightness == 0 else { return }
      let strip = scene.painted()
      let colours = Set(strip.red.indices.map { [strip.red[$0], strip.green[$0], strip.blue[$0]] })
      #expect(colours.count <= 5)
    }

    @Test func seedsBlendOnTheWay() {
      let seed: UInt64 = 1
      var scene = SceneDraft.small(seed: seed)
      scene.timeline.seed = SeedTrack(keys: [
        TrackKey(position: 0, value: seed), TrackKey(position: 30, value: seed + 1),
      ])
      #expect(scene.plan(frame: 12).seeds.amount != 0)
      for frame in [0, 12, 29] {
        let difference = scene.difference(frame: frame)
        #expect(difference.farShare <= farPixelsAllowed, "seed \(seed): \(difference)")
      }
      #expect(scene.painted(frame: 0).red != scene.painted(frame: 12).red)
    }

    @Test func hugeGainsGiveColours() {
      for activation in Activation.allCases {
        for gain in [1e6, 1e19, -1e30] {
          var scene = SceneDraft.small(
            layers: .all(activation, 4, 9), wiring: .residual, biases: .all, width: 9, height: 7)
          scene.timeline[.gain] = .constant(gain)
          for precision in [Precision.single, .double] {
            let strip = scene.painted(precision: precision)
            for plane in [strip.red, strip.green, strip.blue] {
              #expect(
                plane.allSatisfy { (0...1).contains($0) },
                "\(activation), gain \(gain), \(precision)")
            }
          }
        }
      }
    }
  }
}
