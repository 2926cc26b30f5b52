extension Input {
  /// The coordinate that the features of an input depend on, and the kind of dependence. Code for
  /// loops, symmetric pictures and the speed of change uses this instead of the input itself.
  package enum Variation: Hashable, Sendable {
    /// No coordinate: the features are constant over a frame.
    case nothing
    /// The distance from the origin.
    case distance
    /// The logarithm of the distance. The features are the cosine and sine of `frequency` times the
    /// logarithm.
    case logarithm(frequency: Double)
    /// The angle about the origin. The features are the cosine and sine of `harmonic` times the
    /// angle.
    case angle(harmonic: Int)
    /// The horizontal coordinate.
    case across(Course)
    /// The vertical coordinate.
    case down(Course)
    /// Both coordinates, smoothly and within bounds.
    case both

    /// The shape of a feature along a coordinate.
    package enum Course: Hashable, Sendable {
      /// One-to-one: no two values of the coordinate give equal features.
      case straight
      /// Even: equal on both sides of the origin, with a corner at the origin.
      case mirrored
      /// A cosine and a sine that repeat after this length.
      case periodic(Double)
    }
  }
}

extension Input.Variation {
  /// True if the features depend on the vertical coordinate alone.
  package var isDown: Bool { if case .down = self { true } else { false } }

  /// True if the features depend on the horizontal coordinate alone.
  package var isAcross: Bool { if case .across = self { true } else { false } }

  /// True if the features have a corner along a line of the picture.
  package var hasFold: Bool { self == .across(.mirrored) || self == .down(.mirrored) }

  /// True if the features do not depend on the sign of the horizontal coordinate.
  package var isEvenInX: Bool { isEvenInBoth || isDown }

  /// True if the features do not depend on the sign of the vertical coordinate.
  package var isEvenInY: Bool { isEvenInBoth || isAcross }

  /// True if the features have no limit at the origin and ever finer detail near it.
  package var isFineAtCentre: Bool {
    switch self {
    case .angle, .logarithm: true
    case .nothing, .distance, .across, .down, .both: false
    }
  }

  /// True if the features grow with the coordinates, so that a larger span makes a busier picture.
  ///
  /// Angles, logarithms and tiles give cosines and sines, which stay within ±1, and so do forms.
  package var growsWithSpan: Bool {
    switch self {
    case .distance, .across(.straight), .across(.mirrored), .down(.straight), .down(.mirrored): true
    case .nothing, .logarithm, .angle, .across(.periodic), .down(.periodic), .both: false
    }
  }

  private var isEvenInBoth: Bool {
    switch self {
    case .nothing, .distance, .logarithm: true
    case .angle, .both: false
    case .across, .down: hasFold
    }
  }
}
