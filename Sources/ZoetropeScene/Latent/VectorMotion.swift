/// A vector and its velocity.
package struct VectorMotion: Hashable, Sendable {
  /// The components of the vector.
  package var value: [Double]
  /// The change of each component per frame; infinite where an easing curve is vertical.
  package var velocity: [Double]

  /// Creates a motion at rest: every velocity is 0.
  static func still(_ value: [Double]) -> VectorMotion {
    VectorMotion(value: value, velocity: Array(repeating: 0, count: value.count))
  }
}
