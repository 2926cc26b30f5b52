internal import CPPN
package import ZoetropeFrame
package import ZoetropeScene

/// A painter of small pictures of a scene, at any position of the timeline, for measurements of the
/// whole film.
///
/// The pictures do not depend on the machine, or on the size, rate and samples of the film. So
/// stills, parts of a film and the whole film get the same measurements.
package struct Probe: Sendable {
  private let scene: SceneDraft
  private let renderer: Renderer

  /// Creates a probe for `pictures` pictures with `samples` samples for each pixel. The pictures
  /// are as large as `budget` multiply-adds for all of them allow, and at most `largest` columns
  /// wide, which is 64 or 32. They have at least 16 x 9 pixels, even beyond the budget.
  package init(
    _ scene: SceneDraft, pictures: Int, largest: Int = 64, samples: Int = Probe.samples,
    budget: Double = 4e10
  ) {
    let perPixel =
      Double(samples) * Double(scene.multiplyAddsWithParts + Self.overhead)
    let scales = [4, 3, 2].filter { 16 * $0 <= largest }
    let scale = scales.first {
      Double(144 * $0 * $0) * perPixel * Double(pictures) <= budget
    }
    let side = scale ?? 1
    self.init(
      scene, size: FrameSize(width: 16 * side, height: 9 * side), samples: samples)
  }

  /// Creates a probe whose pictures have this size and this number of samples for each pixel, which
  /// must be a square.
  package init(_ scene: SceneDraft, size: FrameSize, samples: Int) {
    var small = scene
    small.size = size
    small.samples = samples
    // Grain must not be measured as motion, or a dark corner as a form.
    small.finish = Finish()
    // The field is measured, whatever form is cut out of it.
    small.figure = nil
    self.scene = small
    // In such small pictures little can be interpolated, and evaluating every pixel is faster.
    // Single precision is enough: pictures that need double precision show noise, which gives
    // similar measurements in either precision.
    renderer = Renderer(small, sampling: .exact, precision: .single)
  }

  package static let samples = 4
  /// The cost of a sample besides that of the network's sums, in multiply-adds.
  private static let overhead = 500

  /// Paints the picture at `share` of the timeline, from 0 to 1. The scene's pace is not applied.
  package func picture(at share: Double) -> Strip {
    var strip = blank
    frame(at: share).paint(&strip)
    return strip
  }

  /// Paints the picture at `share` of the timeline, from 0 to 1, until `isCancelled` returns true.
  /// The scene's pace is not applied.
  ///
  /// - Throws: `CancellationError` if `isCancelled` returned true.
  package func picture(at share: Double, unless isCancelled: () -> Bool) throws -> Strip {
    guard !isCancelled() else { throw CancellationError() }
    var strip = blank
    try frame(at: share).paint(&strip, unless: isCancelled)
    return strip
  }

  /// Paints the picture of a frame of the film.
  package func picture(frame index: Int) -> Strip {
    var strip = blank
    renderer.frame(scene.plan(frame: index)).paint(&strip)
    return strip
  }

  private var blank: Strip { Strip(width: scene.size.width, rows: 0..<scene.size.height) }

  private func frame(at share: Double) -> FrameRenderer {
    renderer.frame(scene.plan(position: share * scene.timeline.playback.end))
  }
}

extension Strip {
  /// Returns the mean absolute difference from a picture of the same size, over all pixels and
  /// channels, from 0 to 1.
  package func difference(from other: Strip) -> Double {
    let planes = [(red, other.red), (green, other.green), (blue, other.blue)]
    var sum = 0.0
    for (mine, theirs) in planes {
      precondition(mine.count == theirs.count, "Pictures are compared at one size.")
      for i in mine.indices { sum += Double(abs(mine[i] - theirs[i])) }
    }
    return sum / Double(max(3 * red.count, 1))
  }

  /// The spread of the picture's colours, from 0 to 0.5: the root mean square of the channels'
  /// standard deviations.
  package var contrast: Double {
    let count = Double(max(red.count, 1))
    let variances = [red, green, blue].map { plane in
      let mean = plane.reduce(0) { $0 + Double($1) } / count
      return plane.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
    }
    return (variances.reduce(0, +) / 3).squareRoot()
  }
}
