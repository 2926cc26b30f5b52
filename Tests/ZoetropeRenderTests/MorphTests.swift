import CPPN
import ReferencePainting
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  @Suite struct MorphTests {
    /// Networks of many kinds that make pictures with contrast.
    static let scenes: [SceneDraft] = [
      .small(layers: .tanh(4, 24), weights: .normal(0.7), biases: .all),
      .small(layers: .tanh(9, 16), weights: .normal(0.6), biases: .first),
      .small(layers: .all(.sin, 3, 16), weights: .normal(0.4), biases: .all),
      .small(layers: .all(.sigmoid, 3, 24), wiring: .dense, weights: .fanIn(40), biases: .all),
      .small(layers: .tanh(5, 16), wiring: .residual, weights: .normal(0.35), biases: .all),
      .small(layers: .tanh(5, 16), wiring: .shared, weights: .uniform(1), biases: .all),
      .small(
        layers: [NetworkLayer(width: 12, activations: [.sin, .cos, .gaussian])],
        weights: .normal(1.5),
        biases: .all),
    ]
    static let pairs: [(UInt64, UInt64)] = (1...24).map { ($0, $0 + 100) }

    /// The contrast at some shares of the way, the mean of all pairs of seeds.
    static func contrasts(_ scene: SceneDraft, at shares: [Double]) -> [Double] {
      var sums = shares.map { _ in 0.0 }
      for (from, to) in pairs {
        var scene = scene
        scene.timeline = Timeline(frameCount: 100, loop: .once, seed: from, latent: [])
        scene.timeline.seed = SeedTrack(keys: [
          TrackKey(position: 0, value: from), TrackKey(position: 100, value: to),
        ])
        let probe = Probe(scene, size: FrameSize(width: 48, height: 27), samples: 1)
        for (index, share) in shares.enumerated() {
          sums[index] += probe.picture(at: share).contrast
        }
      }
      return sums
    }

    /// On the mean of several seeds no architecture loses more than a tenth in the middle.
    @Test(arguments: scenes.indices) func theMiddleIsAsRichAsTheEnds(_ index: Int) {
      let contrasts = Self.contrasts(Self.scenes[index], at: [0, 0.25, 0.5, 0.75, 1])
      let ends = (contrasts[0] + contrasts[4]) / 2
      #expect(contrasts[1...3].allSatisfy { $0 > 0.9 * ends }, "\(contrasts)")
    }

    /// Half way along a straight line weights have 0.71 of their spread: that would be poorer.
    @Test func aStraightLineWouldWashOut() {
      var scene = Self.scenes[0]
      let ends = Self.contrasts(scene, at: [0, 1])
      scene.network.layerGains = [1, 1, 1, 1, 1].map { $0 * 0.5.squareRoot() }
      let middle = Self.contrasts(scene, at: [0.5])[0]
      #expect(middle < 0.8 * (ends[0] + ends[1]) / 2, "\(middle) \(ends)")
    }

    @Test func morphsAreFoundAndMeasured() {
      var scene = Self.scenes[0]
      scene.timeline = Timeline(frameCount: 90, loop: .loop, seed: 4, latent: [])
      #expect(scene.morphs().isEmpty)
      scene.timeline.seed = SeedTrack(keys: [
        TrackKey(position: 10, value: 4), TrackKey(position: 40, value: 5, easing: .hold),
        TrackKey(position: 60, value: 6), TrackKey(position: 70, value: 6),
      ])
      let morphs = scene.morphs()
      #expect(morphs.map(\.from) == [4, 6] && morphs.map(\.to) == [5, 4])
      #expect(morphs.allSatisfy { $0.kept > 0.4 && $0.kept < 2 })
      // A gain that fades and comes back leaves the middle grey.
      scene.timeline[.gain] = ScalarTrack(keys: [
        TrackKey(position: 10, value: 1), TrackKey(position: 25, value: 0.2),
        TrackKey(position: 40, value: 1),
      ])
      #expect(scene.morphs()[0].kept < 0.2)
      scene.timeline.loop = .once
      #expect(scene.morphs().map(\.from) == [4])
      #expect(scene.morphs(limit: 0).isEmpty)
    }
  }
}

extension RenderTests {
  @Suite struct PaletteMorphTests {
    private static func palette(_ colours: [RGB]) -> ColourRamp {
      ColourRamp(
        stops: colours.enumerated().map {
          ColourRamp.Stop(position: Double($0) / Double(colours.count - 1), colour: $1)
        })
    }

    /// A frame between two palettes is painted with the ramp that lies between them.
    @Test(arguments: [1, 4]) func framesAreColouredByTheRampOfTheirTime(samples: Int) {
      let (first, second) = (
        Self.palette([RGB(0, 0, 0), RGB(1, 1, 1)]),
        Self.palette([RGB(1, 0, 0), RGB(0, 1, 0), RGB(0, 0, 1)])
      )
      var scene = SceneDraft.small(
        outputs: [.sine], colour: .palette(first, name: nil), samples: samples)
      let plain = scene.painted()
      scene.timeline.palette = PaletteTrack(keys: [
        TrackKey(position: 0, value: first), TrackKey(position: 20, value: second),
      ])
      #expect(scene.painted().difference(from: plain) == 0)
      var still = scene
      still.timeline.palette = PaletteTrack()
      still.colour = .palette(first.mixed(with: second, amount: 0.5), name: nil)
      #expect(scene.painted(frame: 10).difference(from: still.painted()) == 0)
      #expect(scene.painted(frame: 10).difference(from: plain) > 0.05)
      still.colour = .palette(second, name: nil)
      #expect(scene.painted(frame: 25).difference(from: still.painted()) == 0)
    }
  }
}
