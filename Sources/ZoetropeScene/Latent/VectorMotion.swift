/// Where a vector is and how fast it moves.
package struct VectorMotion: Hashable, Sendable {
  /// The components.
  package var value: [Double]
  /// Their change per frame; infinite where an easing is upright.
  package var velocity: [Double]

  /// A standstill.
  static func still(_ value: [Double]) -> VectorMotion {
    VectorMotion(value: value, velocity: Array(repeating: 0, count: value.count))
  }
}
