import Foundation
import Testing
import ZoetropeScene

/// The tracks of a loop, evaluated at N without wrapping, agree with their values at 0.
struct ClosednessTests {
  static let seeds = Array(UInt64(0)..<400)

  @Test(arguments: seeds) func valuesMeet(seed: UInt64) {
    var dice = Dice(seed)
    let timeline = dice.timeline(.loop)
    #expect(timeline.problems.isEmpty, "seed \(seed)")
    let playback = timeline.playback
    let end = Double(timeline.frameCount)
    for (quantity, track) in timeline.scalarTracks {
      var gap = track.value(at: end, in: playback) - track.value(at: 0, in: playback)
      if track.blend == .geometric {
        gap = log(track.value(at: end, in: playback)) - log(track.value(at: 0, in: playback))
      }
      if let turn = track.turn {
        let period = track.blend == .geometric ? log(turn) : turn
        gap = gap.remainder(dividingBy: period)
      }
      #expect(abs(gap) < 1e-9, "\(quantity) of seed \(seed)")
    }
    let latents = (
      timeline.latent.value(at: end, in: playback), timeline.latent.value(at: 0, in: playback)
    )
    for (last, first) in zip(latents.0, latents.1) {
      #expect(abs(last - first) < 1e-9, "z of seed \(seed)")
    }
    #expect(
      timeline.seed.value(at: end, in: playback) == timeline.seed.value(at: 0, in: playback),
      "seed of seed \(seed)")
    #expect(SceneDraft(timeline).seam.isClosed, "seed \(seed)")
  }

  @Test(arguments: seeds.prefix(60)) func frameNIsFrameZero(seed: UInt64) {
    var dice = Dice(seed)
    let scene = SceneDraft(dice.timeline(.loop))
    let count = scene.timeline.frameCount
    for frame in [0, 1, count / 2, count - 1] {
      #expect(scene.plan(frame: frame + count) == scene.plan(frame: frame), "seed \(seed)")
      #expect(scene.plan(frame: frame - 3 * count) == scene.plan(frame: frame), "seed \(seed)")
    }
    #expect(scene.plan(frame: count).index == 0)
  }

  /// Just before the end and just after the beginning a spline has equal velocities, wherever its
  /// keys are.
  @Test(arguments: seeds.prefix(100)) func splinesMeetInSlope(seed: UInt64) {
    var dice = Dice(seed)
    var timeline = dice.timeline(.loop)
    timeline.latent.path = .spline
    let playback = timeline.playback
    let before = timeline.latent.motion(at: playback.end, from: .before, in: playback)
    let after = timeline.latent.motion(at: 0, from: .after, in: playback)
    for (a, b) in zip(before.velocity, after.velocity) {
      #expect(abs(a - b) < 1e-9 * max(1, abs(a)), "seed \(seed)")
    }
    #expect(!SceneDraft(timeline).seam.jumps.contains { $0.quantity == .z }, "seed \(seed)")
  }

  /// Even easings across a seam in the middle of a stretch, and equal slopes at a key on it.
  @Test func easingsMeetInSlopeWhereTheyPromiseIt() {
    var timeline = Timeline.still(240)
    timeline[.zoom] = ScalarTrack([30: 2, 160: 5], easing: .easeInOut, blend: .geometric)
    timeline[.rotation] = ScalarTrack([0: 0, 240: 360], turn: 360)
    timeline.runPhase(turns: 2)
    timeline[.centreX] = ScalarTrack([0: 0, 80: 1], easing: .easeInOut)
    let playback = timeline.playback
    for (quantity, track) in timeline.scalarTracks {
      let h = 1e-3
      let before =
        (track.value(at: 240, in: playback) - track.value(at: 240 - h, in: playback)) / h
      let after = (track.value(at: h, in: playback) - track.value(at: 0, in: playback)) / h
      #expect(abs(before - after) < 1e-5, "\(quantity)")
    }
    #expect(SceneDraft(timeline).seam.isSmooth)
  }

  @Test func numbersAreReadAsWritten() {
    let playback = Playback(frameCount: 200, loop: .loop)
    // There and back: from 180 back to 0, not on to 360.
    let back = ScalarTrack([0: 0, 100: 180], turn: 360)
    #expect(back.value(at: 150, in: playback) == 90)
    #expect(back.value(at: 200, in: playback) == 0)
    let round = ScalarTrack([0: 0, 200: 360], turn: 360)
    #expect(round.value(at: 150, in: playback) == 270)
    #expect(round.value(at: 0, in: playback) == 0 && round.value(at: 200, in: playback) == 360)
    // A key at 100 % also determines the beginning of the film.
    let late = ScalarTrack([100: 1, 200: 3])
    #expect(late.value(at: 0, in: playback) == 3 && late.value(at: 50, in: playback) == 2)
  }

  @Test func defaultPhaseClosesModuloOne() {
    for loop in Loop.allCases {
      // A film that plays once is at 100 % on its last frame.
      var timeline = Timeline.still(loop == .once ? 91 : 90, loop)
      timeline.runPhase(turns: 3)
      let scene = SceneDraft(timeline)
      #expect(timeline.problems.isEmpty && scene.plan(frame: 0)[.phase] == 0)
      let third = loop == .pingPong ? 15 : 30
      #expect(abs(scene.plan(frame: third)[.phase] - 1) < 1e-12)
    }
  }
}
