import Testing
import ZoetropeScene

struct SeamTests {
  static func jumps(_ loop: Loop = .loop, _ change: (inout Timeline) -> Void) -> [String] {
    // 100 % of a film that plays once is its last frame.
    var timeline = Timeline.still(loop == .once ? 101 : 100, loop)
    change(&timeline)
    #expect(timeline.problems.isEmpty)
    return SceneDraft(timeline).seam.jumps.map(\.description)
  }

  @Test func smoothFilms() {
    for loop in Loop.allCases {
      let none = Self.jumps(loop) {
        $0[.zoom] = ScalarTrack([0: 1, 50: 4], easing: .easeInOut, blend: .geometric)
        $0.latent = LatentTrack([0: [1, 0], 20: [0, 1], 50: [1, 1]])
      }
      #expect(none == [])
    }
    #expect(Self.jumps { $0.latent = LatentTrack([10: [1, 0], 20: [0, 1]]) } == [])
    #expect(Self.jumps { $0.runPhase() } == [])
    #expect(Self.jumps { $0[.gain] = ScalarTrack([0: 1, 50: 1], easing: .hold) } == [])
  }

  @Test func jumpsAreNamed() {
    #expect(
      Self.jumps { $0[.zoom] = ScalarTrack([0: 1, 50: 4], blend: .geometric) }
        == ["zoom changes speed at 0 %", "zoom changes speed at 50 %"])
    #expect(
      Self.jumps(.once) { $0[.zoom] = ScalarTrack([0: 1, 50: 4, 100: 4.5], blend: .geometric) }
        == ["zoom changes speed at 50 %"])
    #expect(
      Self.jumps { $0[.gain] = ScalarTrack([0: 1, 25: 2], easing: .hold) }
        == ["gain jumps at 0 %", "gain jumps at 25 %"])
    #expect(
      Self.jumps(.pingPong) { $0[.rotation] = ScalarTrack([0: 0, 50: 90], turn: 360) } == [
        "rotation turns back without coming to rest at 0 %",
        "rotation turns back without coming to rest at 50 %",
      ])
    #expect(
      Self.jumps(.pingPong) { $0[.gain] = ScalarTrack([0: 1, 50: 2], easing: .hold) }
        == ["gain jumps at 50 %"])
    // A phase that gains speed over a turn is slower again where it starts anew.
    #expect(
      Self.jumps {
        $0[.phase] = ScalarTrack([0: 0, 100: 1], easing: .easeIn, turn: 1)
      } == ["phase changes speed at 0 %"])
    // The centre's two tracks are one path; a corner in it is one jump.
    #expect(
      Self.jumps(.once) {
        $0[.centreX] = ScalarTrack([0: 0, 40: 1])
        $0[.centreY] = ScalarTrack([40: 0, 100: 1])
      } == ["center changes speed at 40 %"])
    #expect(
      Self.jumps(.once) {
        $0.latent = LatentTrack([0: [1, 0], 30: [0, 1], 60: [1, 1]], path: .slerp)
      } == ["z changes speed at 30 %", "z changes speed at 60 %"])
    #expect(
      Self.jumps {
        $0.seed.keys = [
          TrackKey(position: 0, value: 1), TrackKey(position: 30, value: 2, easing: .hold),
        ]
      } == ["seed jumps at 0 %", "seed changes speed at 30 %"])
  }

  @Test func speedsAreMeasured() {
    var timeline = Timeline.still(100)
    timeline[.gain] = ScalarTrack([0: 1, 50: 3, 75: 2.5])
    let jumps = SceneDraft(timeline).seam.jumps
    #expect(jumps.map(\.percent) == [0, 50, 75])
    #expect(jumps.map(\.speedBefore) == [-0.06, 0.04, -0.02])
    #expect(jumps.map(\.speedAfter) == [0.04, -0.02, -0.06])
  }

  @Test func openLoopsAreNotClosed() {
    var timeline = Timeline.still(100)
    timeline[.gain] = ScalarTrack([0: 1, 100: 2])
    let seam = SceneDraft(timeline).seam
    #expect(!seam.isClosed)
    #expect(seam.closures.first { $0.quantity == .gain }?.gap == 1)
    #expect(SceneDraft(.still(9, .pingPong)).seam.isClosed)
    #expect(
      !SceneDraft(.still(9, .once)).seam.isClosed && SceneDraft(.still(9, .once)).seam.isSmooth)
  }
}
