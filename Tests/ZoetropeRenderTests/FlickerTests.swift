import CPPN
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  @Suite struct FlickerTests {
    /// A film of `frames` frames in which one quantity goes from 0 to `end`.
    static func film(
      _ kind: Medium.Kind, _ quantity: ScalarQuantity, to end: Double, frames: Int = 30,
      rate: Int = 30
    ) throws -> SceneDraft {
      var scene = try MediaTests.scene(kind, width: 96, height: 54)
      if kind == .palette { scene.colour = .grey(inverted: false) }
      scene.timeline.loop = .once
      scene.timeline.frameCount = frames
      scene.rate = FrameRate(rate)
      scene.timeline[quantity].keys = [
        TrackKey(position: 0, value: 0), TrackKey(position: Double(frames), value: end),
      ]
      return scene
    }

    static func areNear(_ found: [Double], _ wanted: Double, by share: Double = 1e-6) -> Bool {
      !found.isEmpty && found.allSatisfy { abs($0 - wanted) <= share * wanted }
    }

    /// `level` moves lines by spacings: stripes and edges by what it changes in a thirtieth of a
    /// second, bands of stone by all of them, and engraved lines, where there are many, by more.
    @Test func levelsMoveLinesBySpacings() throws {
      for kind in [Medium.Kind.opArt, .map, .neon, .stainedGlass, .paperCut, .halftone] {
        let flicker = try #require(Flicker(Self.film(kind, .level, to: 3)))
        #expect(Self.areNear(flicker.lines, 0.1), "\(kind) \(flicker.lines)")
        #expect(!flicker.jumps)
        let fast = try #require(Flicker(Self.film(kind, .level, to: 6)))
        #expect(Self.areNear(fast.lines, 0.2) && fast.jumps, "\(kind) \(fast.lines)")
      }
      let agate = try #require(Flicker(Self.film(.agate, .level, to: 0.1)))
      #expect(Self.areNear(agate.lines, 26 * 0.1 / 30), "\(agate.lines)")
      let engraving = try #require(Flicker(Self.film(.engraving, .level, to: 3)))
      #expect(engraving.lines.allSatisfy { $0 > 0.1 } && engraving.jumps, "\(engraving.lines)")
    }

    /// After a whole level a medium looks as it did, so that nothing is seen to move.
    @Test func wholeLevelsMoveNothing() throws {
      for kind in [Medium.Kind.opArt, .agate, .engraving] {
        let flicker = try #require(Flicker(Self.film(kind, .level, to: 30)))
        #expect(flicker.lines.allSatisfy { $0 < 1e-6 }, "\(kind) \(flicker.lines)")
        #expect(flicker.largest < 0.1 && flicker.stands, "\(kind) \(flicker.changes)")
      }
    }

    /// A view that moves takes along the lines that follow the field, by what it moves over what
    /// lies between two lines; not the dots of a screen.
    @Test func viewsMoveLines() throws {
      func panned(_ kind: Medium.Kind) throws -> Flicker {
        var scene = try Self.film(kind, .centreX, to: 0.3)
        // Heights rise from left to right only.
        scene.network.inputs = [.x]
        scene.network.layers = []
        scene.network.biases = .none
        scene.equalising = .none
        return try #require(Flicker(scene))
      }
      // 0.3 half-sides in 30 frames, and a spacing of 0.0139 sides.
      let engraving = try panned(.engraving)
      #expect(Self.areNear(engraving.lines, 0.005 / 0.0139, by: 0.1), "\(engraving.lines)")
      #expect(engraving.jumps)
      let halftone = try panned(.halftone)
      #expect(halftone.lines.allSatisfy { $0 == 0 } && halftone.largest > 0.05)
    }

    /// A field that moves takes edges along, but not the lines that the first frame's field holds.
    @Test func heldLinesStandStill() throws {
      func turning(_ kind: Medium.Kind) throws -> Flicker {
        var scene = try Self.film(kind, .phase, to: 1)
        scene.network.inputs = [.x, .y, .time]
        return try #require(Flicker(try scene.measured([.curves])))
      }
      for kind in [Medium.Kind.engraving, .opArt] {
        let flicker = try turning(kind)
        #expect(flicker.lines.allSatisfy { $0 < 1e-6 }, "\(kind) \(flicker.lines)")
        #expect(flicker.largest > 0.1, "\(kind) \(flicker.changes)")
      }
      #expect(try #require(turning(.map).meanOfLines) > 0.01)
    }

    /// Pictures lie a thirtieth of a second apart, however many frames the film has in between.
    @Test func theRateOfTheFilmDoesNotCount() throws {
      func turning(frames: Int, rate: Int) throws -> Flicker {
        var scene = try Self.film(.palette, .rotation, to: 360, frames: frames, rate: rate)
        scene.timeline.loop = .loop
        return try #require(Flicker(scene))
      }
      let one = try turning(frames: 30, rate: 30)
      let other = try turning(frames: 60, rate: 60)
      #expect(one.changes.count == 8 && one.lines.isEmpty && one.largest > 0.2, "\(one)")
      for (a, b) in zip(one.changes, other.changes) { #expect(abs(a - b) < 1e-3) }
      #expect(try #require(one.mean) <= one.largest)
      #expect(abs(one.perSecond - 30 * (one.mean ?? 0)) < 1e-9)
    }

    /// Larger films are measured in pictures of 640x360.
    @Test func largeFilmsAreMeasuredSmall() throws {
      var scene = try Self.film(.palette, .rotation, to: 360)
      scene.size = FrameSize(width: 640, height: 360)
      let small = try #require(Flicker(scene, moments: 1))
      #expect(small.largest > 0.2, "\(small)")
      scene.size = FrameSize(width: 3840, height: 2160)
      #expect(Flicker(scene, moments: 1) == small)
    }

    /// Between evenly spread moments a rush is missed; the fastest moments show it.
    @Test func theFastestMomentIsFound() throws {
      var scene = try Self.film(.opArt, .level, to: 0, frames: 100)
      scene.timeline[.level].keys = [
        TrackKey(position: 0, value: 0), TrackKey(position: 46, value: 0),
        TrackKey(position: 49, value: 1), TrackKey(position: 100, value: 1),
      ]
      let spread = try #require(Flicker(scene))
      let fastest = try #require(Flicker(scene, fastestOf: SpeedCurve(scene)))
      #expect(!spread.isFast && spread.largest < 0.1, "\(spread.changes)")
      #expect(fastest.isFast && fastest.mean == nil, "\(fastest.changes)")
      #expect(fastest.lines == spread.lines && fastest.jumps)
    }

    /// A cut from the last frame to the first is not a movement.
    @Test func theSeamOfAnOpenLoopDoesNotCount() throws {
      var scene = try Self.film(.map, .level, to: 1.5)
      scene.timeline.loop = .loop
      #expect(Self.areNear(try #require(Flicker(scene)).lines, 0.05))
    }

    @Test func filmsWithoutTwoPicturesHaveNone() throws {
      #expect(try Flicker(Self.film(.map, .level, to: 1, frames: 1)) == nil)
      var scene = try Self.film(.map, .level, to: 1, frames: 2, rate: 120)
      scene.timeline.loop = .once
      #expect(Flicker(scene) == nil)
      scene.rate = FrameRate(10)
      #expect(Flicker(scene)?.changes.count == 8)
      // There and back, lines move back as they moved there.
      scene = try Self.film(.map, .level, to: 3, frames: 60)
      scene.timeline.loop = .pingPong
      scene.timeline[.level].keys[1].position = 30
      #expect(Self.areNear(try #require(Flicker(scene)).lines, 0.1))
    }
  }
}
