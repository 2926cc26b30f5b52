import CPPN
import ReferencePainting
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  @Suite struct EqualiserTests {
    /// A film most of whose values are in the middle.
    static func film(_ colour: Colouring = .grey(inverted: false), seed: UInt64 = 5) -> SceneDraft {
      var scene = SceneDraft.small(
        latent: 3, outputs: Array(repeating: .sigmoid, count: colour.channels),
        weights: .normal(0.4), colour: colour, seed: seed)
      scene.timeline.latent.keys = [
        TrackKey(position: 0, value: [1, 0, 0]), TrackKey(position: 30, value: [-1, 1, 0.5]),
      ]
      scene.equalising = .requested(1)
      return scene
    }

    /// The number of the film's pixels in each tenth of the range, where an even tenth is 1.
    static func tenths(_ scene: SceneDraft) -> [Double] {
      var counts = [Double](repeating: 0, count: 10)
      for frame in stride(from: 0, to: 30, by: 5) {
        for value in scene.painted(frame: frame).red { counts[min(Int(value * 10), 9)] += 1 }
      }
      let sum = counts.reduce(0, +)
      return counts.map { $0 * 10 / sum }
    }

    @Test func valuesAreSpreadOverTheWholeFilm() throws {
      let scene = Self.film()
      let before = Self.tenths(scene)
      let after = try Self.tenths(scene.measured())
      /// The distance of the tenths from even.
      func unevenness(_ tenths: [Double]) -> Double {
        (tenths.reduce(0) { $0 + ($1 - 1) * ($1 - 1) } / 10).squareRoot()
      }
      #expect(unevenness(after) < 0.65 * unevenness(before), "\(before) became \(after)")
    }

    /// A balanced network with one channel is measured as it is painted, not as the network with two
    /// more channels, which has another gain.
    @Test func balancedNetworksAreMeasuredAsTheyArePainted() throws {
      func firstCurve(_ colour: Colouring) throws -> ToneCurve? {
        var scene = Self.film(colour)
        scene.network.weights = .balanced(busy: 6)
        guard case .measured(let curves) = try scene.measured().equalising else { return nil }
        return curves.first
      }
      let grey = try #require(try firstCurve(.grey(inverted: false)))
      #expect(try firstCurve(.grey(inverted: true)) == grey)
      #expect(try firstCurve(.rgb) != grey)
    }

    @Test func sizeRateAndSamplesChangeNothing() throws {
      let scene = Self.film(.rgb)
      let curves = try scene.measured().equalising
      var other = scene
      other.size = FrameSize(width: 333, height: 97)
      other.samples = 4
      other.rate = FrameRate(24)
      other.finish = Finish(vignette: 0.5, grain: Grain(amount: 0.1, isMoving: true))
      other.timeline[.contrast] = .constant(3)
      #expect(try other.measured().equalising == curves)
      #expect(try scene.measured().measured() == scene.measured())
      guard case .measured(let measured) = curves else {
        Issue.record("nothing was measured")
        return
      }
      #expect(measured.count == 3 && Set(measured).count == 3)
    }

    @Test func instructionSetsOfAKindMeasureTheSame() throws {
      let best = InstructionSet.current
      defer { #expect(InstructionSet.use(best)) }
      let scene = Self.film(.oklch)
      var found: Set<Equalising> = []
      for name in InstructionSet.available where InstructionSet.use(name) {
        if InstructionSet.isFused { found.insert(try scene.measured().equalising) }
      }
      #expect(found.count == 1)
    }

    /// Flat areas are not pulled apart: a curve is nowhere steeper than five times, half as steep with
    /// half the amount.
    @Test(arguments: [0.5, 1.0])
    func curvesAreNotTooSteep(_ amount: Double) throws {
      var scene = Self.film()
      scene.equalising = .requested(amount)
      scene.timeline[.gain] = .constant(0.05)
      guard case .measured(let curves) = try scene.measured().equalising else {
        Issue.record("nothing was measured")
        return
      }
      let values = try #require(curves.first).values
      let steps = zip(values.dropFirst(), values).map { ($0 - $1) * Double(values.count - 1) }
      #expect(steps.max() ?? 9 < 1 + amount * 4.2 && steps.max() ?? 0 > 1 + amount * 2)
    }

    /// A list that is too short leaves the other channels as they are, in any strip.
    @Test func channelsWithoutACurveStay() throws {
      var scene = Self.film(.rgb)
      scene.equalising = .none
      let plain = scene.painted(frame: 3)
      scene.equalising = .measured([try #require(ToneCurve([0, 0.2, 1]))])
      let curved = scene.painted(frame: 3)
      #expect(curved.red != plain.red)
      for (curved, plain) in [(curved.green, plain.green), (curved.blue, plain.blue)] {
        #expect(zip(curved, plain).allSatisfy { abs($0 - $1) < 1e-5 })
      }
    }

    /// The second channel of a palette keeps its weights while the first is measured.
    @Test func palettesWithLightnessAreEqualised() throws {
      let ramp = PictureTests.ramp
      let colour = Colouring.palette(ramp, name: nil, use: PaletteUse(lightness: 0.5))
      let scene = try Self.film(colour).measured()
      #expect(scene.network.outputs.count == 2)
      guard case .measured(let curves) = scene.equalising else {
        Issue.record("nothing was measured")
        return
      }
      #expect(curves.count == 2)
      let difference = scene.difference(over: 3)
      #expect(difference.farShare <= PictureTests.strongestBluesAllowed, "\(difference)")
    }
  }

  @Suite struct FinisherTests {
    static func scene(_ finish: Finish) -> SceneDraft {
      var scene = SceneDraft.small(width: 90, height: 50)
      scene.finish = finish
      return scene
    }

    @Test func nothingIsNothing() {
      let plain = Self.scene(Finish()).painted()
      #expect(plain.red == SceneDraft.small(width: 90, height: 50).painted().red)
      let darker = Self.scene(Finish(vignette: 0.5)).painted()
      #expect(zip(darker.red, plain.red).allSatisfy { $0 <= $1 } && darker.red != plain.red)
    }

    @Test(arguments: [Sampling.exact, .adaptive])
    func anyStripsGiveTheSameFinish(_ sampling: Sampling) {
      let scene = Self.scene(
        Finish(vignette: 0.4, grain: Grain(amount: 0.05, isMoving: true)))
      let mask = CaptionMask(
        left: -3, top: 20, size: FrameSize(width: 200, height: 9),
        coverage: (0..<1800).map { Float($0 % 7) / 6 })
      let frame = Renderer(
        scene, sampling: sampling, caption: mask, precision: .asNeeded
      ).frame(4)
      var whole = Strip(width: 90, rows: 0..<50)
      frame.paint(&whole)
      for rows in [0..<1, 17..<31, 49..<50] {
        var strip = Strip(width: 90, rows: rows)
        frame.paint(&strip)
        #expect(strip.green[...] == whole.green[rows.lowerBound * 90..<rows.upperBound * 90])
      }
    }

    @Test func grainLiesStillOrMoves() {
      func noise(_ isMoving: Bool, _ frame: Int) -> [Float] {
        // A still scene: only grain can change.
        var scene = Self.scene(Finish(grain: Grain(amount: 0.2, size: 20, isMoving: isMoving)))
        scene.timeline.loop = .loop
        return scene.painted(frame: frame).green
      }
      let count = SceneDraft.small(width: 90, height: 50).timeline.frameCount
      #expect(count > 9)
      #expect(noise(false, 0) == noise(false, 9))
      // At 30 frames a second two show the same.
      #expect(noise(true, 0) == noise(true, 1) && noise(true, 1) != noise(true, 2))
      #expect(noise(true, 0) != noise(true, 8) && noise(true, 8) == noise(true, 9))
      // The frame after the last is the first.
      #expect(noise(true, count) == noise(true, 0) && noise(true, count - 1) != noise(true, 0))
    }

    @Test func captionsAreMixedInWhereTheyStand() {
      var scene = Self.scene(Finish())
      scene.finish.caption.colour = RGB(1, 0.5, 0)
      let plain = scene.painted()
      var painted = Strip(width: 90, rows: 0..<50)
      let mask = CaptionMask(
        left: 88, top: 48, size: FrameSize(width: 4, height: 4),
        coverage: [Float](repeating: 0.25, count: 16))
      Renderer(scene, sampling: .exact, caption: mask).frame(0).paint(&painted)
      for index in plain.red.indices {
        let isInside = index / 90 >= 48 && index % 90 >= 88
        let (red, green) = (plain.red[index], plain.green[index])
        #expect(abs(painted.red[index] - (isInside ? red + (1 - red) / 4 : red)) < 1e-6)
        #expect(abs(painted.green[index] - (isInside ? green + (0.5 - green) / 4 : green)) < 1e-6)
      }
    }
  }
}
