internal import CPPN
package import ZoetropeFrame
package import ZoetropeScene

/// Paints small pictures of a scene at any position of its timeline, for measurements of the whole
/// film.
///
/// They do not depend on the size, rate or samples that the film is rendered with, nor on the
/// machine: stills, parts and films of a scene measure the same values.
package struct Probe: Sendable {
  private let scene: SceneDraft
  private let renderer: Renderer

  /// Creates a probe whose pictures have `samples` samples for each pixel and are as large as a
  /// cost of `budget` multiply-adds for `pictures` of them allows: `largest` columns at the most
  /// (64 or 32), 16x9 at the least.
  package init(
    _ scene: SceneDraft, pictures: Int, largest: Int = 64, samples: Int = Probe.samples,
    budget: Double = 4e10
  ) {
    let perPixel =
      Double(samples) * Double(scene.network.multiplyAddsPerPixel + Self.overhead)
    let scales = [4, 3, 2].filter { 16 * $0 <= largest }
    let scale = scales.first {
      Double(144 * $0 * $0) * perPixel * Double(pictures) <= budget
    }
    let side = scale ?? 1
    self.init(
      scene, size: FrameSize(width: 16 * side, height: 9 * side), samples: samples)
  }

  /// Creates a probe of this size.
  package init(_ scene: SceneDraft, size: FrameSize, samples: Int) {
    var small = scene
    small.size = size
    small.samples = samples
    // Grain is no motion, and a dark corner is no form.
    small.finish = Finish()
    self.scene = small
    // Pictures so small have little to interpolate: evaluating every pixel is faster. Single
    // precision will do, because noise in single and in double measures alike.
    renderer = Renderer(small, sampling: .exact, precision: .single)
  }

  package static let samples = 4
  /// The cost of a pixel besides the network's sums, in multiply-adds.
  private static let overhead = 500

  /// Paints the picture at `share`, 0…1, of the timeline as it is keyed.
  package func picture(at share: Double) -> Strip {
    var strip = blank
    frame(at: share).paint(&strip)
    return strip
  }

  /// Paints the picture at `share` unless `isCancelled` returns true.
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
  /// The mean absolute difference from a picture of the same size, over all channels, 0…1.
  package func difference(from other: Strip) -> Double {
    let planes = [(red, other.red), (green, other.green), (blue, other.blue)]
    var sum = 0.0
    for (mine, theirs) in planes {
      precondition(mine.count == theirs.count, "Pictures are compared at one size.")
      for i in mine.indices { sum += Double(abs(mine[i] - theirs[i])) }
    }
    return sum / Double(max(3 * red.count, 1))
  }

  /// The spread of colours: the standard deviation of each channel over the picture, as the root of
  /// their mean square, 0…0.5.
  package var contrast: Double {
    let count = Double(max(red.count, 1))
    let variances = [red, green, blue].map { plane in
      let mean = plane.reduce(0) { $0 + Double($1) } / count
      return plane.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
    }
    return (variances.reduce(0, +) / 3).squareRoot()
  }
}
