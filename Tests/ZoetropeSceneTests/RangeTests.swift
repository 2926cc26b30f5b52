import Testing
import ZoetropeFrame
import ZoetropeScene

/// Numbers are clamped to their range at every frame, after their own interpolation.
struct RangeTests {
  static let overshoot = Easing.cubicBezier(0.34, 1.56, 0.64, 1)

  /// A track of each quantity whose easing shoots past both of its bounds.
  @Test func everyNumberIsKeptInItsRange() throws {
    let wild = Easing.cubicBezier(0.2, -3, 0.8, 4)
    for number in ScalarQuantity.allCases {
      let range = try #require(number.quantity.range)
      var timeline = Timeline.still(100, .once)
      let blend = timeline[number].blend
      timeline[number] = ScalarTrack(
        [0: range.lowerBound, 50: range.upperBound, 90: range.lowerBound], easing: wild,
        blend: blend)
      let values = stride(from: 0.0, through: 99, by: 0.25).map {
        timeline[number].value(at: $0, in: timeline.playback)
      }
      #expect(values.allSatisfy(range.contains), "\(number)")
      // It did shoot past them, and stood still there.
      #expect(values.count { $0 == range.upperBound } > 20, "\(number)")
      let plans = (0..<100).map { SceneDraft(timeline).plan(frame: $0) }
      #expect(plans.allSatisfy { range.contains($0[number]) }, "\(number)")
    }
  }

  /// A contrast that would become negative on its way to 0 reaches 0 and stays there until the key.
  @Test func whatIsKeptStandsStill() throws {
    var timeline = Timeline.still(100, .once)
    timeline[.contrast].keys = [
      TrackKey(position: 0, value: 1, easing: Self.overshoot), TrackKey(position: 50, value: 0),
    ]
    let track = timeline[.contrast]
    let playback = timeline.playback
    let free = ScalarTrack(keys: track.keys)
    #expect(free.value(at: 40, in: playback) < 0 && track.value(at: 40, in: playback) == 0)
    #expect(free.velocity(at: 30, from: .after, in: playback) != 0)
    #expect(track.velocity(at: 30, from: .after, in: playback) == 0)
    // Just before the key the unclamped value is still beyond the range.
    #expect(track.velocity(at: 50, from: .before, in: playback) == 0)
    let jumps = SceneDraft(timeline).seam.jumps
    let stop = try #require(jumps.first)
    #expect(jumps.count == 1 && stop.quantity == .contrast && stop.kind == .speed)
    #expect(stop.speedBefore < -0.01 && stop.speedAfter == 0)
    #expect((10...20).contains(stop.position))
    #expect(free.value(at: stop.position, in: playback).magnitude < 1e-6)
  }

  /// In a loop the stretch over the end is clamped to the range too.
  @Test func loopsAreKeptOverTheirEnd() throws {
    var timeline = Timeline.still(100)
    timeline[.saturation].keys = [
      TrackKey(position: 20, value: 0), TrackKey(position: 70, value: 1, easing: Self.overshoot),
    ]
    let seam = SceneDraft(timeline).seam
    #expect(seam.isClosed)
    let stops = seam.jumps.filter { $0.speedAfter == 0 }
    let stop = try #require(stops.first)
    #expect(stops.count == 1 && stop.position > 70 && stop.position < 100)
    #expect(SceneDraft(timeline).plan(frame: 5)[.saturation] == 0)
  }

  @Test func splinesAreKept() {
    var timeline = Timeline.still(100, .once)
    timeline.latent = LatentTrack([0: [0], 40: [1e6], 50: [1e6], 99: [0]])
    let scene = SceneDraft(timeline)
    #expect(scene.plan(frame: 45).latent == [1e6])
    let motion = timeline.latent.motion(at: 45, from: .after, in: timeline.playback)
    #expect(motion.velocity == [0])
    // Straight paths with an easing that overshoots as well.
    timeline.latent = LatentTrack([0: [0], 50: [1e6]], path: .linear, easing: Self.overshoot)
    #expect(SceneDraft(timeline).plan(frame: 40).latent == [1e6])
    #expect(timeline.latent.motion(at: 40, from: .after, in: timeline.playback).velocity == [0])
  }

  /// Blends of seeds and palettes are clamped at their ends, and so is their speed.
  @Test func blendsStandStillWhereTheyAreCutOff() {
    var timeline = Timeline.still(100, .once)
    timeline.seed.keys = [
      TrackKey(position: 0, value: 1, easing: Self.overshoot), TrackKey(position: 50, value: 2),
    ]
    let playback = timeline.playback
    #expect(timeline.seed.value(at: 40, in: playback).from == 2)
    #expect(timeline.seed.velocity(at: 40, from: .after, in: playback) == [0, 0])
    #expect(timeline.seed.velocity(at: 50, from: .before, in: playback) == [0, 0])
    #expect(timeline.seed.velocity(at: 5, from: .after, in: playback)[0] > 0)
    #expect(SceneDraft(timeline).seam.jumps.map(\.quantity) == [.seed])
    let (black, white) = (
      ColourRamp(stops: [.init(position: 0, colour: RGB(0, 0, 0))]),
      ColourRamp(stops: [.init(position: 0, colour: RGB(1, 1, 1))])
    )
    let palette = PaletteTrack(keys: [
      TrackKey(position: 0, value: black, easing: Self.overshoot),
      TrackKey(position: 50, value: white),
    ])
    #expect(palette.velocity(at: 40, from: .after, in: playback) == [0, 0])
  }

  /// A zoom that overshoots is checked by the values that are shown.
  @Test func zoomsAreJudgedAsTheyAreShown() {
    var timeline = Timeline.still(100, .once)
    timeline[.zoom] = ScalarTrack([0: 1, 50: 1e25], easing: Self.overshoot, blend: .geometric)
    let scene = SceneDraft(timeline)
    #expect((0..<100).map { scene.plan(frame: $0)[.zoom] }.max() == 1e25)
    #expect(scene.zoomProblems.allSatisfy { !$0.description.contains("e+26") })
  }
}
