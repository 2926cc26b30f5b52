import CPPN
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// Zones of pictures on a picture, cut along a mask.
  @Suite struct CollageTests {
    /// A palette, with zones of engraving and of another palette on it.
    private static func scene(width: Int = 97, height: Int = 150) throws -> SceneDraft {
      var scene = SceneDraft.small(
        layers: .tanh(3, 12), outputs: [.sigmoid], weights: .normal(1),
        colour: .palette(Medium.Kind.map.definition.ramp, name: nil), seed: 4, width: width,
        height: height)
      var engraving = try MediaTests.scene(.engraving, seed: 5)
      engraving.timeline.seed = SeedTrack(keys: [TrackKey(position: 0, value: 6)])
      var red = scene
      red.colour = .palette(Medium.Kind.agate.definition.ramp, name: nil)
      red.timeline.seed = SeedTrack(keys: [TrackKey(position: 0, value: 9)])
      scene.fields[.mask] = mask(seed: 12)
      scene.collage = Collage(
        zones: [
          Collage.Zone(above: 0.45, scene: engraving), Collage.Zone(above: 0.6, scene: red),
        ],
        border: 0.03, borderColour: RGB(1, 1, 1), shadow: 0.03, darkness: 0.6)
      return try scene.measured()
    }

    private static func mask(seed: UInt64) -> SceneDraft {
      var mask = SceneDraft.small(
        layers: .tanh(2, 8), outputs: [.sigmoid], weights: .normal(1),
        colour: .grey(inverted: false), seed: seed)
      mask.equalising = .requested(0.85)
      return mask
    }

    private static func flat(_ grey: Double, like scene: SceneDraft) -> SceneDraft {
      var flat = scene
      let colour = RGB(grey, grey, grey)
      flat.colour = .palette(
        ColourRamp(stops: [.init(position: 0, colour: colour), .init(position: 1, colour: colour)]),
        name: nil)
      return flat
    }

    @Test(arguments: [Sampling.exact, .adaptive]) func stripsHaveTheBitsOfTheWhole(
      _ sampling: Sampling
    ) throws {
      for samples in [1, 4] {
        var scene = try Self.scene()
        scene.samples = samples
        let whole = MediaTests.paint(scene, sampling)
        let parts = MediaTests.paint(scene, sampling, rows: [0..<1, 1..<70, 70..<128, 128..<150])
        #expect(whole.red == parts.red && whole.green == parts.green)
        #expect(whole.blue == parts.blue)
      }
    }

    /// Where one picture covers a pixel and no shadow falls, its bits are kept.
    @Test func piecesKeepTheirBits() throws {
      var scene = try Self.scene()
      scene.collage?.shadow = 0
      let picture = MediaTests.paint(scene, .exact)
      var ground = scene
      ground.collage = nil
      var sources = [MediaTests.paint(ground, .exact)]
      for zone in scene.collage?.zones ?? [] {
        var zone = zone.scene
        zone.size = scene.size
        sources.append(MediaTests.paint(zone, .exact))
      }
      var counts = [0, 0, 0]
      var others = 0
      for i in picture.red.indices {
        let found = sources.firstIndex {
          $0.red[i] == picture.red[i] && $0.green[i] == picture.green[i]
            && $0.blue[i] == picture.blue[i]
        }
        if let found { counts[found] += 1 } else { others += 1 }
      }
      #expect(counts.allSatisfy { $0 > 500 }, "\(counts)")
      // The borders.
      #expect(others > 200 && Double(others) < 0.25 * Double(picture.red.count), "\(others)")
    }

    /// White on black: the light of a pixel is the share of it that is above the level, which 256
    /// samples of the mask count.
    @Test func edgesCoverTheirSharesOfPixels() throws {
      var scene = try Self.scene(width: 120, height: 80)
      let mask = try #require(scene.fields[.mask])
      scene = Self.flat(0, like: scene)
      scene.collage = Collage(
        zones: [Collage.Zone(above: 0.5, scene: Self.flat(1, like: scene))])
      scene.fields = [.mask: mask]
      let picture = MediaTests.paint(scene, .exact)
      var fine = mask
      fine.size = FrameSize(width: 16 * 120, height: 16 * 80)
      fine.colour = .grey(inverted: false)
      let heights = MediaTests.paint(fine, .exact).green
      var (errors, far) = ([Double](), 0)
      for y in 0..<80 {
        for x in 0..<120 {
          var above = 0
          for j in 0..<16 {
            for i in 0..<16 where heights[(16 * y + j) * 16 * 120 + 16 * x + i] > 0.5 { above += 1 }
          }
          guard above > 0, above < 256 else { continue }
          let share = SRGB.decode(Double(picture.green[y * 120 + x]))
          let error = abs(share - Double(above) / 256)
          errors.append(error)
          if error > 0.05 { far += 1 }
        }
      }
      #expect(errors.count > 150)
      #expect(errors.reduce(0, +) / Double(errors.count) < 0.015)
      #expect(Double(far) < 0.01 * Double(errors.count), "\(far) of \(errors.count)")
    }

    @Test func shadowsFallAwayFromTheLight() throws {
      let scene = try Self.scene()
      var without = scene
      without.collage?.shadow = 0
      var below = scene
      below.timeline[.light] = .constant(180, turn: 360)
      below.fields[.mask]?.timeline[.light] = .constant(180, turn: 360)
      let (lit, plain, other) = (
        MediaTests.paint(scene), MediaTests.paint(without), MediaTests.paint(below)
      )
      #expect(lit.green.reduce(0, +) < 0.999 * plain.green.reduce(0, +))
      #expect(lit.difference(from: other) > 0.002)
    }

    @Test func adaptivePicturesAreLikeExactOnes() throws {
      let scene = try Self.scene(width: 240, height: 150)
      let (exact, adaptive) = (MediaTests.paint(scene, .exact), MediaTests.paint(scene, .adaptive))
      let levels = zip(exact.green, adaptive.green).map { 255 * abs($0 - $1) }
      #expect(levels.reduce(0, +) / Float(levels.count) < 0.15)
      #expect(levels.count { $0 > 4 } <= levels.count / 1000)
    }

    /// A mirrored mask has no mirrored shadow, and a mirrored ground is not its own image below
    /// zones that are not.
    @Test func halvesAreNotCopied() throws {
      var scene = try Self.scene(width: 64, height: 64)
      scene.view.symmetry = .mirror
      scene.fields[.mask]?.view.symmetry = .mirror
      let frame = Renderer(scene).frame(0)
      #expect(!frame.mirrorsRows)
      let picture = MediaTests.paint(scene)
      let upper = Array(picture.green[..<(64 * 20)])
      let lower = (0..<20).flatMap { Array(picture.green[(63 - $0) * 64..<(64 - $0) * 64]) }
      #expect(upper != lower)
    }

    /// A zone that changes nothing and covers all is the picture below it, with its field of lines.
    @Test func aZoneThatChangesNothingIsThePicture() throws {
      var scene = try MediaTests.scene(.engraving, width: 130, height: 140)
      var lines = scene
      lines.medium = Medium()
      lines.colour = .rgb
      lines.timeline.seed = SeedTrack(keys: [TrackKey(position: 0, value: 77)])
      scene.fields[.lines] = lines
      let plain = MediaTests.paint(scene)
      scene.fields[.mask] = Self.mask(seed: 2)
      scene.collage = Collage(zones: [Collage.Zone(above: -1, scene: scene)])
      scene.collage?.zones[0].scene.fields = [:]
      #expect(MediaTests.paint(scene).green == plain.green)
    }

    /// The field of the first frame, named, gives the lines that a medium takes from it by itself.
    @Test func aNamedFieldTakesThePlaceOfTheOwn() throws {
      for (kind, use) in [
        (Medium.Kind.engraving, FieldUse.lines), (.opArt, .lines), (.map, .detail),
      ] {
        let scene = try MediaTests.scene(kind, width: 130, height: 140)
        var same = scene
        var field = scene
        field.medium = Medium()
        field.colour = scene.channels == 1 ? .grey(inverted: false) : .rgb
        same.fields[use] = field
        let plain = MediaTests.paint(scene)
        #expect(MediaTests.paint(same).green == plain.green, "\(kind)")
        same.fields[use]?.timeline.seed = SeedTrack(keys: [TrackKey(position: 0, value: 77)])
        #expect(MediaTests.paint(same).difference(from: plain) > 0.005, "\(kind)")
      }
    }
  }
}
