import Testing
import ZoetropeFrame
import ZoetropeScene

struct PlaybackTests {
  static let seeds = Array(UInt64(0)..<100)

  @Test(arguments: seeds) func pingPongIsTheSameBothWays(seed: UInt64) {
    var dice = Dice(seed)
    let scene = SceneDraft(dice.timeline(.pingPong))
    #expect(scene.problems.isEmpty, "seed \(seed)")
    let count = scene.timeline.frameCount
    for frame in 0...count {
      var (there, back) = (scene.plan(frame: frame), scene.plan(frame: count - frame))
      (there.index, back.index) = (0, 0)
      #expect(there == back, "frame \(frame) of seed \(seed)")
    }
  }

  /// The search finds the last key that is not after a position, however many keys there are.
  @Test(arguments: seeds) func placesAreFoundAmongAllKeys(seed: UInt64) {
    var dice = Dice(seed)
    let keys = (0..<dice.count(1...20)).map { _ in
      TrackKey(position: Double(dice.count(0...30)), value: 0)
    }
    .sorted { $0.position < $1.position }
    let playback = Playback(frameCount: 30, loop: .once)
    for position in stride(from: -1.0, through: 31, by: 0.5) {
      let after = playback.segment(at: position, among: keys, from: .after)
      let before = playback.segment(at: position, among: keys, from: .before)
      #expect(after.from == keys.lastIndex { $0.position <= position } ?? 0, "seed \(seed)")
      #expect(before.from == keys.lastIndex { $0.position < position } ?? 0, "seed \(seed)")
    }
  }

  /// A spline is solved once for all of its keys; otherwise this takes a hundred million steps.
  @Test(.timeLimit(.minutes(1))) func filmsOfManyKeysAreSurveyed() {
    let count = 20_000
    var timeline = Timeline.still(2 * count, .loop)
    timeline.latent = LatentTrack(
      keys: (0..<count).map { (index: Int) -> TrackKey<[Double]> in
        let value = [Double(index * 7 % 11), Double(index * 5 % 13)]
        return TrackKey(position: Double(2 * index), value: value)
      }, path: .spline)
    let seam = SceneDraft(timeline).seam
    #expect(seam.isClosed && seam.jumps.isEmpty)
  }

  @Test func pingPongTurnsAtHalfTheFrames() {
    for count in [7, 8] {
      var timeline = Timeline.still(count, .pingPong)
      let end = Double(count) / 2
      timeline[.gain] = ScalarTrack([0: 0, end: end])
      let gains = (0..<count).map { SceneDraft(timeline).plan(frame: $0)[.gain] }
      #expect(gains == (count == 8 ? [0, 1, 2, 3, 4, 3, 2, 1] : [0, 1, 2, 3, 3, 2, 1]))
    }
  }

