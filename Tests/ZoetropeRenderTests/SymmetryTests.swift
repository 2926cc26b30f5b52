import CPPN
import ReferencePainting
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// The field mirrored, turned, wound up and tiled.
  @Suite struct SymmetryTests {
    static let symmetries: [Symmetry] =
      [.none, .mirrorX, .mirrorY, .mirror]
      + [1, 2, 3, 5, 6, 7, 8, 24, 64].map { .kaleidoscope($0) }
      + [2, 3, 5, 64].map { .rotation($0) }

    static func scene(_ symmetry: Symmetry, seed: UInt64, width: Int = 61, height: Int = 34)
      -> SceneDraft
    {
      var scene = SceneDraft.small(
        inputs: [.x, .y, .r, .theta(harmonic: 2), .logR(frequency: 1.5)], weights: .normal(0.6),
        seed: seed, width: width, height: height)
      scene.view.symmetry = symmetry
      return scene
    }

    @Test(arguments: symmetries) func paintsAsTheReferenceDoes(_ symmetry: Symmetry) {
      for (seed, twist) in zip(UInt64(0)..., [0, -1.5, 4]) {
        var scene = Self.scene(symmetry, seed: seed)
        scene.timeline[.twist] = .constant(twist)
        scene.timeline[.rotation] = .constant(20, turn: 360)
        scene.timeline[.zoom] = .constant(0.7, blend: .geometric)
        scene.view.core = 0.1
        let difference = scene.difference()
        #expect(
          difference.farShare <= farPixelsAllowed, "twist \(twist), seed \(seed): \(difference)")
      }
    }

    @Test func instructionSetsOfAKindGiveTheSameBits() {
      var scene = Self.scene(.kaleidoscope(7), seed: 4)
      scene.timeline[.twist] = .constant(2)
      scene.view.core = 0.05
      let best = InstructionSet.current
      defer { #expect(InstructionSet.use(best)) }
      for symmetry in [Symmetry.kaleidoscope(7), .rotation(5)] {
        scene.view.symmetry = symmetry
        var pictures: [Bool: Strip] = [:]
        for name in InstructionSet.available {
          #expect(InstructionSet.use(name))
          let picture = scene.painted()
          let first = pictures[InstructionSet.isFused, default: picture]
          #expect(picture.red == first.red && picture.blue == first.blue, "\(name)")
          pictures[InstructionSet.isFused] = first
        }
      }
    }

    /// As many petals as are interpolated between; beyond 32 every pixel is evaluated.
    @Test(arguments: [24, 32]) func narrowPetalsKeepTheErrorBound(_ count: Int) {
      var errors = SamplingError()
      for seed in UInt64(0)..<60 {
        var scene = RandomNetwork.scene(index: Int(seed) * 13 + 1, seed: seed)
        scene.view.symmetry = .kaleidoscope(count)
        errors += SamplingError(scene)
      }
      AdaptiveTests.expect(errors, "\(count) petals")
    }

    /// Folds and whirls are found by interpolating renderers too.
    @Test(arguments: symmetries) func adaptivePicturesAreWithinACode(_ symmetry: Symmetry) {
      var errors = SamplingError()
      for twist in [0, 2.0] {
        for seed in 1...3 as ClosedRange<UInt64> {
          var scene = Self.scene(symmetry, seed: seed, width: 480, height: 270)
          scene.network.layers = .tanh(4, 24)
          scene.timeline[.twist] = .constant(twist)
          scene.timeline[.rotation] = .constant(11, turn: 360)
          scene.view.core = 0.004
          errors += SamplingError(scene)
        }
      }
      AdaptiveTests.expect(errors, "\(symmetry)")
    }

    /// At any size, zoom and span, and a whole number of quarter turns.
    @Test(arguments: [Symmetry.mirrorX, .mirrorY, .mirror, .kaleidoscope(1), .kaleidoscope(6)])
    func mirrorsAreExact(_ symmetry: Symmetry) {
      let (leftIsRight, topIsBottom) =
        switch symmetry {
        case .mirrorX: (true, false)
        case .mirrorY, .kaleidoscope(1): (false, true)
        default: (true, true)
        }
      for (seed, (width, height)) in zip(UInt64(0)..., [(61, 34), (48, 47), (1231, 2)]) {
        var scene = Self.scene(symmetry, seed: seed, width: width, height: height)
        scene.view.span = [0.1, 1.7, 9][Int(seed)]
        scene.timeline[.zoom] = .constant([40, 3.1, 0.02][Int(seed)], blend: .geometric)
        let picture = scene.painted()
        let rows = (0..<height).map { picture.red[$0 * width..<($0 + 1) * width] }
        #expect(
          rows.allSatisfy { $0.elementsEqual($0.reversed()) } == leftIsRight,
          "\(width)x\(height), seed \(seed), span \(scene.view.span)")
        #expect(
          zip(rows, rows.reversed()).allSatisfy { $0.elementsEqual($1) } == topIsBottom,
          "\(width)x\(height), seed \(seed), span \(scene.view.span)")
      }
    }

    @Test(arguments: [2, 3, 5, 6, 12])
    func aTurnByOnePetalChangesNothing(_ order: Int) {
      for (seed, symmetry) in zip(UInt64(0)..., [Symmetry.kaleidoscope(order), .rotation(order)]) {
        var scene = Self.scene(symmetry, seed: seed, width: 64, height: 48)
        scene.timeline[.twist] = .constant(1)
        let first = scene.painted()
        scene.timeline[.rotation] = .constant(360 / Double(order))
        #expect(Self.largest(first, scene.painted()) <= 1 / 255, "\(symmetry), seed \(seed)")
        scene.timeline[.rotation] = .constant(180 / Double(order))
        #expect(Self.largest(first, scene.painted()) > 1 / 255, "\(symmetry), seed \(seed)")
      }
    }

    /// The right edge continues on the left, and the bottom on top: the step across the border is about
    /// one that neighbours inside take, though the steepest place may lie just there.
    @Test func tilesHaveNoSeam() {
      for seed in UInt64(0)..<4 {
        var scene = SceneDraft.small(
          inputs: [.tileX(period: 2.5), .tileY(period: 2.5), .tileX(period: 1.25)],
          weights: .normal(0.5), seed: seed, width: 80, height: 80)
        scene.view.span = 1.25
        // Wherever the tile is cut.
        scene.timeline[.centreX] = .constant(2.9 * Double(seed) - 5)
        scene.timeline[.centreY] = .constant(7 - 4.1 * Double(seed))
        let steps = Self.steps(scene.painted(), size: 80)
        #expect(steps.across <= 1.3 * steps.inside.across, "seed \(seed)")
        #expect(steps.down <= 1.3 * steps.inside.down, "seed \(seed)")
      }
    }

    /// The largest difference of neighbours inside the picture, and between its opposite edges.
    static func steps(
      _ strip: Strip, size: Int
    ) -> (across: Float, down: Float, inside: (across: Float, down: Float)) {
      var (across, down, inside) = (Float(0), Float(0), (across: Float(0), down: Float(0)))
      for i in 0..<size {
        for j in 0..<size {
          let here = strip.red[i * size + j]
          let right = (here - strip.red[i * size + (j + 1) % size]).magnitude
          let below = (here - strip.red[(i + 1) % size * size + j]).magnitude
          if j + 1 == size {
            across = max(across, right)
          } else {
            inside.across = max(inside.across, right)
          }
          if i + 1 == size {
            down = max(down, below)
          } else {
            inside.down = max(inside.down, below)
          }
        }
      }
      return (across, down, inside)
    }

    static func largest(_ a: Strip, _ b: Strip) -> Float {
      zip(a.red + a.green + a.blue, b.red + b.green + b.blue).reduce(0) {
        max($0, ($1.0 - $1.1).magnitude)
      }
    }
  }

  /// Zooms into the centre that come back to the picture that they began with.
  @Suite struct EndlessZoomTests {
    static func scene(seed: UInt64, symmetry: Symmetry, twist: Double) -> SceneDraft {
      var scene = SceneDraft.small(
        inputs: [
          .logR(frequency: 2), .logR(frequency: 3), .theta(harmonic: 1), .theta(harmonic: 4), .time,
          .bias,
        ], latent: 4, weights: .normal(0.5), biases: .all, seed: seed, width: 65, height: 48)
      scene.view = FieldView(span: 1.3, symmetry: symmetry, core: 0.01)
      scene.timeline.loop = .loop
      scene.timeline[.twist] = .constant(twist)
      scene.timeline.runPhase()
      scene.timeline.closeOn(scene.network, scene.view)
      return scene
    }

    /// The tracks at N are not wrapped: the picture there is painted P times deeper, and is the same.
    @Test(arguments: [Symmetry.none, .kaleidoscope(5), .rotation(3)], [0, 0.5, -3])
    func theFilmClosesOnTheSamePicture(_ symmetry: Symmetry, _ twist: Double) throws {
      let seed: UInt64 = 1
      var scene = Self.scene(seed: seed, symmetry: symmetry, twist: twist)
      let period = try #require(scene.timeline[.zoom].turn)
      for turns in 1...2 {
        let end = turns == 1 ? period : period * period
        scene.timeline[.zoom].keys = [
          TrackKey(position: 0, value: 1), TrackKey(position: 30, value: end),
        ]
        #expect(scene.problems.isEmpty && scene.seam.isClosed)
        let first = scene.plan(frame: 0)
        var last = first
        last[.zoom] = scene.timeline[.zoom].value(at: 30, in: scene.timeline.playback)
        last[.phase] = scene.timeline[.phase].value(at: 30, in: scene.timeline.playback)
        #expect(last[.zoom] == end && last[.phase] == 1)
        #expect(difference(scene, first, last) <= 1 / 255, "seed \(seed)")
        // And nowhere before, at least not halfway.
        last[.zoom] = period.squareRoot()
        #expect(difference(scene, first, last) > 8 / 255, "seed \(seed)")
      }
    }

    private func difference(_ scene: SceneDraft, _ first: FramePlan, _ last: FramePlan) -> Float {
      let pictures = [first, last].map { plan in
        var strip = Strip(width: scene.size.width, rows: 0..<scene.size.height)
        Renderer(scene, sampling: .exact).frame(plan).paint(&strip)
        return strip
      }
      return SymmetryTests.largest(pictures[0], pictures[1])
    }

    /// However deep, the pixels of the centre itself are those of the first frame: they do not flicker.
    @Test func theCentreIsAsCalmAsTheRest() {
      var scene = Self.scene(seed: 3, symmetry: .none, twist: 1)
      func jumps() -> (centre: Float, all: Float) {
        var worst = (centre: Float(0), all: Float(0))
        var last: [Float] = []
        for step in 0..<24 {
          var plan = scene.plan(frame: 0)
          plan[.zoom] = 1 + Double(step) / 100
          var strip = Strip(width: scene.size.width, rows: 0..<scene.size.height)
          Renderer(scene, sampling: .adaptive, precision: .asNeeded).frame(plan).paint(&strip)
          let middle = scene.size.height / 2 * scene.size.width + scene.size.width / 2
          if !last.isEmpty {
            worst.centre = max(worst.centre, (strip.red[middle] - last[middle]).magnitude)
            worst.all = max(
              worst.all, zip(strip.red, last).reduce(0) { max($0, ($1.0 - $1.1).magnitude) })
          }
          last = strip.red
        }
        return worst
      }
      scene.view.core = 0.05
      let calm = jumps()
      scene.view.core = 0
      let bare = jumps()
      #expect(calm.centre < 0.01 && calm.all < bare.all, "\(calm), \(bare)")
    }
  }
}
