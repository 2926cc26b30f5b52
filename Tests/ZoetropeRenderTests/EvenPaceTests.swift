import CPPN
import ReferencePainting
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  @Suite struct EvenPaceTests {
    /// A loop through three latent vectors, two of them near each other, at `width` neurons.
    static func uneven(_ activation: Activation, width: Int = 16, frames: Int = 180) -> SceneDraft {
      var scene = SceneDraft.small(
        latent: 3, layers: .all(activation, 3, width), weights: .normal(0.6), biases: .all,
        seed: 3, width: 160, height: 90)
      scene.timeline.frameCount = frames
      scene.timeline.loop = .loop
      let keys = [[0.0, 0, 0], [0.2, 0.1, 0], [2, -1, 1.5]]
      scene.timeline.latent = LatentTrack(
        keys: keys.enumerated().map { index, value in
          TrackKey(position: Double(index * frames) / 3, value: value, easing: .easeInOut)
        }, path: .linear)
      return scene
    }

    static func even(_ scene: SceneDraft) throws -> SceneDraft {
      var scene = scene
      scene.timeline.pace = .even
      return try scene.measured()
    }

    /// Every frame against the next, each painted in full.
    static func unevenness(_ scene: SceneDraft) -> Double {
      let count = scene.timeline.frameCount
      let pairs = scene.timeline.loop == .once ? count - 1 : count
      let pictures = (0...pairs).map { scene.painted(frame: $0) }
      let changes = zip(pictures, pictures.dropFirst()).map { $1.difference(from: $0) }.sorted()
      return (changes.last ?? 0) / changes[changes.count / 2]
    }

    @Test(arguments: [Activation.tanh, .sin, .gaussian, .relu])
    func thePictureChangesEvenly(_ activation: Activation) throws {
      let scene = Self.uneven(activation)
      #expect(Self.unevenness(scene) > 2)
      let even = try Self.unevenness(Self.even(scene))
      #expect(even < 1.3, "\(even)")
    }

    @Test func filmsThatDoNotLoopAndThoseThatTurnBackAreEvenToo() throws {
      for loop in [Loop.once, .pingPong] {
        var scene = Self.uneven(.tanh)
        scene.timeline.loop = loop
        scene.timeline.latent = LatentTrack(keys: [
          TrackKey(position: 0, value: [0, 0, 0])
        ])
        scene.timeline[.zoom] = ScalarTrack(
          keys: [
            TrackKey(position: 0, value: 1, easing: .easeInOut),
            TrackKey(position: scene.timeline.playback.end, value: 8),
          ], blend: .geometric)
        #expect(Self.unevenness(scene) > 1.6)
        #expect(try Self.unevenness(Self.even(scene)) < 1.3, "\(loop)")
      }
    }

    /// Size, rate and samples do not enter into the curve.
    @Test func thePaceIsTheSameForStillsPiecesAndFilms() throws {
      let scene = try Self.even(Self.uneven(.tanh, frames: 90))
      var other = Self.uneven(.tanh, frames: 270)
      other.rate = FrameRate(90)
      other.size = FrameSize(width: 31, height: 77)
      other.samples = 9
      let again = try Self.even(other)
      #expect(again.timeline.pace == scene.timeline.pace)
      for frame in 0..<90 {
        let (a, b) = (scene.plan(frame: frame), again.plan(frame: 3 * frame))
        #expect(zip(a.latent, b.latent).allSatisfy { abs($0 - $1) < 1e-9 })
      }
    }

    /// A stretch in which everything is held lasts as long as before; its jump costs no time.
    @Test func whatIsHeldStaysHeld() throws {
      var scene = Self.uneven(.tanh, frames: 100)
      scene.timeline.latent = LatentTrack(
        keys: [
          TrackKey(position: 0, value: [0, 0, 0], easing: .easeIn),
          TrackKey(position: 40, value: [1, 1, 1], easing: .hold),
          TrackKey(position: 70, value: [0, 2, 1], easing: .linear),
        ], path: .linear)
      let even = try Self.even(scene)
      func held(_ scene: SceneDraft) -> Int {
        (0..<100).count { scene.plan(frame: $0).latent == [1, 1, 1] }
      }
      #expect(held(scene) == 30)
      #expect(abs(held(even) - 30) <= 2, "\(held(even))")
      let moving = (0..<100).map { even.plan(frame: $0).latent }
      // Nothing lingers about the jump.
      let standing = zip(moving, moving.dropFirst()).count { $0 == $1 }
      #expect(standing <= 32)
    }

    /// Four fifths of the way bring a fiftieth of the change: they are run through at up to 40 times
    /// the mean pace, which rises no faster than the curve's cubics follow.
    @Test func whatHardlyChangesIsRunThrough() throws {
      var scene = SceneDraft.small(inputs: [.x, .y], width: 160, height: 90)
      scene.timeline.frameCount = 200
      scene.timeline[.centreX] = ScalarTrack(keys: [
        TrackKey(position: 0, value: 0), TrackKey(position: 160, value: 0.02),
        TrackKey(position: 200, value: 1),
      ])
      guard case .measured(let retiming) = try Self.even(scene).timeline.pace else {
        Issue.record("no pace was measured")
        return
      }
      // At eight times the mean pace it would be a quarter of the way.
      let share = retiming.share(at: 0.03, isClosed: false)
      #expect(share > 0.45 && share < 0.8, "\(share)")
    }

    @Test func whatDoesNotMoveStaysAsItIs() throws {
      let scene = try Self.even(SceneDraft.small())
      guard case .measured(let retiming) = scene.timeline.pace else {
        Issue.record("not measured")
        return
      }
      for time in [0.1, 0.5, 0.77] {
        #expect(abs(retiming.share(at: time, isClosed: false) - time) < 1e-5)
      }
      #expect(try scene.measured() == scene)
    }
  }

  @Suite struct SpeedCurveTests {
    static func curve(_ changes: [Double]) -> SpeedCurve {
      SpeedCurve(frames: Array(changes.indices), changes: changes, frameCount: changes.count)
    }

    @Test func itNamesWhatIsDeadAndWhatRushes() {
      let curve = Self.curve(
        Array(repeating: 0.01, count: 10) + [0, 0, 0.0005, 0] + [0.05]
          + Array(repeating: 0.01, count: 5))
      #expect(curve.median == 0.01)
      #expect(curve.unevenness == 5)
      #expect(curve.deadStretches.map { [$0.from, $0.to] } == [[50, 70]])
      #expect(curve.violentStretches.map { [$0.from, $0.to, $0.speed] } == [[70, 75, 5]])
      #expect(curve.bars == "▂▂▂▂▂▂▂▂▂▂··▁·█▂▂▂▂▂")
      #expect(Self.curve([0, 0, 0, 0.1]).unevenness == nil)
      #expect(Self.curve([]).bars.isEmpty)
      #expect(Self.curve([]).unevenness == nil)
    }

    @Test func itComparesEachFrameWithTheNextAndTheLastWithTheFirst() {
      var scene = EvenPaceTests.uneven(.tanh, frames: 12)
      let curve = SpeedCurve(scene, instants: 60)
      #expect(curve.frames == Array(0..<12))
      #expect(curve.changes.allSatisfy { $0 > 0 })
      scene.timeline.loop = .once
      #expect(SpeedCurve(scene, instants: 60).frames == Array(0..<11))
      #expect(SpeedCurve(scene, instants: 3).frames == [0, 5, 10])
      scene.timeline.frameCount = 1
      #expect(SpeedCurve(scene).changes.isEmpty)
    }
  }
}
