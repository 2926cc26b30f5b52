internal import Synchronization
internal import ZoetropeFrame
internal import ZoetropeScene

/// The pace at which a scene's picture changes equally from each frame to the next, measured from
/// small pictures.
///
/// The timeline is divided into small steps, and each step gets time in proportion to the change of
/// the picture over it. Steps over which no value changes, as after a `hold`, keep the time that
/// the keys give them. Jumps are not counted, because no pace can soften them. A second pass
/// divides the timeline along the curve that the first pass found, so that its steps are finest
/// where the picture changes most.
struct EvenPace {
  let pace: Pace

  /// The number of steps of a pass over the timeline.
  private static let steps = 256
  /// The number of pieces of the measured curve.
  private static let cells = 128
  private static let walks = 2
  /// The fastest pace, as a multiple of the mean pace.
  private static let fastest = 64.0
  /// The largest slope of the pace: its change in multiples of the mean pace, divided by the share
  /// of the timeline over which it changes. From one piece of the curve to the next, the pace
  /// changes by at most 0.4 of the mean, which the curve's cubics can follow.
  private static let steepest = 0.4 * Double(cells)

  /// Measures the pace.
  ///
  /// - Throws: `CancellationError` once `isCancelled` returns true.
  init(_ scene: SceneDraft, unless isCancelled: @escaping @Sendable () -> Bool) throws {
    var shares = (0...Self.steps).map { Double($0) / Double(Self.steps) }
    let jumps = scene.jumps
    for walk in 1...Self.walks {
      // The first pass uses small pictures, the last one larger pictures.
      let probe = Probe(
        scene, pictures: Self.walks * (Self.steps + 1), largest: walk == Self.walks ? 64 : 32)
      let clock = Clock(
        try Self.walk(shares, of: scene, probe, jumps: jumps, unless: isCancelled),
        isClosed: scene.timeline.loop == .loop)
      shares = (0...Self.steps).map { clock.share(at: Double($0) / Double(Self.steps)) }
    }
    let stride = Self.steps / Self.cells
    pace =
      Retiming(
        Self.rounded((0...Self.cells).map { shares[$0 * stride] })
      ).map(Pace.measured) ?? .keyed
  }

  /// A step along the timeline. Its ends are shares of the timeline, from 0 to 1.
  private struct MeasuredStretch {
    let from: Double
    let to: Double
    /// The change of the picture over the step; nil if no value of the scene changes.
    let change: Double?

    var length: Double { to - from }
  }

  private static func walk(
    _ shares: [Double], of scene: SceneDraft, _ probe: Probe, jumps: [Double],
    unless isCancelled: @escaping @Sendable () -> Bool
  ) throws -> [MeasuredStretch] {
    var steps: [MeasuredStretch] = []
    let changes = try changes(shares, of: scene, probe, unless: isCancelled)
    for (index, (from, to)) in zip(shares, shares.dropFirst()).enumerated() {
      var change = changes[index]
      // A step over a jump counts as changing at the rate of the step before it.
      if jumps.contains(where: { from < $0 && $0 <= to }) {
        change = steps.last?.change.map {
          $0 / max(steps[steps.count - 1].length, 1e-9) * (to - from)
        }
      }
      steps.append(MeasuredStretch(from: from, to: to, change: change))
    }
    return steps
  }

  /// Returns the change of the picture from each share of the timeline to the next; nil if no value
  /// of the scene changes between the two.
  private static func changes(
    _ shares: [Double], of scene: SceneDraft, _ probe: Probe,
    unless isCancelled: @escaping @Sendable () -> Bool
  ) throws -> [Double?] {
    let plans = shares.map { share in
      ([scene] + scene.parts).map { $0.plan(position: share * $0.timeline.playback.end) }
    }
    let moving = plans.indices.filter { $0 == 0 || plans[$0] != plans[$0 - 1] }
    let pictures = try pictures(at: moving.map { shares[$0] }, probe, unless: isCancelled)
    var changes = [Double?](repeating: nil, count: shares.count - 1)
    for (index, (before, after)) in zip(pictures, pictures.dropFirst()).enumerated() {
      changes[moving[index + 1] - 1] = after.difference(from: before)
    }
    return changes
  }

