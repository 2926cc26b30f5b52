import CPPN
import ReferencePainting
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// A pixel is a pure function of its position.
  @Suite struct PositionTests {
    /// Wider than the renderer takes at once, and no multiple of anything.
    static func scene(samples: Int, height: Int = 13) -> SceneDraft {
      var scene = SceneDraft.small(
        inputs: [.x, .y, .theta(harmonic: 2), .logR(frequency: 3)], width: 2311, height: height,
        samples: samples)
      scene.timeline[.rotation] = .constant(17, turn: 360)
      return scene
    }

    @Test(arguments: [1, 4], Sampling.allCases)
    func anyStripGivesTheSameBits(_ samples: Int, _ sampling: Sampling) {
      // More than one of the bands that adaptive pictures are painted in.
      let scene = Self.scene(samples: samples, height: sampling == .exact ? 13 : 150)
      let frame = Renderer(scene, sampling: sampling).frame(3)
      let whole = scene.painted(frame: 3, sampling)
      for height in sampling == .exact ? [1, 2, 5] : [27, 64] {
        var strip = Strip(width: scene.size.width, rows: 0..<height)
        // Bottom up, in memory that held something else.
        for start in stride(from: 0, to: scene.size.height, by: height).reversed() {
          strip.move(to: start..<min(start + height, scene.size.height))
          frame.paint(&strip)
          let range = start * scene.size.width..<strip.rows.upperBound * scene.size.width
          #expect(strip.red.prefix(range.count) == whole.red[range])
          #expect(strip.green.prefix(range.count) == whole.green[range])
          #expect(strip.blue.prefix(range.count) == whole.blue[range])
        }
      }
    }

    @Test func longRowsLieWhereTheyShould() {
      let scene = Self.scene(samples: 1)
      var strip = Strip(width: scene.size.width, rows: 4..<5)
      Renderer(scene, sampling: .exact).frame(0).paint(&strip)
      let difference = Difference(strip, from: ReferencePainter(scene))
      #expect(difference.farShare <= farPixelsAllowed, "\(difference)")
    }

    @Test func aSmallerStripLeavesTheRestOfItsMemoryAlone() {
      let scene = SceneDraft.small()
      var strip = Strip(width: scene.size.width, rows: 0..<4)
      strip.move(to: 5..<6)
      Renderer(scene, sampling: .adaptive, precision: .asNeeded).frame(0).paint(&strip)
      #expect(strip.red.dropFirst(scene.size.width).allSatisfy { $0 == 0 })
      #expect(strip.red.prefix(scene.size.width).contains { $0 != 0 })
    }

    @Test func threadsShareAFrame() async {
      let scene = Self.scene(samples: 1)
      let frame = Renderer(scene).frame(0)
      let whole = scene.painted(.adaptive)
      await withTaskGroup(of: Strip.self) { group in
        for row in 0..<scene.size.height {
          group.addTask {
            var strip = Strip(width: scene.size.width, rows: row..<row + 1)
            frame.paint(&strip)
            return strip
          }
        }
        for await strip in group {
          let start = strip.rows.lowerBound * scene.size.width
          #expect(strip.green[...] == whole.green[start..<start + scene.size.width])
        }
      }
    }

    @Test(arguments: Sampling.allCases)
    func instructionSetsOfAKindGiveTheSameBits(_ sampling: Sampling) {
      let scene = Self.scene(samples: 4)
      let best = InstructionSet.current
      #expect(InstructionSet.available.first == best)
      defer { #expect(InstructionSet.use(best)) }
      var pictures: [Bool: Strip] = [:]
      for name in InstructionSet.available {
        #expect(InstructionSet.use(name))
        #expect(InstructionSet.current == name)
        let picture = scene.painted(sampling)
        let first = pictures[InstructionSet.isFused, default: picture]
        #expect(picture.red == first.red && picture.blue == first.blue, "\(name)")
        pictures[InstructionSet.isFused] = first
      }
      if let fused = pictures[true], let plain = pictures[false] {
        let far = zip(fused.red, plain.red).filter { ($0 - $1).magnitude > 1 / 255 }
        #expect(Double(far.count) <= farPixelsAllowed * Double(fused.red.count))
      }
    }

    @Test(arguments: ["", "AVX2", "avx9", "sse4 ", "no such"])
    func unknownInstructionSetsAreRefused(_ name: String) {
      let current = InstructionSet.current
      #expect(!InstructionSet.use(name))
      #expect(InstructionSet.current == current)
    }
  }

  @Suite struct SpeedTests {
    @Test func thePeakIsMeasured() { #expect(KernelPeak.measure(seconds: 0.02) > 1e8) }
  }
}
