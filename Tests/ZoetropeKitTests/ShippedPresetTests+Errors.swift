import Foundation
import Testing
import ZoetropeFrame
import ZoetropeRender
import ZoetropeScene

extension ShippedPresetTests {
  /// Every preset keeps adaptive painting's error bounds: in its colours, its samples, its film.
  @Test(arguments: films) func predictionKeepsItsErrorBounds(_ name: String) throws {
    var scene = try Self.measured(name)
    var one = scene
    one.size = FrameSize(width: 480, height: 270)
    one.samples = 1
    scene.samples = 16
    scene.size = FrameSize(width: 192, height: 108)
    var (pixels, overOne, overThree) = (0, 0, 0)
    for part in [1, 6] {
      let frame = scene.timeline.frameCount * part / 10
      let errors = zip(Self.pixels(one, frame), Self.pixels(one, frame, .exact)).map {
        255 * ($0 - $1).magnitude
      }
      pixels += errors.count / 3
      overOne += errors.count { $0 > 1 }
      overThree += errors.count { $0 > 3 }
    }
    #expect(
      overOne * 10_000 <= pixels && overThree * 1_000_000 <= pixels, "\(overOne), \(overThree)")
    let sampled = zip(Self.pixels(scene, 0), Self.pixels(scene, 0, .exact)).map {
      Double($0 - $1) * Double($0 - $1)
    }
    let noise = -10 * log10(sampled.reduce(0, +) / Double(sampled.count))
    #expect(noise > 45, "\(noise) dB")
  }

  /// On a pan of a tenth of a pixel a frame, the prediction error stays as it was, or is too small
  /// for its change to be seen.
  @Test(arguments: names) func predictionDoesNotShimmer(_ name: String) throws {
    var scene = try Self.measured(name)
    scene.size = FrameSize(width: 480, height: 270)
    scene.samples = 1
    scene.finish = Finish()
    var plan = scene.plan(frame: scene.timeline.frameCount * 3 / 10)
    let step = 0.1 / 135 / plan[.zoom]
    var (before, sum, far, count) = ([Float](), 0.0, 0, 0)
    for _ in 0..<5 {
      let pictures = [Sampling.adaptive, .exact].map { sampling in
        var strip = Strip(width: scene.size.width, rows: 0..<scene.size.height)
        Renderer(scene, sampling: sampling).frame(plan).paint(&strip)
        return strip.red + strip.green + strip.blue
      }
      let errors = zip(pictures[0], pictures[1]).map { 255 * ($0 - $1) }
      for (a, b) in zip(before, errors) {
        let change = Double(b - a).magnitude
        sum += change * change
        far += change > 2 ? 1 : 0
        count += 1
      }
      before = errors
      plan[.centreX] += step
    }
    let rms = (sum / Double(count)).squareRoot()
    #expect(rms <= 0.3, "rms \(rms)")
    #expect(far * 10_000 <= count, "\(far) of \(count) changed by more than 2")
  }
}
