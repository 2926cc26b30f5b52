import CPPN
import ReferencePainting
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// What holds for every medium.
  @Suite struct MediaTests {
    static let kinds = Medium.Kind.allCases.filter { $0 != .palette }

    static func scene(
      _ kind: Medium.Kind, seed: UInt64 = 3, width: Int = 61, height: Int = 40
    ) throws -> SceneDraft {
      let channels = kind.definition.channels
      var scene = SceneDraft.small(
        layers: .tanh(3, 12), outputs: Array(repeating: .sigmoid, count: channels),
        weights: .normal(0.8), biases: .all,
        colour: .palette(kind.definition.ramp, name: nil), seed: seed, width: width, height: height)
      scene.medium = Medium(kind)
      scene.equalising = .requested(MediumDefinition.equalising)
      return try scene.measured([.curves])
    }

    static func paint(
      _ scene: SceneDraft, _ sampling: Sampling = .adaptive, rows: [Range<Int>]? = nil
    ) -> Strip {
      let frame = Renderer(scene, sampling: sampling, precision: .asNeeded).frame(0)
      var whole = Strip(width: scene.size.width, rows: 0..<scene.size.height)
      guard let rows else {
        frame.paint(&whole)
        return whole
      }
      for rows in rows {
        var strip = Strip(width: scene.size.width, rows: rows)
        frame.paint(&strip)
        let pixels = rows.lowerBound * whole.width..<rows.upperBound * whole.width
        whole.red.replaceSubrange(pixels, with: strip.red)
        whole.green.replaceSubrange(pixels, with: strip.green)
        whole.blue.replaceSubrange(pixels, with: strip.blue)
      }
      return whole
    }

    /// The heights of bands are 128 rows: strips end within one and at its end.
    @Test(arguments: kinds) func stripsHaveTheBitsOfTheWhole(_ kind: Medium.Kind) throws {
      for symmetry in [Symmetry.none, .mirrorX, .mirror, .kaleidoscope(6), .rotation(3)] {
        var scene = try Self.scene(kind, width: 45, height: 140)
        scene.view.symmetry = symmetry
        for sampling in [Sampling.exact, .adaptive] {
          let whole = Self.paint(scene, sampling)
          let parts = Self.paint(scene, sampling, rows: [0..<1, 1..<70, 70..<128, 128..<140])
          #expect(whole.red == parts.red && whole.green == parts.green, "\(symmetry) \(sampling)")
          #expect(whole.blue == parts.blue, "\(symmetry) \(sampling)")
        }
      }
    }

    @Test(arguments: kinds) func adaptivePicturesAreLikeExactOnes(_ kind: Medium.Kind) throws {
      let scene = try Self.scene(kind, width: 240, height: 135)
      let (exact, adaptive) = (Self.paint(scene, .exact), Self.paint(scene, .adaptive))
      let levels = zip(exact.green, adaptive.green).map { 255 * abs($0 - $1) }
      #expect(levels.reduce(0, +) / Float(levels.count) < 0.1)
      let far = levels.filter { $0 > 4 }.count
      #expect(Double(far) <= 0.001 * Double(levels.count), "\(far)")
      #expect(levels.contains { $0 > 0 } || exact.green == adaptive.green)
    }

    /// Light and the widths of lines follow gradients, which are differences of heights. Bands are 128
    /// rows high, and blocks 8 pixels wide.
    @Test(arguments: [Medium.Kind.map, .engraving, .paperCut, .agate])
    func gradientsDoNotShowTheLattice(_ kind: Medium.Kind) throws {
      let (width, height) = (200, 264)
      // Levels of error in all pixels, beside the seams of bands, and beside those of blocks.
      var (all, bands, blocks) = ((0.0, 0), (0.0, 0), (0.0, 0))
      for seed in UInt64(1)...4 {
        let scene = try Self.scene(kind, seed: seed, width: width, height: height)
        let (exact, adaptive) = (Self.paint(scene, .exact), Self.paint(scene, .adaptive))
        for row in 0..<height {
          for column in 0..<width {
            let i = row * width + column
            let error = 255 * Double((exact.green[i] - adaptive.green[i]).magnitude)
            all = (all.0 + error, all.1 + 1)
            if [127, 128, 255, 256].contains(row) { bands = (bands.0 + error, bands.1 + 1) }
            if [0, 7].contains(column % 8) { blocks = (blocks.0 + error, blocks.1 + 1) }
          }
        }
      }
      let mean = all.0 / Double(all.1)
      #expect(mean > 0 && bands.0 / Double(bands.1) < 1.5 * mean + 0.02)
      #expect(blocks.0 / Double(blocks.1) < 1.2 * mean + 0.01)
    }

    /// Heights that are not equalised are the channels.
    @Test(arguments: kinds) func heightsNeedNoEqualising(_ kind: Medium.Kind) throws {
      var scene = try Self.scene(kind)
      scene.equalising = .none
      let plain = Self.paint(scene)
      let straight = try #require(ToneCurve([0, 0.5, 1]))
      scene.equalising = .measured(Array(repeating: straight, count: scene.channels))
      #expect(plain.difference(from: Self.paint(scene)) < 1e-3)
      #expect(Set(plain.green).count > 10)
    }

    @Test(arguments: kinds) func levelsRepeat(_ kind: Medium.Kind) throws {
      // Large enough for lines and dots to be seen as such.
      var scene = try Self.scene(kind, width: 300, height: 200)
      let first = Self.paint(scene)
      scene.timeline[.level] = .constant(1, turn: 1)
      #expect(Self.paint(scene).green == first.green)
      scene.timeline[.level] = .constant(0.99999, turn: 1)
      #expect(Self.paint(scene).difference(from: first) < 0.002)
      scene.timeline[.level] = .constant(0.47, turn: 1)
      #expect(Self.paint(scene).difference(from: first) > 0.002)
    }

    @Test(arguments: kinds) func samplesAreAveraged(_ kind: Medium.Kind) throws {
      var scene = try Self.scene(kind, width: 120, height: 80)
      let one = Self.paint(scene)
      scene.samples = 4
      let four = Self.paint(scene)
      #expect(four.green != one.green && four.difference(from: one) < 0.05)
    }

    @Test(arguments: kinds) func sizesShowTheSamePicture(_ kind: Medium.Kind) throws {
      let small = Self.paint(try Self.scene(kind, width: 480, height: 270))
      let large = Self.paint(try Self.scene(kind, width: 1920, height: 1080))
      let shrunk = Self.shrunk(large, by: 4)
      let sum = zip(shrunk, small.green).reduce(0) { $0 + abs(Double($1.0 - $1.1)) }
      #expect(255 * sum / Double(480 * 270) < 6, "\(255 * sum / Double(480 * 270)) levels")
    }

    /// The green of a picture of which `factor` x `factor` pixels become one, in linear light.
    static func shrunk(_ picture: Strip, by factor: Int) -> [Float] {
      let (width, height) = (picture.width / factor, picture.rows.count / factor)
      return (0..<width * height).map { pixel in
        let first = pixel / width * factor * picture.width + pixel % width * factor
        let light = (0..<factor * factor).reduce(0.0) {
          $0 + SRGB.decode(Double(picture.green[first + $1 / factor * picture.width + $1 % factor]))
        }
        return Float(SRGB.encode(light / Double(factor * factor)))
      }
    }

    @Test func instructionSetsOfAKindGiveTheSameBits() throws {
      let best = InstructionSet.current
      defer { #expect(InstructionSet.use(best)) }
      for kind in Self.kinds {
        let scene = try Self.scene(kind)
        var pictures: [Bool: Strip] = [:]
        for name in InstructionSet.available {
          #expect(InstructionSet.use(name))
          let picture = Self.paint(scene)
          let first = pictures[InstructionSet.isFused, default: picture]
          #expect(picture.red == first.red && picture.blue == first.blue, "\(kind) \(name)")
          pictures[InstructionSet.isFused] = first
        }
      }
    }

    /// Two sheets, one black and one white: a pixel's light is the share that the upper one covers.
    @Test func edgesCoverAsManySamplesDo() throws {
      var scene = try Self.scene(.paperCut, width: 144, height: 96)
      scene.colour = .palette(
        ColourRamp(stops: [
          .init(position: 0, colour: RGB(0, 0, 0)), .init(position: 1, colour: RGB(1, 1, 1)),
        ]), name: nil)
      for (name, value) in [("sheets", 2.0), ("shadow", 0), ("texture", 0), ("rim", 0)] {
        scene.medium[name] = value
      }
      var errors: [Double] = []
      for seed in UInt64(1)...6 {
        scene.timeline.seed = SeedTrack(keys: [TrackKey(position: 0, value: seed)])
        let picture = Self.paint(scene)
        var large = scene
        large.size = FrameSize(width: 144 * 16, height: 96 * 16)
        let samples = Self.paint(large)
        for row in 0..<96 {
          for column in 0..<144 {
            var light = 0.0
            for i in 0..<256 {
              let sample = samples.green[(16 * row + i / 16) * 144 * 16 + 16 * column + i % 16]
              light += sample > 0.5 ? 1 : 0
            }
            guard light > 0, light < 256 else { continue }
            let here = SRGB.decode(Double(picture.green[row * 144 + column]))
            errors.append(abs(here - light / 256))
          }
        }
      }
      errors.sort()
      #expect(errors.count > 500)
      let mean = errors.reduce(0, +) / Double(errors.count)
      #expect(mean <= 0.015, "\(mean)")
      #expect(errors[errors.count * 99 / 100] <= 0.05, "\(errors[errors.count * 99 / 100])")
    }
  }
}
