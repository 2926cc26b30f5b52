import Foundation

/// Spherical interpolation between two vectors. The direction turns at constant speed, and the
/// length changes geometrically.
struct Arc {
  private let from: [Double]
  private let to: [Double]
  /// Two orthogonal unit vectors that span the plane of the arc; the second is zero if both ends of
  /// the arc have the same direction. Nil, for a straight path, if an end is the zero vector, or if
  /// both are opposite and have a single component.
  private let plane: (start: [Double], side: [Double])?
  private let angle: Double
  private let length: Double
  /// The logarithm of the ratio of the lengths, end to start.
  private let growth: Double

  init(from: [Double], to: [Double]) {
    (self.from, self.to) = (from, to)
    length = Self.norm(from)
    let target = Self.norm(to)
    guard length > 0, target > 0, from.count == to.count else {
      (plane, angle, growth) = (nil, 0, 0)
      return
    }
    growth = log(target / length)
    let start = from.map { [length] in $0 / length }
    let end = to.map { $0 / target }
    let along = Self.dot(start, end)
    let side = Self.removing(start, along, from: end)
    let across = Self.norm(side)
    if across > 1e-9 {
      angle = atan2(across, along)
      plane = (start, side.map { $0 / across })
    } else if along > 0 {
      angle = 0
      plane = (start, start.map { _ in 0 })
    } else {
      // Opposite vectors: all half circles are equally short; take the one through the axis of the
      // smallest component.
      angle = .pi
      plane = Self.perpendicular(to: start).map { (start, $0) }
    }
  }

  /// Returns the vector at `progress`, and its derivative with respect to `progress`. The progress
  /// is 0 at the start and 1 at the end, and may go beyond both.
  func motion(at progress: Double) -> VectorMotion {
    guard let plane else { return Self.straight(from, to, at: progress) }
    let size = length * exp(growth * progress)
    let (c, s) = (cos(angle * progress), sin(angle * progress))
    var motion = VectorMotion.still(from)
    for i in from.indices {
      let direction = c * plane.start[i] + s * plane.side[i]
      let turning = c * plane.side[i] - s * plane.start[i]
      motion.value[i] = size * direction
      motion.velocity[i] = size * (growth * direction + angle * turning)
    }
    // At the ends, the vector equals the given one to the bit.
    if progress == 0 { motion.value = from }
    if progress == 1 { motion.value = to }
    return motion
  }

  /// Returns the motion along a straight line; `progress` and the result are as in `motion(at:)`.
  static func straight(_ from: [Double], _ to: [Double], at progress: Double) -> VectorMotion {
    let velocity = zip(from, to).map { $1 - $0 }
    if progress == 1 { return VectorMotion(value: to, velocity: velocity) }
    return VectorMotion(value: zip(from, velocity).map { $0 + $1 * progress }, velocity: velocity)
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func norm(_ a: [Double]) -> Double { dot(a, a).squareRoot() }

  private static func removing(
    _ direction: [Double], _ amount: Double, from vector: [Double]
  ) -> [Double] {
    zip(vector, direction).map { $0 - amount * $1 }
  }

  private static func perpendicular(to direction: [Double]) -> [Double]? {
    guard direction.count > 1,
      let axis = direction.indices.min(by: { abs(direction[$0]) < abs(direction[$1]) })
    else { return nil }
    var unit = direction.map { _ in 0.0 }
    unit[axis] = 1
    let side = removing(direction, direction[axis], from: unit)
    let size = norm(side)
    return side.map { $0 / size }
  }
}
