internal import ZoetropeFrame
package import ZoetropeScene

/// The change of a film's picture from frame to frame, at some of its frames.
public struct SpeedCurve: Hashable, Sendable {
  /// A stretch of the film in which the picture changes much less or much more than in most of it.
  public struct Stretch: Hashable, Sendable {
    /// The beginning of the stretch, in percent of the film.
    public let from: Double
    /// The end of the stretch, in percent of the film.
    public let to: Double
    /// The change from frame to frame within the stretch that differs most from the median, as a
    /// multiple of the median; 0 if the median is 0.
    public let speed: Double
  }

  /// The frames that are compared with the frame after them. After the last frame of a loop comes
  /// the first.
  public let frames: [Int]
  /// The mean absolute difference between each of `frames` and the frame after it, over all pixels
  /// and channels, from 0 to 1.
  public let changes: [Double]
  /// The number of frames of the film.
  public let frameCount: Int
  /// The position, in frames, that is 100 % of the film.
  private let whole: Double

  /// The share of the median below which a change counts as a standstill.
  public static let dead = 0.1
  /// The multiple of the median above which a change counts as violent.
  public static let violent = 3.0
  /// The number of samples that are painted to measure a film from the smallest pictures: two
  /// pictures of 16 x 9 pixels at each of 60 frames, with four samples for each pixel.
  package static let leastSamples = 2 * 60 * 144 * 4
  /// The change below which nothing visibly moves: about a fortieth of an 8-bit level.
  private static let still = 1e-4

  /// Measures `scene` at up to `instants` frames, evenly spread from the first to the last, from
  /// small pictures. If the pace is to be even but has not been measured yet, the pace of the keys
  /// is used.
  package init(_ scene: SceneDraft, instants: Int = 60) {
    let frameCount = scene.timeline.frameCount
    let pairs = scene.timeline.loop == .once ? frameCount - 1 : frameCount
    let count = max(min(instants, pairs), 0)
    let frames = (0..<count).map { $0 * (pairs - 1) / max(count - 1, 1) }
    let probe = Probe(scene, pictures: 2 * count, budget: 2e10)
    var last: (frame: Int, picture: Strip)?
    var changes: [Double] = []
    for frame in frames {
      let before = last?.frame == frame ? last?.picture : nil
      let picture = probe.picture(frame: frame + 1)
      changes.append(picture.difference(from: before ?? probe.picture(frame: frame)))
      last = (frame + 1, picture)
    }
    self.init(
      frames: frames, changes: changes, frameCount: frameCount,
      whole: scene.timeline.playback.whole)
  }

  /// Creates a curve of known changes. If `whole` is nil, `frameCount` is 100 % of the film.
  package init(frames: [Int], changes: [Double], frameCount: Int, whole: Double? = nil) {
    self.frames = frames
    self.changes = changes
    self.frameCount = frameCount
    self.whole = whole ?? Double(max(frameCount, 1))
  }

  /// The median of the changes.
  public var median: Double {
    let sorted = changes.sorted()
    guard !sorted.isEmpty else { return 0 }
    return (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2
  }

  /// The largest change as a multiple of the median, which is 1 for an even film; nil if the median
  /// is too small to be visible.
  public var unevenness: Double? {
    let median = median
    guard median >= Self.still, let most = changes.max() else { return nil }
    return most / median
  }

  /// The stretches in which the picture hardly changes, if they are longer than the mean distance
  /// between two of the measured frames.
  public var deadStretches: [Stretch] {
    let limit = max(Self.dead * median, Self.still)
    return stretches { $0 < limit }.filter { $0.to - $0.from > 100 / Double(max(changes.count, 1)) }
  }

  /// The stretches in which the picture changes by more than `violent` times the median.
  public var violentStretches: [Stretch] {
    guard median >= Self.still else { return [] }
    let limit = Self.violent * median
    return stretches { $0 > limit }
  }

  private func stretches(where isMeant: (Double) -> Bool) -> [Stretch] {
    var stretches: [Stretch] = []
    var first: Int?
    for index in 0...changes.count {
      if index < changes.count, isMeant(changes[index]) {
        first = first ?? index
      } else if let start = first {
        let furthest = changes[start..<index].max { abs($0 - median) < abs($1 - median) } ?? 0
        stretches.append(
          Stretch(
            from: percent(frames[start]), to: percent(frames[index - 1] + 1),
            speed: median > 0 ? furthest / median : 0))
        first = nil
      }
    }
    return stretches
  }

  private func percent(_ frame: Int) -> Double {
    Double(frame) / whole * 100
  }

  /// The changes as a row of characters: a bar for each change, the tallest for the largest, or a
  /// point if nothing visibly moves.
  public var bars: String {
    let most = changes.max() ?? 0
    return String(
      changes.map { change -> Character in
        guard change >= Self.still, most > 0 else { return "·" }
        let bars: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
        return bars[min(Int((change / most * 8).rounded(.up)), 8) - 1]
      })
  }
}
