internal import ZoetropeFrame
package import ZoetropeScene

/// The change of a film's picture from frame to frame, at some of its frames.
public struct SpeedCurve: Hashable, Sendable {
  /// A stretch of the film that moves unlike the rest.
  public struct Stretch: Hashable, Sendable {
    /// Its beginning, in percent of the film.
    public let from: Double
    /// Its end, in percent of the film.
    public let to: Double
    /// The speed that is furthest from the rest, in medians.
    public let speed: Double
  }

  /// The frames, each compared with the one after it; in a loop the last one with the first.
  public let frames: [Int]
  /// The mean absolute difference of each pair of pictures over all channels, 0…1.
  public let changes: [Double]
  /// Frames of the film.
  public let frameCount: Int
  /// The frame that is 100 % of the film.
  private let whole: Double

  /// A change is dead below this many medians.
  public static let dead = 0.1
  /// A change is violent above this many.
  public static let violent = 3.0
  /// The least number of samples painted to measure a film.
  package static let leastSamples = 2 * 60 * 144 * 4
  /// A change below this, a thirtieth of an 8-bit level, is invisible.
  private static let still = 1e-4

  /// Measures `scene` at `instants` frames, the first and the last among them, from small pictures.
  ///
  /// The pace must be measured; an even one counts as it was keyed.
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

  /// Creates a curve of known changes.
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

  /// The largest change in medians: 1 for an even film; nil if nothing moves most of the time.
  public var unevenness: Double? {
    let median = median
    guard median >= Self.still, let most = changes.max() else { return nil }
    return most / median
  }

  /// The stretches where the film stops, or nearly so, for longer than one of the instants.
  public var deadStretches: [Stretch] {
    let limit = max(Self.dead * median, Self.still)
    return stretches { $0 < limit }.filter { $0.to - $0.from > 100 / Double(max(changes.count, 1)) }
  }

  /// The stretches where the picture changes far more than in most of the film.
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

  /// The changes as a row of bars, the tallest for the largest; a point where nothing moves.
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
