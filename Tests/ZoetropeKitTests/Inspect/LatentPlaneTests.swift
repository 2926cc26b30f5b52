import CPPN
import Testing
import ZoetropeFrame
import ZoetropeInspect
import ZoetropeKit
import ZoetropeRender
import ZoetropeScene

/// The two directions of z that change a picture most.
struct LatentPlaneTests {
  private static let preset = """
    zoetrope: 1
    title: By hand
    network: { inputs: [x, y], latent: 4, layers: 1 x 4, weights: normal 1, biases: all }
    colour: grey
    film: { duration: 1 }
    z: seed 1
    """

  private static let size = FrameSize(width: 32, height: 18)

  /// The directions of a network that z2 cannot reach.
  private static func directions(count: Int) throws -> [InputStudy.Direction] {
    let scene = try SceneSource(yaml: preset).scene().values
    // x, y, z1 to z4 into four neurons.
    let network = FixedNetwork(
      scene.network,
      Weights(layers: [
        .init(
          fanIn: 6,
          matrix: [
            1, 0, 0.5, 0, 0.2, 0, 0, 1, 0, 0, 0.4, 0.1, 0.3, 0.3, 0.7, 0, 0, 0, 1, -1, 0, 0, 0.3, 0,
          ], bias: [0, 0, 0, 0]),
        .init(fanIn: 4, matrix: [1, 0.6, -0.5, 0.8], bias: [0]),
      ]))
    let studied = StudiedNetwork(scene, frame: 0, network: network)
    let study = try NeuronStudy(studied, size: size, unless: { false })
    return try InputStudy(
      studied, study.inputs, size: size, from: 2, unless: { false }, done: {}
    ).directions(studied, count: count)
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  @Test func directionsAreOrthogonalUnitVectorsWithoutWhatDoesNothing() throws {
    let found = try Self.directions(count: 2)
    try #require(found.count == 2)
    let (a, b) = (found[0].vector, found[1].vector)
    #expect(abs(Self.product(a, a) - 1) < 1e-9 && abs(Self.product(b, b) - 1) < 1e-9)
    #expect(abs(Self.product(a, b)) < 1e-9)
    #expect(a[1] == 0 && b[1] == 0)
    #expect(found[0].strength > found[1].strength && found[1].strength > 0)
  }

  /// Three numbers reach the picture, so there are three directions at the most.
  @Test func thereAreNoMoreDirectionsThanNumbersThatReachThePicture() throws {
    #expect(try Self.directions(count: 4).count == 3)
  }

  @Test func thePlaneOfAPresetHasTwoAxesAndStepsWithinReach() throws {
    let scene = try SceneSource(yaml: Self.preset).scene().values
    let plane = try LatentPlane(scene, frame: 0, steps: 4, reach: nil, unless: { false })
    try #require(plane.axes.count == 2)
    #expect(plane.axes.allSatisfy { $0.step > 0 && $0.step <= 0.75 * scene.latentSpread })
    let far = try LatentPlane(scene, frame: 0, steps: 4, reach: 2, unless: { false })
    #expect(far.axes.map(\.step) == [0.5 * scene.latentSpread, 0.5 * scene.latentSpread])
    #expect(LatentPlane.label(0, 0) == "as it is" && LatentPlane.label(-2, 1) == "-2 a  +1 b")
    #expect(LatentPlane.label(3, 0) == "+3 a" && LatentPlane.label(0, -4) == "-4 b")
  }

  @Test func aPresetWithoutZIsRefused() throws {
    let text = Self.preset.replacing("latent: 4", with: "latent: 0").replacing(
      "z: seed 1", with: "")
    let folder = TemporaryFolder()
    let output = OutputFile(folder("atlas.png"), replace: true)
    for content in [AtlasJob.Content.plane(side: 9, reach: nil), .latents(count: 4)] {
      #expect(throws: JobError.self) {
        try AtlasJob(content, of: SceneSource(yaml: text), to: output)
      }
    }
    for content in [
      AtlasJob.Content.plane(side: 8, reach: nil), .plane(side: 9, reach: -1), .seeds(count: 1),
      .latents(count: 1001),
    ] {
      #expect(throws: JobError.self) {
        try AtlasJob(content, of: SceneSource(yaml: Self.preset), to: output)
      }
    }
  }
}
