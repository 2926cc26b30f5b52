import Foundation

/// A C2 curve through the keys of a latent track.
///
/// - In a loop of three keys or more, it is the periodic cubic spline.
/// - In a loop of two keys, it is a straight line to the second key and back. The progress follows
///   a cosine, whose phase never runs backwards. (The periodic cubic spline can overshoot both keys
///   by far if they are not half a film apart.)
/// - In a ping-pong film, it is a cubic spline that comes to rest at its first and last key, so
///   that the film turns back smoothly.
/// - In a film that plays once, it is a cubic spline. It comes to rest at a first or last key
///   inside the film; at a key on the film's end its second derivative is 0.
struct LatentSpline: Sendable {
  private let keys: [TrackKey<[Double]>]
  private let playback: Playback
  private let system: KnotSystem
  /// The number of frames from each key to the next. In a loop, the last number is that from the
  /// last key to the first.
  private let lengths: [Double]
  private let rests: Rests
  /// The slopes of each component at the keys, per frame. Empty for a single key and for a loop of
  /// two keys, which need none.
  private var slopes: [[Double]] = []

  /// The ends of an open curve at which it comes to rest. At any other end its second derivative is
  /// 0.
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
    // At a rest the slope is given as 0, by an equation that does not involve the neighbours.
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

  /// Returns the slopes of component number `component` at all keys, per frame.
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

  /// Returns the value and velocity of the cubic with given values and slopes, per frame, at both
  /// ends of a segment. At the ends, the value equals the given one to the bit.
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

  /// Returns the motion in a loop of two keys: from one key to the other and back, along a cosine.
  private func thereAndBack(_ from: [Double], _ to: [Double], _ segment: TrackSegment)
    -> VectorMotion
  {
    // The phase's slope at both keys is its mean over the film, so that the cubic between them
    // never falls.
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
