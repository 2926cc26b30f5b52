import CPPN
import ReferencePainting
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// The networks that are computed in double precision, and how well.
  @Suite struct PrecisionTests {
    static func isPrecise(_ scene: SceneDraft, frame: Int = 0) -> Bool {
      Renderer(scene).frame(frame).isPrecise
    }

    static func scene(
      _ activations: [Activation], _ depth: Int, _ width: Int, seed: UInt64,
      output: OutputActivation = .sigmoid
    ) -> SceneDraft {
      let layer = NetworkLayer(width: width, activations: activations)
      return .small(
        latent: 4, layers: Array(repeating: layer, count: depth),
        outputs: [output, output, output], seed: seed, width: 64, height: 36)
    }

    /// Those that make noise of roundings, as docs/precision.md lists them.
    static let magnifying: [([Activation], Int, Int, OutputActivation)] = [
      ([.sin], 8, 32, .sigmoid), ([.cos], 8, 32, .sigmoid), ([.sin], 8, 64, .sigmoid),
      ([.cos], 8, 64, .contour), ([.triangle], 8, 64, .sigmoid),
      ([.sin, .triangle], 8, 64, .linear),
      ([.relu], 8, 64, .sine), ([.abs], 8, 64, .triangle), ([.identity], 8, 64, .sine),
      ([.step], 4, 32, .sigmoid), ([.tanh, .step], 4, 32, .sigmoid),
    ]

    @Test(arguments: magnifying.indices) func noiseIsTakenInDouble(_ index: Int) {
      let (activations, depth, width, output) = Self.magnifying[index]
      for seed in UInt64(0)..<8 {
        let scene = Self.scene(activations, depth, width, seed: seed, output: output)
        #expect(Self.isPrecise(scene), "seed \(seed)")
      }
    }

    /// Nothing is taken in double that single precision gets right.
    @Test(arguments: Activation.allCases.filter { $0 != .step })
    func theRestStaysInSingle(_ activation: Activation) {
      let isPeriodic = [.sin, .cos, .triangle].contains(activation)
      for (depth, width) in isPeriodic ? [(4, 32), (8, 16)] : [(4, 32), (8, 32), (8, 64)] {
        for seed: UInt64 in 0..<8 {
          let scene = Self.scene([activation], depth, width, seed: seed)
          #expect(!Self.isPrecise(scene), "\(depth) x \(width), seed \(seed)")
        }
      }
      #expect(!Self.isPrecise(Self.scene([.step], 1, 32, seed: 1)))
    }

    /// The weights of the frame decide, gain and all, not the scene's.
    @Test func theGainDecidesFrameByFrame() {
      var scene = Self.scene([.tanh], 8, 64, seed: 1)
      scene.network.outputs = [.sine, .sine, .sine]
      scene.timeline[.gain] = ScalarTrack(keys: [
        TrackKey(position: 0, value: 0.2), TrackKey(position: 29, value: 5),
      ])
      #expect(!Self.isPrecise(scene, frame: 0))
      #expect(Self.isPrecise(scene, frame: 29))
    }

    /// Edges that fall on either side of a rounding are no noise.
    @Test func saturatedNetworksStayInSingle() {
      var scene = SceneDraft.small(
        inputs: [.x, .y], layers: .tanh(6, 16), outputs: [.sine], weights: .uniform(100),
        biases: .first, colour: .grey(inverted: false), seed: 45)
      scene.view.span = 0.5
      for zoom in [0.25, 0.5, 1, 2, 4] {
        scene.timeline[.zoom] = .constant(zoom, blend: .geometric)
        #expect(!Self.isPrecise(scene), "zoom \(zoom)")
      }
    }

    @Test func theChoiceDependsOnNeitherSizeNorInstructionSet() {
      let best = InstructionSet.current
      defer { #expect(InstructionSet.use(best)) }
      for (activation, width) in [(Activation.sin, 28), (.triangle, 32), (.gaussian, 64)] {
        for seed: UInt64 in 0..<8 {
          var scene = Self.scene([activation], 8, width, seed: seed)
          var choices: Set<Bool> = []
          for height in [36, 270, 2160] {
            scene.size = FrameSize(width: height * 16 / 9, height: height)
            choices.insert(Self.isPrecise(scene))
          }
          for name in InstructionSet.available where InstructionSet.use(name) {
            if InstructionSet.isFused { choices.insert(Self.isPrecise(scene)) }
          }
          #expect(InstructionSet.use(best))
          #expect(choices.count == 1, "\(activation), seed \(seed)")
        }
      }
    }

    /// Such networks are evaluated at every pixel by the default renderer.
    @Test(arguments: [1, 4]) func noiseIsPaintedPixelByPixel(_ samples: Int) {
      var scene = Self.scene([.sin], 8, 32, seed: 3)
      scene.samples = samples
      let (picture, evaluated) = scene.paint(.adaptive)
      #expect(evaluated.share == Double(samples))
      #expect(picture.red == scene.painted(.exact).red)
      let difference = Difference(picture, from: ReferencePainter(scene))
      #expect(difference.farShare == 0, "\(difference)")
    }

    @Test func doublesGiveTheSameBitsInAnySplitOnAnyFusedTarget() {
      var scene = Self.scene([.sin, .gaussian, .elu, .softplus], 8, 48, seed: 5)
      scene.network.inputs = [.x, .y, .r, .theta(harmonic: 5), .logR(frequency: 1.1), .time]
      scene.size = FrameSize(width: 1101, height: 5)
      let best = InstructionSet.current
      defer { #expect(InstructionSet.use(best)) }
      let whole = scene.painted(precision: .double)
      for name in InstructionSet.available where InstructionSet.use(name) && InstructionSet.isFused
      {
        let frame = Renderer(scene, sampling: .exact, precision: .double).frame(0)
        var strip = Strip(width: 1101, rows: 0..<1)
        for row in (0..<5).reversed() {
          strip.move(to: row..<row + 1)
          frame.paint(&strip)
          #expect(strip.red[...] == whole.red[row * 1101..<(row + 1) * 1101], "\(name)")
        }
      }
    }

    static let domains: [(Symmetry, twist: Double)] = [
      (.none, 0), (.none, 0.7), (.mirror, 0), (.kaleidoscope(5), 0.3), (.rotation(3), 0),
    ]

    /// Inputs and symmetries of every kind, far better than a picture needs it.
    @Test(arguments: domains.indices) func everythingBeforeTheNetworkIsInDouble(_ index: Int) {
      let (symmetry, twist) = Self.domains[index]
      for inputs: [Input] in [
        [.x, .absY, .r, .time, .bias], [.theta(harmonic: 3), .logR(frequency: 1.3), .absX],
        [.tileX(period: 0.7), .tileY(period: 1.1)],
      ] {
        let seed: UInt64 = 1
        var scene = Self.scene([.sin], 8, 32, seed: seed)
        scene.network.inputs = inputs
        scene.network.biases = .all
        scene.view.symmetry = symmetry
        scene.timeline[.twist] = .constant(twist)
        scene.timeline[.phase] = .constant(0.37, turn: 1)
        scene.timeline[.rotation] = .constant(33, turn: 360)
        let difference = Difference(
          scene.painted(precision: .double), from: ReferencePainter(scene), over: 0.01)
        #expect(difference.farShare == 0, "\(inputs), seed \(seed): \(difference)")
      }
    }
  }
}
