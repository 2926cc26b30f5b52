internal import Synchronization
internal import ZoetropeFrame
internal import ZoetropeScene

/// Finds the pace at which a scene's picture changes equally from each frame to the next.
///
/// The timeline is sampled in small steps, and each gets time in proportion to how much the picture
/// changes over it. Stretches where nothing moves, as after a `hold`, keep the time that their keys
/// give them; jumps, which no pace can soften, are not counted. The sampling is repeated along the
/// curve found, where steps are finest in the stretches that change most.
struct EvenPace {
  let pace: Pace

  /// Steps of a pass over the timeline.
  private static let steps = 256
  /// Pieces of the curve.
  private static let cells = 128
  private static let walks = 2
  /// The fastest pace, as a multiple of the mean one.
  private static let fastest = 64.0
  /// The largest change of the pace along the timeline, in means for the whole of it: by about half
  /// from one piece of the curve to the next, which its cubics can follow.
  private static let steepest = 0.4 * Double(cells)

  /// Measures the pace.
  ///
  /// - Throws: `CancellationError` once `isCancelled` returns true.
  init(_ scene: SceneDraft, unless isCancelled: @escaping @Sendable () -> Bool) throws {
    var shares = (0...Self.steps).map { Double($0) / Double(Self.steps) }
    let jumps = scene.jumps
    for walk in 1...Self.walks {
      // Small pictures find the stretches, larger ones measure them.
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

  /// A step along the timeline, in shares 0…1 of it.
  private struct MeasuredStretch {
    let from: Double
    let to: Double
    /// The change of the picture over the step; nil where nothing moves.
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

  /// Returns the change of the picture from each share of the timeline to the next; nil where
  /// nothing moves.
  private static func changes(
    _ shares: [Double], of scene: SceneDraft, _ probe: Probe,
    unless isCancelled: @escaping @Sendable () -> Bool
  ) throws -> [Double?] {
    let plans = shares.map { scene.plan(position: $0 * scene.timeline.playback.end) }
    let moving = plans.indices.filter { $0 == 0 || plans[$0] != plans[$0 - 1] }
    let pictures = try pictures(at: moving.map { shares[$0] }, probe, unless: isCancelled)
    var changes = [Double?](repeating: nil, count: shares.count - 1)
    for (index, (before, after)) in zip(pictures, pictures.dropFirst()).enumerated() {
      changes[moving[index + 1] - 1] = after.difference(from: before)
    }
    return changes
  }

  /// Paints the pictures at these shares on all cores, each as a call of its own. The caller's
  /// thread, which takes part, is blocked after a cancellation for one picture at the most.
  private static func pictures(
    at shares: [Double], _ probe: Probe, unless isCancelled: @escaping @Sendable () -> Bool
  ) throws -> [Strip] {
    let found = Mutex([Strip?](repeating: nil, count: shares.count))
    // Only the caller's thread can see that its task is cancelled.
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

  /// The film's time as a function of the share of the timeline.
  private struct Clock {
    /// The ends of the steps, and the film's time there, 0…1.
    private var points: [(time: Double, share: Double)] = [(0, 0)]

    init(_ steps: [MeasuredStretch], isClosed: Bool) {
      let moving = steps.filter { $0.change != nil }
      let length = moving.reduce(0) { $0 + $1.length }
      let change = moving.reduce(0) { $0 + ($1.change ?? 0) }
      // The pace over each step, where the mean is 1; nil where nothing moves.
      var paces = steps.map { step in
        step.change.map { min(change / length * step.length / $0, EvenPace.fastest) }
      }
      // A network whose picture never changes is even at any pace.
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

    /// Lowers paces until none differs from its neighbours by more than `steepest` allows.
    ///
    /// Where the picture rests for an instant, the even pace would be unbounded: it is softened
    /// there, and no other stretch gets faster by it.
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

  /// The shares in millionths, each larger than the one before.
  private static func rounded(_ shares: [Double]) -> [Double] {
    var last = -1.0
    let whole = shares.map { share in
      last = max((share * 1e6).rounded(), last + 1)
      return last
    }
    // Values that were pushed past the end are pushed back.
    var next = 1e6 + 1
    return whole.reversed().map { share in
      next = min(share, next - 1)
      return next / 1e6
    }.reversed()
  }
}

extension SceneDraft {
  /// The shares of the timeline, 0…1, at which a value jumps.
  fileprivate var jumps: [Double] {
    let end = timeline.playback.end
    return seam.jumps.filter { $0.kind == .value }.map { $0.position / end }
  }
}
