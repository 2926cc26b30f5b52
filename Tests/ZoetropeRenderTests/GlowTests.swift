import CPPN
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// The light that bright parts spread over a picture.
  @Suite struct GlowTests {
    private static func scene(width: Int = 96, height: Int = 150, amount: Double = 1) -> SceneDraft
    {
      var scene = SceneDraft.small(
        layers: .tanh(3, 12), outputs: [.sigmoid], weights: .normal(1),
        colour: .palette(Medium.Kind.neon.definition.ramp, name: nil), seed: 4, width: width,
        height: height)
      scene.finish.glow = Glow(amount: amount, size: 0.08)
      return scene
    }

    @Test func stripsHaveTheBitsOfTheWhole() {
      for symmetry in [Symmetry.none, .mirror] {
        var scene = Self.scene()
        scene.view.symmetry = symmetry
        for sampling in [Sampling.exact, .adaptive] {
          let whole = MediaTests.paint(scene, sampling)
          let parts = MediaTests.paint(scene, sampling, rows: [0..<1, 1..<70, 70..<128, 128..<150])
          #expect(whole.red == parts.red && whole.green == parts.green && whole.blue == parts.blue)
        }
      }
    }

    /// Light is only added, and more of it the more is asked for.
    @Test func picturesGetBrighter() {
      let plain = MediaTests.paint(Self.scene(amount: 0))
      let some = MediaTests.paint(Self.scene(amount: 0.5))
      let more = MediaTests.paint(Self.scene(amount: 2))
      #expect(zip(plain.green, some.green).allSatisfy { $0.0 <= $0.1 + 1e-5 })
      #expect(zip(some.green, more.green).allSatisfy { $0.0 <= $0.1 + 1e-5 })
      #expect(plain.difference(from: some) > 0.01 && some.difference(from: more) > 0.01)
      #expect(more.green.allSatisfy { $0 >= 0 && $0 <= 1 })
    }

    /// The small picture has a fixed number of rows, so that any size glows alike.
    @Test func sizesGlowAlike() {
      let small = MediaTests.paint(Self.scene(width: 240, height: 135))
      let large = MediaTests.paint(Self.scene(width: 960, height: 540))
      let shrunk = MediaTests.shrunk(large, by: 4)
      let sum = zip(shrunk, small.green).reduce(0) { $0 + abs(Double($1.0 - $1.1)) }
      #expect(255 * sum / Double(240 * 135) < 1)
    }

    /// A point of light spreads over the deviation that was asked for, as near as boxes of whole pixels
    /// come, and none is lost.
    @Test(arguments: [2.0, 5, 11]) func blursHaveTheirDeviation(_ deviation: Double) {
      var picture = [Float](repeating: 0, count: 101 * 81)
      picture[40 * 101 + 50] = 1
      let blurred = BoxBlur(deviation: deviation).applied(to: picture, width: 101)
      var (sum, across, down) = (0.0, 0.0, 0.0)
      for i in blurred.indices {
        let (x, y) = (Double(i % 101 - 50), Double(i / 101 - 40))
        sum += Double(blurred[i])
        across += x * x * Double(blurred[i])
        down += y * y * Double(blurred[i])
      }
      #expect(abs(sum - 1) < 1e-3)
      #expect(abs(across.squareRoot() / deviation - 1) < 0.25)
      #expect(abs(down - across) < 1e-2 * across)
    }

    @Test func aTransparentFigureGlowsOnlyItself() throws {
      var scene = Self.scene(width: 120, height: 68)
      let outline = Figure.Outline(
        seed: 3,
        network: Architecture(
          inputs: [.x, .y], latent: 0, layers: .tanh(1, 6), wiring: .plain, outputs: [.sigmoid],
          weights: .normal(1), biases: .all))
      var figure = Figure(.outline(outline), ground: Figure.Ground.none)
      let side = 32
      figure.mask = FigureMask(
        width: side,
        coverage: (0..<side * side).map { pixel in
          let (x, y) = (Double(pixel % side) - 15.5, Double(pixel / side) - 15.5)
          return x * x + y * y < 200 ? 1 : 0
        }, source: figure.form.checksum)
      scene.figure = figure
      let picture = MediaTests.paint(scene)
      scene.finish.glow = Glow()
      let plain = MediaTests.paint(scene)
      #expect(picture.alpha == plain.alpha && !picture.alpha.isEmpty)
      #expect(picture.difference(from: plain) > 0.001)
    }
  }
}
