/// Spherical interpolation from one vector to another. The direction turns at a constant angular
/// speed along the great circle through both; the length changes geometrically.
///
/// Sums are taken in order and only `PortableMath` is used, so that every machine gets equal bits.
struct Turn: Sendable {
  private let start: [Double]  // of length 1, as is `aside`
  private let aside: [Double]  // at a right angle to `start`, on the side of the end
  private let angle: Double
  private let length: Double
  private let logRatio: Double

  /// Prepares the interpolation. Returns `nil` if a vector is zero, or if both vectors are single
  /// numbers of opposite signs, because then there is no turn.
  init?(from first: [Double], to last: [Double]) {
    precondition(first.count == last.count, "Only vectors of the same size turn into each other.")
    length = Self.length(of: first)
    let lastLength = Self.length(of: last)
    guard length > 0, lastLength > 0 else { return nil }
    logRatio = PortableMath.log(lastLength / length)

    let start = Self.scaled(first, by: length)
    let end = Self.scaled(last, by: lastLength)
    let along = Self.product(start, end)
    let across = zip(start, end).map { $1 - along * $0 }
    let acrossLength = Self.length(of: across)
    self.start = start
    if acrossLength > Self.smallest {
      aside = Self.scaled(across, by: acrossLength)
      angle = PortableMath.angle(along: along, across: acrossLength)
    } else if along > 0 {
      aside = across
      angle = 0
    } else {
      guard let perpendicular = Self.perpendicular(to: start) else { return nil }
      aside = perpendicular
      angle = .pi
    }
  }

  /// Returns the factors of `start` and `aside` that give the vector `amount` of the way along.
  func scales(at amount: Double) -> (along: Double, across: Double) {
    let length = length * PortableMath.exp(logRatio * amount)
    let (sine, cosine) = PortableMath.sineAndCosine(angle * amount)
    return (length * cosine, length * sine)
  }

  /// Returns a component of the vector with these factors.
  func component(_ index: Int, _ scales: (along: Double, across: Double)) -> Double {
    scales.along * start[index] + scales.across * aside[index]
  }

  /// The sine of the angle between two directions up to which they count as equal or opposite.
  /// Smaller sines are rounding errors.
  private static let smallest = 1e-12

  /// Returns a unit vector at a right angle to `direction`, nearest to the axis of its smallest
  /// component; `nil` for a single number.
  private static func perpendicular(to direction: [Double]) -> [Double]? {
    let axis = direction.indices.min { abs(direction[$0]) < abs(direction[$1]) }
    guard direction.count > 1, let axis else { return nil }
    var perpendicular = direction.map { -direction[axis] * $0 }
    perpendicular[axis] += 1
    return scaled(perpendicular, by: length(of: perpendicular))
  }

  private static func product(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func length(of vector: [Double]) -> Double {
    product(vector, vector).squareRoot()
  }

  private static func scaled(_ vector: [Double], by divisor: Double) -> [Double] {
    vector.map { $0 / divisor }
  }
}
