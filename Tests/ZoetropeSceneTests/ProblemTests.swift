import CPPN
import Testing
import ZoetropeFrame
import ZoetropeScene

struct ProblemTests {
  typealias Code = TimelineProblem.Code

  /// A faulty film, and the messages about it.
  struct Case: Sendable, CustomTestStringConvertible {
    let sentence: String
    let code: Code
    let key: Int?
    let loop: Loop
    let change: @Sendable (inout Timeline) -> Void

    init(
      _ sentence: String, _ code: Code, key: Int?, _ loop: Loop = .loop,
      _ change: @escaping @Sendable (inout Timeline) -> Void
    ) {
      self.sentence = sentence
      self.code = code
      self.key = key
      self.loop = loop
      self.change = change
    }

    var testDescription: String { sentence }
  }

  static let cases = [
    Case("the film has 0 frames; expected 1 or more", .noFrames, key: nil) { $0.frameCount = 0 },
    Case("gain has no keyframes; expected 1 or more", .noKeys, key: nil) { $0[.gain].keys = [] },
    Case(
      "zoom has a keyframe at 25 % after one at 50 %; expected each to be later than the one"
        + " before it", .notRising, key: 1
    ) { $0[.zoom] = ScalarTrack([50: 1, 25: 2], blend: .geometric) },
    Case(
      "seed has a keyframe at 50 % after one at 50 %; expected each to be later than the one"
        + " before it", .notRising, key: 1
    ) { $0.seed.keys = [TrackKey(position: 50, value: 1), TrackKey(position: 50, value: 2)] },
    Case("phase has a keyframe at 110 %; expected 0 % to 100 %", .outside, key: 1) {
      $0[.phase] = ScalarTrack([0: 0, 110: 1])
    },
    Case("shift has a keyframe at -0.5 %; expected 0 % to 100 %", .outside, key: 0) {
      $0[.shift] = ScalarTrack([-0.5: 0])
    },
    Case("cycles has a keyframe at nan %; expected 0 % to 100 %", .outside, key: 0) {
      $0[.cycles] = ScalarTrack([.nan: 0])
    },
    Case(
      "rotation has a keyframe at 75 %; expected 0 % to 50 %, because a ping-pong film plays its"
        + " first half backwards from there", .pastTurn, key: 1, .pingPong
    ) { $0[.rotation] = ScalarTrack([0: 0, 75: 90]) },
    Case(
      "gain is 1 at 0 % and 2.5 at 100 %; expected the same in a loop (a keyframe at 100 % can be"
        + " left out)", .doesNotClose, key: 1
    ) { $0[.gain] = ScalarTrack([0: 1, 100: 2.5]) },
    Case(
      "rotation is 0 at 0 % and 350 at 100 %; expected the same in a loop, but for whole turns of"
        + " 360 (a keyframe at 100 % can be left out)", .doesNotClose, key: 1
    ) { $0[.rotation] = ScalarTrack([0: 0, 100: 350], turn: 360) },
    Case(
      "zoom is 1 at 0 % and 6 at 100 %; expected the same in a loop, but for factors of 2"
        + " (a keyframe at 100 % can be left out)", .doesNotClose, key: 1
    ) { $0[.zoom] = ScalarTrack([0: 1, 100: 6], blend: .geometric, turn: 2) },
    Case(
      "z is [0, 1] at 0 % and [0, 1.5] at 100 %; expected the same in a loop (a keyframe at 100 %"
        + " can be left out)", .doesNotClose, key: 1
    ) { $0.latent = LatentTrack([0: [0, 1], 100: [0, 1.5]]) },
    Case(
      "seed is 4 at 0 % and 5 at 100 %; expected the same in a loop (a keyframe at 100 % can be"
        + " left out)", .doesNotClose, key: 1
    ) { $0.seed.keys = [TrackKey(position: 0, value: 4), TrackKey(position: 100, value: 5)] },
    Case("contrast is inf at 50 %; expected a finite number", .notFinite, key: 1) {
      $0[.contrast] = ScalarTrack([0: 1, 50: .infinity])
    },
    Case("z is nan at 0 %; expected a finite number", .notFinite, key: 0) {
      $0.latent = LatentTrack([0: [0, .nan]])
    },
    Case("zoom is 0 at 0 %; expected 1e-06 to 1e+25", .outOfRange, key: 0) {
      $0[.zoom] = .constant(0, blend: .geometric)
    },
    Case("contrast is -1 at 50 %; expected 0 to 1000", .outOfRange, key: 1) {
      $0[.contrast] = ScalarTrack([0: 1, 50: -1])
    },
    Case("center is -10000000 at 0 %; expected -1000000 to 1000000", .outOfRange, key: 0) {
      $0[.centreX] = .constant(-1e7)
      $0[.centreY] = .constant(-1e7)
    },
    Case(
      "z has 3 numbers at 50 % but 2 at 0 %; expected equally many", .wrongLength, key: 1
    ) { $0.latent = LatentTrack([0: [0, 1], 50: [1, 2, 3]]) },
  ]

  @Test(arguments: cases) func isSaid(_ broken: Case) {
    var timeline = Timeline.still(100, broken.loop)
    broken.change(&timeline)
    let problems = timeline.problems
    #expect(problems.map(\.description) == [broken.sentence])
    #expect(problems.first?.code == broken.code && problems.first?.key == broken.key)
  }

  @Test func allAtOnce() {
    var timeline = Timeline.still(100)
    timeline[.gain] = ScalarTrack([0: 1, 100: 2])
    timeline[.zoom] = .constant(-3, blend: .geometric)
    timeline.latent = LatentTrack([120: [1]])
    #expect(timeline.problems.map(\.quantity) == [.zoom, .gain, .z])
  }

  @Test func whatClosesModuloTurnsIsFine() {
    var timeline = Timeline.still(100)
    timeline[.rotation] = ScalarTrack([0: 90, 40: 33, 100: -630], turn: 360)
    timeline[.zoom] = ScalarTrack([0: 1, 100: 8], blend: .geometric, turn: 2)
    timeline[.gain] = ScalarTrack([20: 1, 100: 2])
    #expect(timeline.problems.isEmpty)
    // A film that plays once need not close.
    timeline.loop = .once
    timeline[.gain] = ScalarTrack([0: 1, 100: 2])
    #expect(timeline.problems.isEmpty)
  }

  @Test func latentOfAnotherNetworkIsRefused() {
    var scene = SceneDraft(.still())
    scene.network.latent = 3
    #expect(
      scene.problems.map(\.description)
        == ["z has 0 numbers; expected 3, as many as the network takes"])
  }
}