  @Test(arguments: seeds) func onceStaysAtItsEnds(seed: UInt64) {
    var dice = Dice(seed)
    let scene = SceneDraft(dice.timeline(.once))
    let timeline = scene.timeline
    let playback = timeline.playback
    #expect(scene.plan(frame: -5) == scene.plan(frame: 0), "seed \(seed)")
    #expect(
      scene.plan(frame: timeline.frameCount + 9) == scene.plan(frame: timeline.frameCount),
      "seed \(seed)")
    for (quantity, track) in timeline.scalarTracks {
      #expect(track.value(at: 0, in: playback) == track.keys.first?.value, "\(quantity), \(seed)")
      #expect(
        track.value(at: playback.end, in: playback) == track.keys.last?.value,
        "\(quantity), \(seed)")
    }
    #expect(timeline.latent.value(at: 0, in: playback) == timeline.latent.keys.first?.value)
    #expect(
      timeline.latent.value(at: playback.end, in: playback) == timeline.latent.keys.last?.value,
      "seed \(seed)")
  }

  /// Every track passes through its keys, whatever the film does at its end.
  @Test(arguments: seeds) func keysAreMet(seed: UInt64) {
    var dice = Dice(seed)
    for loop in Loop.allCases {
      let timeline = dice.timeline(loop)
      let playback = timeline.playback
      for (quantity, track) in timeline.scalarTracks {
        for key in track.keys {
          #expect(track.value(at: key.position, in: playback) == key.value, "\(quantity), \(seed)")
        }
      }
      for key in timeline.latent.keys {
        #expect(timeline.latent.value(at: key.position, in: playback) == key.value, "\(seed)")
      }
      for key in timeline.seed.keys {
        #expect(
          timeline.seed.value(at: key.position, in: playback)
            == FramePlan.Seeds(from: key.value, to: key.value, amount: 0), "\(seed)")
      }
    }
  }

  @Test func seedsBlendBetweenKeys() {
    let playback = Playback(frameCount: 100, loop: .loop)
    let track = SeedTrack(keys: [
      TrackKey(position: 0, value: 7, easing: .easeInOut),
      TrackKey(position: 50, value: 8, easing: .hold),
    ])
    let quarter = track.value(at: 12.5, in: playback)
    #expect(quarter.from == 7 && quarter.to == 8)
    #expect(abs(quarter.amount - 0.12916193104731981) < 1e-12)
    let held = track.value(at: 99.9, in: playback)
    #expect(held == FramePlan.Seeds(from: 8, to: 8, amount: 0))
    #expect(track.value(at: 100, in: playback).from == 7)
    // An overshoot is clamped to the end that it passes.
    let wild = SeedTrack(keys: [
      TrackKey(position: 0, value: 1, easing: .cubicBezier(0.3, -2, 0.7, 3)),
      TrackKey(position: 50, value: 2),
    ])
    for position in stride(from: 0.0, through: 50, by: 0.5) {
      #expect((0...1).contains(wild.value(at: position, in: playback).amount))
    }
    #expect(wild.value(at: 5, in: playback).from == 1 && wild.value(at: 45, in: playback).from == 2)
  }

  @Test func zoomMovesByEqualFactors() {
    var timeline = Timeline.still(300, .once)
    timeline[.zoom] = ScalarTrack([0: 1, 299: 100_000], blend: .geometric)
    let scene = SceneDraft(timeline)
    let ratio = scene.plan(frame: 1)[.zoom]
    for frame in 0..<299 {
      let step = scene.plan(frame: frame + 1)[.zoom] / scene.plan(frame: frame)[.zoom]
      #expect(abs(step / ratio - 1) < 1e-12, "frame \(frame)")
    }
    #expect(scene.plan(frame: 299)[.zoom] == 100_000)
  }

  @Test func framesAreCountedExactly() {
    func frames(_ duration: Double, _ numerator: Int, _ denominator: Int = 1) -> Int {
      Timeline.frames(duration: duration, rate: FrameRate(numerator, denominator))
    }
    #expect(frames(12, 30) == 360 && frames(10, 30000, 1001) == 300)
    #expect(frames(0, 30) == 1 && frames(-4, 30) == 1 && frames(.nan, 30) == 1)
    #expect(frames(0.5, 3) == 2 && frames(1.5, 1) == 2 && frames(2.5, 1) == 3)
    #expect(frames(0.5.nextDown, 3) == 1 && frames(0.5.nextUp, 3) == 2)
    // As doubles these are slightly less than the half frame that they stand for: a product rounded
    // to a half would be rounded up again.
    #expect(frames(0.15, 10) == 1 && frames(0.35, 10) == 3)
    #expect(frames(830.1209583333333, 60000, 1001) == 49_757)
    #expect(frames(123.88333333333333, 30) == 3716 && frames(167.10416666666666, 24) == 4010)
    #expect(frames(1e300, 60) == 1 << 53 && frames(.infinity, 60) == 1 << 53)
    #expect(frames(86_400, 60000, 1001) == 5_178_821)
  }
}
