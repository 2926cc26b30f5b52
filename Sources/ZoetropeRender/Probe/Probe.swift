internal import CPPN
package import ZoetropeFrame
package import ZoetropeScene

/// Small pictures of a scene at any position of its timeline, to measure what a frame needs to know of
/// the others.
///
/// They do not depend on the size, rate or samples that the film is rendered with, nor on the machine:
/// so stills, pieces and films of a scene measure the same.
package struct Probe: Sendable {
  private let scene: SceneDraft
  private let renderer: Renderer

  /// A probe whose pictures have `samples` samples a pixel and are as large as a cost of `budget`
  /// multiply-adds for `pictures` of them allows: `largest` columns at the most (64 or 32), 16x9 at the least.
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

  /// A probe of this size.
  package init(_ scene: SceneDraft, size: FrameSize, samples: Int) {
    var small = scene
    small.size = size
    small.samples = samples
    // Grain is no motion, and a dark corner is no form.
    small.finish = Finish()
    self.scene = small
    // Pictures so small have little to interpolate: asking everywhere is faster. A noisy pixel counts as
    // much as the one that double precision would give.
    renderer = Renderer(small, sampling: .exact, precision: .single)
  }

  package static let samples = 4
  /// What a pixel costs besides the network's sums, in multiply-adds.
  private static let overhead = 500

  /// The picture at `share`, 0…1, of the timeline as it is keyed.
  package func picture(at share: Double) -> Strip {
    var strip = blank
    frame(at: share).paint(&strip)
    return strip
  }

  /// The same, given up once the work `isCancelled`.
  ///
  /// - Throws: `CancellationError` then.
  package func picture(at share: Double, unless isCancelled: () -> Bool) throws -> Strip {
    guard !isCancelled() else { throw CancellationError() }
    var strip = blank
    try frame(at: share).paint(&strip, unless: isCancelled)
    return strip
  }

  /// The picture of a frame of the film.
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

  /// How far the colours are spread: the standard deviation of each channel over the picture, as the
  /// root of their mean square, 0…0.5.
  package var contrast: Double {
    let count = Double(max(red.count, 1))
    let variances = [red, green, blue].map { plane in
      let mean = plane.reduce(0) { $0 + Double($1) } / count
      return plane.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / count
    }
    return (variances.reduce(0, +) / 3).squareRoot()
  }
}
