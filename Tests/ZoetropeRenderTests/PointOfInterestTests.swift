import CPPN
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// Centres that the program chooses.
  @Suite struct PointOfInterestTests {
    static func scene(seed: UInt64, deepest: Double = 24) -> SceneDraft {
      var scene = SceneDraft.small(
        latent: 2, layers: .tanh(5, 24), biases: .all, seed: seed, width: 48, height: 30)
      scene.view.span = 2
      scene.timeline.loop = .loop
      scene.timeline[.zoom].keys = [
        TrackKey(position: 0, value: 1, easing: .easeInOut),
        TrackKey(position: 15, value: deepest, easing: .easeInOut),
      ]
      scene.timeline[.rotation].keys = [TrackKey(position: 0, value: 30)]
      scene.timeline.seeksCentre = true
      return scene
    }

    /// The detail of a small picture of the film where it is deepest, in the direction in which it
    /// changes least: the mean difference of pixels that are neighbours that way.
    private func detail(_ scene: SceneDraft) -> Double {
      let picture = scene.painted(frame: 15)
      let (width, height) = (scene.size.width, scene.size.height)
      return [(0, 1), (1, 0), (1, 1), (-1, 1)].map { right, down in
        var sum = 0.0
        for row in 0..<height - 1 {
          for column in 1..<width - 1 {
            let (here, there) = (row * width + column, (row + down) * width + column + right)
            for channel in [picture.red, picture.green, picture.blue] {
              sum += Double((channel[here] - channel[there]).magnitude)
            }
          }
        }
        return sum
      }.min() ?? 0
    }

    /// The point has more to see around it than most points.
    @Test func theDepthIsRich() throws {
      var better = 0
      for seed in 1...8 as ClosedRange<UInt64> {
        let chosen = try Self.scene(seed: seed).measured()
        let found = detail(chosen)
        better +=
          (0..<9).filter { index in
            var other = chosen
            other.timeline[.centreX] = .constant(Double(index % 3 - 1) * 0.45)
            other.timeline[.centreY] = .constant(Double(index / 3 - 1) * 0.45)
            return found > detail(other)
          }.count
      }
      #expect(better >= 60, "\(better) of 72")
    }

    @Test func itIsDecidedByThePictureAlone() throws {
      let scene = Self.scene(seed: 5)
      let chosen = try scene.measured().plan(frame: 0)
      #expect(abs(chosen[.centreX]) < 0.7 && abs(chosen[.centreY]) < 0.7)
      #expect(chosen[.centreX] != 0 || chosen[.centreY] != 0)
      var other = scene
      other.size = FrameSize(width: 200, height: 300)
      other.samples = 4
      other.rate = FrameRate(60)
      other.timeline.frameCount *= 2
      other.timeline[.zoom].keys[1].position *= 2
      other.timeline[.rotation] = .constant(0)
      let again = try other.measured().plan(frame: 0)
      #expect(chosen[.centreX] == again[.centreX] && chosen[.centreY] == again[.centreY])
      // Rounded to what presets say shortly.
      #expect("\(chosen[.centreX])".count <= 9, "\(chosen[.centreX])")
    }

    /// Those without fused multiply-add may choose another of two places that are as rich.
    @Test func instructionSetsOfAKindChooseTheSame() throws {
      let best = InstructionSet.current
      defer { #expect(InstructionSet.use(best)) }
      for seed in 1...3 as ClosedRange<UInt64> {
        let scene = Self.scene(seed: seed)
        var settled: [Bool: Set<SceneDraft>] = [:]
        for name in InstructionSet.available {
          #expect(InstructionSet.use(name))
          settled[InstructionSet.isFused, default: []].insert(try scene.measured())
        }
        #expect(settled.values.allSatisfy { $0.count == 1 }, "seed \(seed)")
      }
    }

    @Test func onceChosenItStays() throws {
      let measured = try Self.scene(seed: 2).measured()
      #expect(try measured.measured() == measured && !measured.timeline.seeksCentre)
      // A zoom may not count on turns about a middle that is not the origin.
      #expect(measured.timeline[.zoom].turn == nil && measured.timeline[.rotation].turn == 360)
    }
  }
}
