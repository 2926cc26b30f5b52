internal import CPPN
internal import Synchronization
internal import ZoetropeFrame
package import ZoetropeScene

/// The change of a film's pictures over a thirtieth of a second: how much the film flickers, and how
/// far the lines of its medium move.
///
/// Pictures have the film's aspect ratio and samples, at most as many pixels as 640x360, and no
/// caption, vignette or grain.
package struct Flicker: Hashable, Sendable {
  /// The mean differences of two pictures a thirtieth of a second apart, over all pixels and
  /// channels, in 8-bit levels; at least one.
  package let changes: [Double]
  /// The movements of lines at evenly spread moments, as shares of their spacing; empty if the
  /// medium has no lines.
  package let lines: [Double]
  /// True if `changes` are those of evenly spread moments, false if they are those of the fastest.
  private let isSpread: Bool

  /// The number of pictures a second.
  package static let rate = 30.0
  /// The largest change at which no film flickers, in 8-bit levels.
  package static let most = 12.0
  /// The least change a second that is seen as motion, in 8-bit levels.
  package static let least = 0.3
  /// The largest movement of lines that the eye can follow, as a share of their spacing.
  package static let farthest = 0.15

  /// The number of moments at which the movement of lines is measured.
  private static let momentsOfLines = 30
  private static let pixels = 640.0 * 360
  /// The largest number of multiply-adds for all pictures; those of larger networks are smaller.
  private static let budget = 1e11

  /// Measures a scene at `moments` moments, evenly spread over it; of a ping-pong film, over its
  /// first half. Returns nil if the film has one frame or is shorter than a thirtieth of a second.
  package init?(_ scene: SceneDraft, moments: Int = 8) {
    guard let clock = Clock(scene), moments > 0 else { return nil }
    let probe = PairProbe(scene, step: clock.step, pictures: 2 * moments)
    lines = probe.lines(at: clock.moments(Self.momentsOfLines))
    changes = probe.changes(at: clock.moments(moments))
    isSpread = true
  }

  /// Measures a scene where it is fastest: where `curve`, its speed in small pictures, is largest,
  /// and where lines move farthest, which small pictures do not show. Returns nil if the film has
  /// one frame or is shorter than a thirtieth of a second.
  package init?(_ scene: SceneDraft, fastestOf curve: SpeedCurve) {
    guard let clock = Clock(scene) else { return nil }
    let probe = PairProbe(scene, step: clock.step, pictures: 4)
    let moments = clock.moments(Self.momentsOfLines)
    let lines = probe.lines(at: moments)
    let fastest = curve.changes.indices.max { curve.changes[$0] < curve.changes[$1] }
    let farthest = lines.indices.max { lines[$0] < lines[$1] }
    changes = probe.changes(
      at: [
        fastest.map { min(Double(curve.frames[$0]), clock.last) } ?? moments[0],
        farthest.map { moments[$0] },
      ].compactMap(\.self))
    self.lines = lines
    isSpread = false
  }

  /// The mean change, in 8-bit levels; nil if only the fastest moments were measured.
  package var mean: Double? {
    isSpread ? changes.reduce(0, +) / Double(max(changes.count, 1)) : nil
  }
  /// The change at the moment at which it is largest, in 8-bit levels.
  package var largest: Double { changes.max() ?? 0 }
  /// The mean movement of lines, as a share of their spacing; nil if there are no lines.
  package var meanOfLines: Double? {
    lines.isEmpty ? nil : lines.reduce(0, +) / Double(lines.count)
  }
  /// The movement of lines at the moment at which it is largest.
  package var largestOfLines: Double? { lines.max() }
  /// The change a second, in 8-bit levels; where only the fastest moments were measured, the
  /// largest.
  package var perSecond: Double { Self.rate * (mean ?? largest) }

  /// True if neighbouring pictures differ so much that the film may flicker.
  package var isFast: Bool { largest > Self.most }
  /// True if the film changes too little to be seen as motion.
  package var stands: Bool { perSecond < Self.least }
  /// True if lines move too far from picture to picture to be followed.
  package var jumps: Bool { (largestOfLines ?? 0) > Self.farthest }

  /// The times of a film, in frames, at which a picture has another one a thirtieth of a second
  /// later.
  private struct Clock {
    /// A thirtieth of a second.
    let step: Double
    /// The last of the times.
    let last: Double
    /// The end of the times among which moments are spread.
    private let room: Double

    init?(_ scene: SceneDraft) {
      let playback = scene.timeline.playback
      step = Double(scene.rate.numerator) / (Double(scene.rate.denominator) * Flicker.rate)
      switch playback.loop {
      // The end of an open loop is a cut.
      case .loop where scene.seam.isClosed: (last, room) = (playback.end, playback.end)
      case .loop, .once: (last, room) = (playback.end - step, playback.end - step)
      case .pingPong: (last, room) = (playback.whole - step, playback.end - step)
      }
      guard playback.frameCount > 1, room > 0 else { return nil }
    }

    func moments(_ count: Int) -> [Double] {
      (0..<count).map { (Double($0) + 0.5) / Double(count) * room }
    }
  }

  /// The painter and measurer of pairs of instants.
  private struct PairProbe: Sendable {
    private let scene: SceneDraft
    private let step: Double
    private let renderer: Renderer
    /// The lines of the picture and of the zones on it.
    private let motions: [LineMotion]

    init(_ scene: SceneDraft, step: Double, pictures: Int) {
      var small = scene
      // Grain must not be measured as motion.
      small.finish = Finish()
      small.size = Flicker.size(scene, pictures: pictures)
      self.scene = small
      self.step = step
      renderer = Renderer(small)
      let zones = small.collage?.zones.map(\.scene) ?? []
      motions = ([small] + zones).compactMap { zone in
        var zone = zone
        zone.size = small.size
        zone.fields = small.fields
        return LineMotion(zone)
      }
    }

    func lines(at moments: [Double]) -> [Double] {
      guard !motions.isEmpty else { return [] }
      return each(of: moments) { start, end in
        motions.map { $0.share(from: start, to: end) }.max() ?? 0
      }
    }

    func changes(at moments: [Double]) -> [Double] {
      let blank = Strip(width: scene.size.width, rows: 0..<scene.size.height)
      return each(of: moments) { start, end in
        var (before, after) = (blank, blank)
        renderer.frame(start).paint(&before)
        renderer.frame(end).paint(&after)
        return 255 * after.difference(from: before)
      }
    }

    /// Returns a number for each moment and the instant a step later, computed on all cores.
    private func each(
      of moments: [Double], _ value: @escaping @Sendable (FramePlan, FramePlan) -> Double
    ) -> [Double] {
      let found = Mutex([Double](repeating: 0, count: moments.count))
      let course = LatentCourse(scene.timeline)
      Parallel.perform(moments.count) { index in
        let plans = [moments[index], moments[index] + step].map { time in
          scene.plan(position: scene.timeline.playback.position(at: time), along: course)
        }
        let number = value(plans[0], plans[1])
        found.withLock { $0[index] = number }
      }
      return found.withLock { $0 }
    }
  }

  /// Returns the size of pictures of a scene.
  private static func size(_ scene: SceneDraft, pictures: Int) -> FrameSize {
    let (width, height) = (Double(scene.size.width), Double(scene.size.height))
    // The overhead of a sample besides the network counts as 500 multiply-adds.
    let perPixel =
      Double(scene.samples) * (Double(scene.multiplyAddsWithParts) + 500)
    let most = min(pixels, budget / Double(pictures) / perPixel)
    let scale = min((most / (width * height)).squareRoot(), 1)
    return FrameSize(
      width: max(Int((width * scale).rounded()), 1), height: max(Int((height * scale).rounded()), 1)
    )
  }
}
