import Foundation

/// A C2 curve through the keys of a latent track.
///
/// - In a loop of three keys or more: the periodic cubic spline.
/// - In a loop of two keys: a straight line there and back, as a cosine whose phase moves smoothly
///   and never backwards. (The periodic cubic through two knots that are not half a film apart
///   would overshoot both by far.)
/// - Otherwise: a cubic spline. It comes to rest at both ends of a ping-pong film, so that it turns
///   smoothly. In a film that plays once, it comes to rest at a first or last key that lies inside
///   the film; at the film's ends it is a natural spline.
struct LatentSpline: Sendable {
  private let keys: [TrackKey<[Double]>]
  private let playback: Playback
  private let system: KnotSystem
  /// The frames from each key to the next; in a loop the last length is that from the last key to
  /// the first.
  private let lengths: [Double]
  private let rests: Rests
  /// The slopes of each component at the keys, per frame; empty where the path is a line there and
  /// back.
  private var slopes: [[Double]] = []

  /// The ends at which an open curve comes to rest; it is natural at the others.
  private struct Rests: Sendable {
    let first: Bool
    let last: Bool
  }

  private var isClosed: Bool { playback.loop == .loop }

  init(keys: [TrackKey<[Double]>], playback: Playback) {
    // In a loop a key at 100 % repeats the one at 0 %.
    var knots = keys
    if playback.loop == .loop, keys.count > 1, let first = keys.first, let last = keys.last,
      first.position <= 0, last.position >= playback.end
    {
      knots.removeLast()
    }
    self.keys = knots
    self.playback = playback
    var lengths = zip(knots.dropFirst(), knots).map { $0.position - $1.position }
    if playback.loop == .loop, let first = knots.first, let last = knots.last {
      lengths.append(playback.end - last.position + first.position)
    }
    self.lengths = lengths
    rests =
      switch playback.loop {
      case .loop: Rests(first: false, last: false)
      case .pingPong: Rests(first: true, last: true)
      case .once:
        Rests(
          first: (knots.first?.position ?? 0) > 0,
          last: (knots.last?.position ?? 0) < playback.end)
      }
    system = Self.system(knots.count, lengths, closed: playback.loop == .loop, rests)
    guard knots.count > 1, !(isClosed && knots.count == 2) else { return }
    slopes = (0..<(knots.map(\.value.count).max() ?? 0)).map(slopes)
  }

  private static func system(
    _ count: Int, _ lengths: [Double], closed: Bool, _ rests: Rests
  ) -> KnotSystem {
    var system = KnotSystem(
      diagonal: Array(repeating: 0, count: count),
      links: lengths.prefix(count - 1).map { 1 / $0 },
      closure: closed && count > 2 ? 1 / lengths[count - 1] : 0)
    for (i, length) in lengths.enumerated() {
      system.diagonal[i] += 2 / length
      system.diagonal[(i + 1) % count] += 2 / length
    }
    // A given slope (0) is an equation of its own, not linked to its neighbours.
    guard count > 1 else { return system }
    if rests.first {
      system.diagonal[0] = 1
      system.links[0] = 0
    }
    if rests.last {
      system.diagonal[count - 1] = 1
      system.links[count - 2] = 0
    }
    return system
  }

  func motion(at position: Double, from side: Side) -> VectorMotion {
    let segment = playback.segment(at: position, among: keys, from: side)
    let (from, to) = (keys[segment.from].value, keys[segment.to].value)
    guard segment.from != segment.to else { return .still(from) }
    if isClosed && keys.count == 2 { return thereAndBack(from, to, segment) }
    var motion = VectorMotion.still(from)
    for component in 0..<min(from.count, to.count) {
      let slopes = slopes[component]
      let (value, velocity) = Self.hermite(
        from[component], to[component], slopes[segment.from], slopes[segment.to], segment)
      motion.value[component] = value
      motion.velocity[component] = velocity
    }
    return motion
  }

  /// Returns the slopes of one component at the keys, per frame.
  private func slopes(_ component: Int) -> [Double] {
    let values = keys.map { component < $0.value.count ? $0.value[component] : 0 }
    var sides = Array(repeating: 0.0, count: keys.count)
    for (i, length) in lengths.enumerated() {
      let next = (i + 1) % keys.count
      let pull = 3 * (values[next] - values[i]) / (length * length)
      sides[i] += pull
      sides[next] += pull
    }
    if rests.first { sides[0] = 0 }
    if rests.last { sides[keys.count - 1] = 0 }
    return system.solve(sides)
  }

  /// Evaluates the cubic with given values and slopes at both ends, in a form that meets the values
  /// to the bit.
  private static func hermite(
    _ from: Double, _ to: Double, _ slopeFrom: Double, _ slopeTo: Double, _ segment: TrackSegment
  ) -> (value: Double, velocity: Double) {
    let t = segment.time
    let s = 1 - t
    let value =
      from * (s * s * (1 + 2 * t)) + to * (t * t * (1 + 2 * s))
      + segment.length * t * s * (s * slopeFrom - t * slopeTo)
    let velocity =
      6 * t * s * (to - from) / segment.length
      + slopeFrom * s * (s - 2 * t) + slopeTo * t * (t - 2 * s)
    return (value, velocity)
  }

  /// Returns the motion from one of two keys to the other and back, along a cosine.
  private func thereAndBack(_ from: [Double], _ to: [Double], _ segment: TrackSegment)
    -> VectorMotion
  {
    // The phase's slope at both keys is its mean over the film: then the cubic between them never
    // falls.
    let slope = 2 * Double.pi / Double(playback.frameCount)
    let phase = Self.hermite(0, .pi, slope, slope, segment)
    let share = (1 - cos(phase.value)) / 2
    let speed = sin(phase.value) / 2 * phase.velocity
    var motion = VectorMotion.still(from)
    for component in 0..<min(from.count, to.count) {
      motion.value[component] = from[component] * (1 - share) + to[component] * share
      motion.velocity[component] = (to[component] - from[component]) * speed
    }
    return motion
  }
}