  /// Paints the pictures at `shares` of the timeline, on all cores.
  ///
  /// - Throws: `CancellationError` once `isCancelled` returns true, at the latest after the time
  ///   that one picture takes.
  private static func pictures(
    at shares: [Double], _ probe: Probe, unless isCancelled: @escaping @Sendable () -> Bool
  ) throws -> [Strip] {
    let found = Mutex([Strip?](repeating: nil, count: shares.count))
    // Set by the caller's thread, because only it can see that the caller's task is cancelled.
    let isGivenUp = Atomic(false)
    Parallel.perform(shares.count) { index in
      let picture = try? probe.picture(at: shares[index]) {
        if isGivenUp.load(ordering: .relaxed) { return true }
        guard isCancelled() else { return false }
        isGivenUp.store(true, ordering: .relaxed)
        return true
      }
      found.withLock { $0[index] = picture }
    }
    let all = found.withLock { $0.compactMap(\.self) }
    guard all.count == shares.count else { throw CancellationError() }
    return all
  }

  /// The map between the film's time and the share of the timeline.
  private struct Clock {
    /// The film's time and the share of the timeline at the end of each step, each from 0 to 1.
    private var points: [(time: Double, share: Double)] = [(0, 0)]

    init(_ steps: [MeasuredStretch], isClosed: Bool) {
      let moving = steps.filter { $0.change != nil }
      let length = moving.reduce(0) { $0 + $1.length }
      let change = moving.reduce(0) { $0 + ($1.change ?? 0) }
      // The pace over each step, as a multiple of the mean; nil where no value changes.
      var paces = steps.map { step in
        step.change.map { min(change / length * step.length / $0, EvenPace.fastest) }
      }
      // If the picture never changes, every step has the mean pace.
      if change == 0 { paces = paces.map { $0.map { _ in 1 } } }
      Self.smooth(&paces, along: steps, isClosed: isClosed)
      let all = zip(steps, paces).reduce(0) { sum, next in
        sum + (next.1.map { next.0.length / $0 } ?? 0)
      }
      var time = 0.0
      for (step, pace) in zip(steps, paces) {
        time += pace.map { step.length / $0 / all * length } ?? step.length
        points.append((time, step.to))
      }
    }

    /// Lowers paces until none exceeds that of a neighbouring step by more than `steepest` allows.
    /// Without the limit, the pace would be extremely fast where the picture rests for an instant.
    private static func smooth(
      _ paces: inout [Double?], along steps: [MeasuredStretch], isClosed: Bool
    ) {
      let count = steps.count
      for (indices, back) in [
        (Array(0..<2 * count), -1), (Array((0..<2 * count).reversed()), 1),
      ] {
        for step in indices {
          guard isClosed || (0..<count).contains(step % count + back) else { continue }
          let (index, beside) = (step % count, (step + back + count) % count)
          guard let pace = paces[index], let other = paces[beside] else { continue }
          let distance = (steps[index].length + steps[beside].length) / 2
          paces[index] = min(pace, other + EvenPace.steepest * distance)
        }
      }
    }

    func share(at part: Double) -> Double {
      guard part > 0 else { return 0 }
      guard part < 1, let last = points.last else { return 1 }
      let time = part * last.time
      let next = points.firstIndex { $0.time >= time } ?? points.count - 1
      let (from, to) = (points[max(next - 1, 0)], points[next])
      guard to.time > from.time else { return to.share }
      return from.share + (to.share - from.share) * (time - from.time) / (to.time - from.time)
    }
  }

  /// Returns the shares rounded to millionths, each larger than the one before it.
  private static func rounded(_ shares: [Double]) -> [Double] {
    var last = -1.0
    let whole = shares.map { share in
      last = max((share * 1e6).rounded(), last + 1)
      return last
    }
    // Values that were raised above 1 are lowered again.
    var next = 1e6 + 1
    return whole.reversed().map { share in
      next = min(share, next - 1)
      return next / 1e6
    }.reversed()
  }
}

extension SceneDraft {
  /// The shares of the timeline, from 0 to 1, at which a value of the scene jumps.
  fileprivate var jumps: [Double] {
    let end = timeline.playback.end
    return seam.jumps.filter { $0.kind == .value }.map { $0.position / end }
  }
}
