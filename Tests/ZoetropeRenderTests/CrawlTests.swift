import CPPN
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension RenderTests {
  /// Bright lines as thin as pixels and thinner, in a zoom of a thousandth a frame: at the picture's
  /// edge they move by a tenth of a pixel.
  @Suite struct CrawlTests {
    /// A picture of lines, and the share of its pixels that may change by more than two levels
    /// against the truth from frame to frame.
    private struct Lines: CustomTestStringConvertible, Sendable {
      let testDescription: String
      let scene: SceneDraft
      let farAllowed: Double
    }

    /// A bright line a fiftieth of the palette wide.
    private static let hairline = ColourRamp(stops: [
      .init(position: 0, colour: RGB(0.02, 0.02, 0.05)),
      .init(position: 0.49, colour: RGB(0.05, 0.05, 0.1)),
      .init(position: 0.5, colour: RGB(1, 1, 0.9)),
      .init(position: 0.51, colour: RGB(0.05, 0.05, 0.1)),
      .init(position: 1, colour: RGB(0.1, 0.02, 0.02)),
    ])

    private static func lines(
      _ name: String, _ activation: Activation, _ output: OutputActivation, span: Double,
      gain: Double = 1, _ colour: Colouring = .palette(hairline, name: nil),
      farAllowed: Double = 1e-4
    ) -> Lines {
      var scene = AdaptiveTests.thin(activation, outputs: output, span: span, gain: gain)
      scene.colour = colour
      scene.size = FrameSize(width: 256, height: 144)
      scene.timeline.frameCount = frames
      scene.timeline[.zoom] = ScalarTrack(keys: [
        TrackKey(position: 0, value: 1),
        TrackKey(position: Double(frames - 1), value: 1 + 0.001 * Double(frames - 1)),
      ])
      return Lines(testDescription: name, scene: scene, farAllowed: farAllowed)
    }

    private static let frames = 24

    private static let pictures = [
      lines("a palette's line", .tanh, .sigmoid, span: 2),
      lines("the same, folded", .tanh, .sine, span: 2),
      lines("sines", .sin, .sine, span: 0.4),
      lines("on either side of a contour", .tanh, .contour, span: 2),
      // The network itself has lines thinner than pixels.
      lines(
        "steep contours", .tanh, .contour, span: 1, gain: 3, .grey(inverted: false),
        farAllowed: 1e-3),
    ]

    @Test(arguments: pictures)
    private func thinLinesDoNotCrawl(_ lines: Lines) {
      let finest = Film(lines.scene, samples: 49, .exact)
      let single = Film(lines.scene, samples: 1).flicker(against: finest)
      for samples in [9, 16] {
        let truth = Film(lines.scene, samples: samples, .exact)
        let film = Film(lines.scene, samples: samples)
        let change = film.changeOfErrors(from: truth)
        #expect(change.rms <= 0.2, "rms \(change.rms) of \(samples) samples")
        #expect(
          change.far <= lines.farAllowed, "\(change.far) of the pixels, \(samples) samples")
        #expect(film.share < 4, "\(film.share) a pixel")
        // Light must not come and go along the lines more than with as many samples everywhere; with
        // a single one it does.
        let flicker = film.flicker(against: finest)
        let least = truth.flicker(against: finest)
        #expect(flicker <= 1.25 * least, "\(flicker), \(least), \(samples) samples")
        #expect(single >= (samples == 16 ? 4 : 1.5) * flicker, "\(single), \(flicker)")
      }
    }

    /// Samples are chosen by a pixel's neighbours, and strips end between such.
    @Test(arguments: pictures)
    private func anySplitIntoStripsGivesTheSameBits(_ lines: Lines) {
      var scene = lines.scene
      scene.samples = 16
      let frame = Renderer(scene).frame(3)
      let whole = scene.paint(.adaptive, frame: 3).0
      for height in [3, 29] {
        for top in stride(from: 0, to: scene.size.height, by: height) {
          let rows = top..<min(top + height, scene.size.height)
          var strip = Strip(width: scene.size.width, rows: rows)
          frame.paint(&strip)
          let pixels = rows.lowerBound * strip.width..<rows.upperBound * strip.width
          #expect(strip.green == Array(whole.green[pixels]), "rows \(rows)")
        }
      }
    }

    /// The green of every frame, encoded.
    private struct Film {
      let width: Int
      private(set) var pictures: [[Float]] = []
      /// Evaluations of the network for each pixel.
      private(set) var share = 0.0

      init(_ scene: SceneDraft, samples: Int, _ sampling: Sampling = .adaptive) {
        var scene = scene
        scene.samples = samples
        width = scene.size.width
        for frame in 0..<frames {
          let (strip, evaluations) = scene.paint(sampling, frame: frame)
          pictures.append(strip.green)
          share = evaluations.share
        }
      }

      /// The change of errors from frame to frame, in levels, and the share of pixels at which it
      /// is over two.
      func changeOfErrors(from truth: Film) -> (rms: Double, far: Double) {
        var (sum, far, count) = (0.0, 0, 0)
        let errors = zip(pictures, truth.pictures).map { zip($0, $1).map { 255 * ($0 - $1) } }
        for (before, after) in zip(errors, errors.dropFirst()) {
          for (a, b) in zip(before, after) {
            let change = Double((b - a).magnitude)
            sum += change * change
            if change > 2 { far += 1 }
          }
          count += after.count
        }
        return ((sum / Double(count)).squareRoot(), Double(far) / Double(count))
      }

      /// The rms change of the light of squares of 8 x 8 pixels from frame to frame, less that of
      /// `truth`.
      func flicker(against truth: Film) -> Double {
        let (ours, theirs) = (lights, truth.lights)
        var (sum, count) = (0.0, 0)
        for frame in 1..<frames {
          for i in ours[frame].indices {
            let change =
              ours[frame][i] - ours[frame - 1][i] - (theirs[frame][i] - theirs[frame - 1][i])
            sum += change * change
            count += 1
          }
        }
        return (sum / Double(count)).squareRoot()
      }

      private var lights: [[Double]] {
        pictures.map { picture in
          let columns = width / 8
          var light = [Double](repeating: 0, count: columns * (picture.count / width / 8))
          for (i, value) in picture.enumerated() {
            light[i / width / 8 * columns + i % width / 8] += SRGB.decode(Double(value))
          }
          return light
        }
      }
    }
  }
}
