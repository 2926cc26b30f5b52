import CPPN
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// Fields that are displaced by themselves, coloured by a palette or painted in a medium.
  @Suite struct WarpedFieldTests {
    static let kinds: [Medium.Kind] = [.palette, .paperCut, .engraving]

    private static func scene(
      _ kind: Medium.Kind, warp: Double = 0.3, inputs: [Input] = [.x, .y, .r], width: Int = 96,
      height: Int = 150
    ) throws -> SceneDraft {
      var scene = SceneDraft.small(
        inputs: inputs, layers: .tanh(3, 12), outputs: [.sigmoid, .sigmoid, .sigmoid],
        weights: .normal(0.8), biases: .all,
        colour: .palette(Medium.Kind.agate.definition.ramp, name: nil),
        seed: 3, width: width, height: height)
      (scene.view.warp, scene.view.folds) = (warp, 2)
      scene.medium = Medium(kind)
      scene.equalising = .requested(0.85)
      scene.network.outputs = Array(scene.network.outputs.prefix(scene.channels))
      return try scene.measured([.curves])
    }

    @Test(arguments: kinds) func picturesChangeAndHaveTheSameBitsInStrips(_ kind: Medium.Kind)
      throws
    {
      let scene = try Self.scene(kind)
      for sampling in [Sampling.exact, .adaptive] {
        let whole = MediaTests.paint(scene, sampling)
        let parts = MediaTests.paint(scene, sampling, rows: [0..<1, 1..<70, 70..<128, 128..<150])
        #expect(whole.red == parts.red && whole.green == parts.green)
        #expect(whole.blue == parts.blue)
        let still = MediaTests.paint(try Self.scene(kind, warp: 0), sampling)
        #expect(whole.difference(from: still) > 0.005)
      }
    }

    @Test(arguments: kinds) func adaptivePicturesAreLikeExactOnes(_ kind: Medium.Kind) throws {
      let scene = try Self.scene(kind, width: 240, height: 135)
      let (exact, adaptive) = (MediaTests.paint(scene, .exact), MediaTests.paint(scene, .adaptive))
      #expect(255 * adaptive.difference(from: exact) < 0.15)
      #expect(adaptive.green != exact.green)
    }

    /// A field of the distance alone is even in x and y; displaced by itself it is not.
    @Test func halvesAreNotCopied() throws {
      let scene = try Self.scene(.palette, inputs: [.r], width: 64, height: 64)
      for sampling in [Sampling.exact, .adaptive] {
        let picture = MediaTests.paint(scene, sampling)
        let upper = Array(picture.green[..<(64 * 8)])
        let lower = (0..<8).flatMap { Array(picture.green[(63 - $0) * 64..<(64 - $0) * 64]) }
        #expect(upper != lower)
      }
    }
  }
}
