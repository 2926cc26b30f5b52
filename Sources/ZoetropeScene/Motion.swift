/// Where a track is and how fast it moves, in coordinates in which an even pace is a straight line
/// (for a zoom: its logarithm).
package struct Motion: Hashable, Sendable {
  /// The coordinates.
  package var value: [Double]
  /// Their change per frame; infinite where an easing is upright.
  package var velocity: [Double]

  /// A standstill.
  static func still(_ value: [Double]) -> Motion {
    Motion(value: value, velocity: Array(repeating: 0, count: value.count))
  }

  /// A movement along `direction` that an easing paces. An upright easing does not move what has no
  /// way to go.
  static func velocity(_ direction: Double, eased slope: Double, over length: Double) -> Double {
    direction == 0 || length == 0 ? 0 : direction * slope / length
  }
}
