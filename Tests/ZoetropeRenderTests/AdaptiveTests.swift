import CPPN
import Dispatch
import Foundation
import ReferencePainting
import Synchronization
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// Adaptive pictures, evaluated only where they must be, against exact ones.
  @Suite struct AdaptiveTests {
    /// Errors of many pictures together, held to what `Sampling.adaptive` promises.
    static func expect(_ errors: SamplingError, _ about: String) {
      #expect(errors.overOne <= 1e-4, "\(about): \(errors)")
      #expect(errors.overThree <= 1e-6, "\(about): \(errors)")
    }

    /// The rate that is promised, on networks of the seeds 0, 1, 2 and so on, none left out: every
    /// activation and wiring in turn, all else drawn from the seed.
    @Test func randomNetworksKeepTheErrorBound() {
      let count = 1040
      let found = Mutex((errors: SamplingError(), worst: SamplingError(), name: ""))
      DispatchQueue.concurrentPerform(iterations: count) { index in
        let one = SamplingError(RandomNetwork.scene(index: index, seed: UInt64(index)))
        found.withLock { found in
          found.errors += one
          if (one.overThree, one.overOne) > (found.worst.overThree, found.worst.overOne) {
            (found.worst, found.name) = (one, "seed \(index)")
          }
        }
      }
      let (errors, worst, name) = found.withLock { $0 }
      Self.expect(errors, "the worst was \(name): \(worst)")
    }

    /// A line of one pixel that passes between all evaluated points of a block, and is found beside
    /// it.
    @Test func linesAreFollowedIntoSmoothBlocks() {
      let errors = SamplingError(RandomNetwork.scene(index: 132, seed: 4_104_083_432))
      #expect(errors.overThree == 0, "\(errors)")
    }

    /// Values that dip between the corners of a block, where slopes were flat.
    @Test func dipsBetweenCornersAreSeen() {
      let errors = SamplingError(RandomNetwork.scene(index: 135, seed: 3_438_625_824))
      #expect(errors.overThree == 0, "\(errors)")
    }

    /// Angles and logarithms, which are finer than any pixel at the centre.
    @Test(arguments: [(155, UInt64(518_528_273)), (75, 1_539_037_546), (56, 443_774_681)])
    func theCentreIsEvaluatedInFull(_ index: Int, _ seed: UInt64) {
      let errors = SamplingError(RandomNetwork.scene(index: index, seed: seed))
      #expect(errors.overThree == 0, "\(errors)")
    }

    /// Bands share memory, and must not depend on what another one left there.
    @Test func bandsDoNotDependOnEarlierOnes() {
      for index in 0..<104 {
        let scene = RandomNetwork.scene(index: index, seed: UInt64(index))
        let rows = 128..<scene.size.height
        let strips = [true, false].map { isUsed in
          let frame = Renderer(scene).frame(0)
          if isUsed {
            var above = Strip(width: scene.size.width, rows: 0..<128)
            frame.paint(&above)
          }
          var strip = Strip(width: scene.size.width, rows: rows)
          frame.paint(&strip)
          return strip
        }
        #expect(strips[0].equals(strips[1]), "index \(index), \(scene.timeline.seed)")
      }
    }

    /// Features that a lattice could miss.
    static let sharp: [(String, SceneDraft)] = [
      // Lines that get as thin as pixels, nearly along the lattice.
      ("contours", thin(.tanh, outputs: .contour, span: 3, gain: 1)),
      ("bells", thin(.gaussian, outputs: .gaussian, span: 8, gain: 1)),
      ("steep bells", thin(.gaussian, outputs: .sigmoid, span: 2, gain: 20)),
      ("kinks", thin(.relu, outputs: .absTanh, span: 4, gain: 2)),
      ("leaky kinks", thin(.leakyRelu, outputs: .contour, span: 6, gain: 2)),
      ("steep sines", thin(.sin, outputs: .sine, span: 4, gain: 3)),
      ("shards", thin(.tanh, outputs: .sine, span: 0.5, gain: 60)),
      ("steps", thin(.step, outputs: .sigmoid, span: 2, gain: 3)),
      ("folds", thin(.square, outputs: .triangle, span: 1, gain: 2)),
    ]

    static func thin(
      _ activation: Activation, outputs: OutputActivation, span: Double, gain: Double
    ) -> SceneDraft {
      var scene = SceneDraft.small(
        inputs: [.x, .y], layers: .all(activation, 4, 12), outputs: [outputs],
        weights: .normal(0.7),
        biases: .first, colour: .grey(inverted: false), width: 640, height: 360)
      scene.view.span = span
      scene.timeline[.gain] = .constant(gain)
      scene.timeline[.rotation] = .constant(0.2, turn: 360)
      return scene
    }

    @Test(arguments: sharp.indices)
    func sharpFeaturesAreFound(_ index: Int) {
      var errors = SamplingError()
      for seed in 0..<4 {
        var scene = Self.sharp[index].1
        scene.timeline.seed = SeedTrack(keys: [TrackKey(position: 0, value: UInt64(seed))])
        errors += SamplingError(scene)
      }
      Self.expect(errors, Self.sharp[index].0)
    }

    /// A slow pan: errors stay where they are, or are too small to be seen to move.
    @Test(arguments: [0, 5, 6, 8])
    func errorsDoNotShimmer(_ index: Int) {
      var scene = Self.sharp[index].1
      scene.timeline.frameCount = 31
      // A tenth of a pixel a frame.
      scene.timeline[.centreX] = ScalarTrack(keys: [
        TrackKey(position: 0, value: 0), TrackKey(position: 30, value: 30 * 0.1 / 180),
      ])
      Self.expectNoShimmer(scene, frames: 0..<6)
    }

    static func expectNoShimmer(_ scene: SceneDraft, frames: Range<Int>) {
      let errors = frames.map { scene.samplingErrors(frame: $0) }
      var (sum, far, count) = (0.0, 0, 0)
      for (before, after) in zip(errors, errors.dropFirst()) {
        for (a, b) in zip(before, after) {
          let change = Double(b - a).magnitude
          sum += change * change
          if change > 2 { far += 1 }
          count += 1
        }
      }
      let rms = (sum / Double(count)).squareRoot()
      #expect(rms <= 0.3, "rms \(rms)")
      #expect(Double(far) <= 1e-4 * Double(count), "\(far) of \(count) changed by more than 2")
    }

    @Test func smoothPicturesAreMostlyInterpolated() {
      var scene = SceneDraft.small(
        latent: 8, layers: .tanh(4, 32), weights: .fanIn(1), width: 1280, height: 720)
      let evaluated = scene.paint(.adaptive).1
      #expect(evaluated.pixels == 1280 * 720)
      #expect(evaluated.share < 0.06, "evaluated \(evaluated.share) of the pixels")
      #expect(scene.paint(.exact).1.share == 1)
      scene.samples = 16
      #expect(scene.paint(.exact).1.share == 16)
      #expect(scene.paint(.adaptive).1.share < 0.08)
    }

    @Test(arguments: [Activation.step, .relu, .leakyRelu, .abs, .square])
    func unpredictableNetworksAreEvaluatedEverywhere(_ activation: Activation) {
      let scene = SceneDraft.small(
        layers: [NetworkLayer(width: 8, activations: [.tanh, activation])], width: 96, height: 54)
      #expect(scene.paint(.adaptive).1.share == 1)
      #expect(scene.paint(.adaptive).0.equals(scene.paint(.exact).0))
    }

    /// Pictures too small for the lattice and its margins are evaluated at every pixel; with
    /// several samples they never are.
    @Test func smallPicturesAreEvaluatedEverywhere() {
      func share(_ width: Int, _ height: Int, samples: Int) -> Double {
        let scene = SceneDraft.small(
          latent: 8, layers: .tanh(4, 32), weights: .fanIn(1), width: width, height: height,
          samples: samples)
        var strip = Strip(width: width, rows: 0..<height)
        return Renderer(scene).frame(0).paint(&strip).share
      }
      #expect(share(64, 64, samples: 1) == 1)
      #expect(share(128, 128, samples: 1) == 1)
      #expect(share(128, 129, samples: 1) != 1)
      #expect(share(1280, 720, samples: 1) < 0.1)
      #expect(share(64, 64, samples: 4) < 4)
    }

    /// Pixels at the folds of a picture have all of their samples.
    @Test func samplesGoWhereTheyAreNeeded() {
      for index in [0, 6] {
        var scene = Self.sharp[index].1
        scene.samples = 16
        let (adaptive, evaluated) = scene.paint(.adaptive)
        let exact = scene.paint(.exact).0
        let ratio = adaptive.noise(against: exact)
        #expect(ratio > 45, "\(Self.sharp[index].0): \(ratio) dB")
        #expect(evaluated.share < 12)
      }
    }
  }
}
