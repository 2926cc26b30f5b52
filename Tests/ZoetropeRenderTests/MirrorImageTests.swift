import CPPN
import ReferencePainting
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// Halves of pictures that are copied from the other half.
  @Suite struct MirrorImageTests {
    static let sizes = [(40, 26), (41, 26), (40, 27), (1, 9), (9, 1), (150, 140)]

    /// The picture's rows, from top to bottom.
    static func rows(_ strip: Strip) -> [[Float]] {
      strip.rows.map { row in
        let start = (row - strip.rows.lowerBound) * strip.width
        return [strip.red, strip.green, strip.blue].flatMap { $0[start..<start + strip.width] }
      }
    }

    @Test(arguments: sizes) func leftAndRight(_ width: Int, _ height: Int) {
      for sampling in Sampling.allCases {
        for turned in [0.0, 90] {
          for samples in [1, 4] {
            var scene = SceneDraft.small(
              inputs: turned == 0 ? [.absX, .y, .r] : [.x, .absY, .r], width: width,
              height: height, samples: samples)
            scene.timeline[.rotation] = .constant(turned, turn: 360)
            let (strip, evaluated) = scene.paint(sampling)
            for row in 0..<height {
              let line = Array(strip.green[row * width..<(row + 1) * width])
              #expect(line == line.reversed(), "\(sampling), row \(row)")
            }
            if sampling == .exact {
              #expect(evaluated.evaluations == (width + 1) / 2 * height * samples)
              let difference = Difference(strip, from: ReferencePainter(scene))
              #expect(difference.farShare <= farPixelsAllowed, "\(difference)")
            }
          }
        }
      }
    }

    @Test(arguments: sizes) func aboveAndBelow(_ width: Int, _ height: Int) {
      for sampling in Sampling.allCases {
        for turned in [0.0, -90] {
          for samples in [1, 4] {
            var scene = SceneDraft.small(
              inputs: turned == 0 ? [.absY, .x, .r] : [.y, .absX, .r], width: width,
              height: height, samples: samples)
            scene.timeline[.rotation] = .constant(turned, turn: 360)
            let (strip, evaluated) = scene.paint(sampling)
            let rows = Self.rows(strip)
            #expect(rows == rows.reversed(), "\(sampling)")
            if sampling == .exact {
              #expect(evaluated.evaluations == width * ((height + 1) / 2) * samples)
              let difference = Difference(strip, from: ReferencePainter(scene))
              #expect(difference.farShare <= farPixelsAllowed, "\(difference)")
            }
          }
        }
      }
    }

    @Test func aPictureOfDistancesAloneIsPaintedInOneQuarter() {
      let scene = SceneDraft.small(inputs: [.r, .logR(frequency: 2)], width: 60, height: 40)
      #expect(scene.paint(.exact).1.evaluations == 60 * 40 / 4)
    }

    /// Strips of any rows, in pairs or not, have the pixels of the whole.
    @Test(arguments: Sampling.allCases) func howItIsCutDoesNotMatter(_ sampling: Sampling) {
      for height in [300, 301] {
        var scene = SceneDraft.small(inputs: [.x, .absY, .r], width: 64, height: height)
        scene.finish.vignette = 0.4
        scene.finish.grain.amount = 0.1
        let frame = Renderer(scene, sampling: sampling).frame(0)
        #expect(frame.mirrorsRows)
        var whole = Strip(width: 64, rows: 0..<height)
        frame.paint(&whole)
        let rows = Self.rows(whole)
        #expect(rows != rows.reversed(), "its grain is no mirror image")
        let half = (height + 1) / 2
        let cuts = [
          0..<40, 40..<half, 140..<190, 100..<160, half..<half + 1, half..<height,
          half - 1..<half + 2,
          half - 20..<height, 10..<height, 290..<height, 7..<7,
        ]
        for cut in cuts {
          var strip = Strip(width: 64, rows: cut)
          frame.paint(&strip)
          #expect(Self.rows(strip)[...] == rows[cut], "\(cut)")
        }
        for (upper, lower) in [
          (0..<128, height - 128..<height), (128..<152, 152..<height - 128),
          (0..<50, height - 9..<height - 3),
        ] {
          var (strip, image) = (Strip(width: 64, rows: upper), Strip(width: 64, rows: lower))
          frame.paint(&strip, andImage: &image)
          #expect(Self.rows(strip)[...] == rows[upper])
          #expect(Self.rows(image)[...] == rows[lower])
        }
      }
    }

    @Test func picturesThatAreNotMirroredAreNotCopied() {
      var moved = SceneDraft.small(inputs: [.absX, .y])
      moved.timeline[.centreX] = .constant(0.1)
      var turned = SceneDraft.small(inputs: [.absX, .y])
      turned.timeline[.rotation] = .constant(90, turn: 360)
      for scene in [moved, turned, SceneDraft.small(inputs: [.x, .absY])] {
        let strip = scene.paint(.adaptive).0
        let line = Array(strip.green[0..<40])
        #expect(line != line.reversed())
      }
      for change in [ScalarQuantity.centreY, .rotation, .twist] {
        var scene = SceneDraft.small(inputs: [.absX, .absY, .r])
        #expect(Renderer(scene).frame(0).mirrorsRows)
        scene.timeline[change] = .constant(0.1)
        #expect(!Renderer(scene).frame(0).mirrorsRows)
      }
    }

    /// The lower half of a still waits for its turn in memory; that of a huge one would not fit.
    @Test func hugePicturesAreNotCopied() {
      for (height, isCopied) in [(4096, true), (4097, false)] {
        let scene = SceneDraft.small(inputs: [.x, .absY], width: 8192, height: height)
        #expect(Renderer(scene).frame(0).mirrorsRows == isCopied)
      }
    }
  }
}
