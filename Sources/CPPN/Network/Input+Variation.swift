extension Input {
  /// The coordinate that the features of an input depend on, and how. Code for loops, symmetric
  /// pictures and the speed of change looks at this, never at the input itself.
  package enum Variation: Hashable, Sendable {
    /// Nothing: constant over a frame.
    case nothing
    /// The distance from the origin.
    case distance
    /// The logarithm of the distance, as the cosine and sine of `frequency` times it.
    case logarithm(frequency: Double)
    /// The angle about the origin, as the cosine and sine of `harmonic` times it.
    case angle(harmonic: Int)
    /// The horizontal coordinate.
    case across(Course)
    /// The vertical coordinate.
    case down(Course)

    /// The shape of a feature along a coordinate.
    package enum Course: Hashable, Sendable {
      /// One-to-one: no two places have equal values.
      case straight
      /// Even: equal on both sides of the origin, with a corner there.
      case mirrored
      /// A cosine and a sine that repeat after this length.
      case periodic(Double)
    }
  }
}

extension Input.Variation {
  /// True if only the vertical coordinate counts.
  package var isDown: Bool { if case .down = self { true } else { false } }

  /// True if only the horizontal coordinate counts.
  package var isAcross: Bool { if case .across = self { true } else { false } }

  /// True if the features have a corner along a line of the picture.
  package var hasFold: Bool { self == .across(.mirrored) || self == .down(.mirrored) }

  /// True if the sign of the horizontal coordinate changes nothing.
  package var isEvenInX: Bool { isEvenInBoth || isDown }

  /// True if the sign of the vertical coordinate changes nothing.
  package var isEvenInY: Bool { isEvenInBoth || isAcross }

  /// True if there is no value at the origin, and ever finer detail near it.
  package var isFineAtCentre: Bool {
    switch self {
    case .angle, .logarithm: true
    case .nothing, .distance, .across, .down: false
    }
  }

  /// True if the features grow with the coordinates, so that a larger span makes a busier picture.
  ///
  /// Angles, logarithms and tiles enter as cosines and sines, which stay within ±1.
  package var growsWithSpan: Bool {
    switch self {
    case .distance, .across(.straight), .across(.mirrored), .down(.straight), .down(.mirrored): true
    case .nothing, .logarithm, .angle, .across(.periodic), .down(.periodic): false
    }
  }

  private var isEvenInBoth: Bool {
    switch self {
    case .nothing, .distance, .logarithm: true
    case .angle: false
    case .across, .down: hasFold
    }
  }
}
