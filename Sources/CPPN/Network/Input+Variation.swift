extension Input {
  /// What of a point the numbers of an input depend on: what follows for loops, for symmetric pictures and
  /// for the speed at which a picture changes is asked of this, never of the input.
  package enum Variation: Hashable, Sendable {
    /// Nothing: they are the same all over a frame.
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

    /// How numbers run along a coordinate.
    package enum Course: Hashable, Sendable {
      /// They tell every place from every other.
      case straight
      /// They are the same on both sides of the origin, with a corner there.
      case mirrored
      /// As a cosine and a sine, they repeat after this length.
      case periodic(Double)
    }
  }
}

extension Input.Variation {
  /// Whether the vertical coordinate is all that counts.
  package var isDown: Bool { if case .down = self { true } else { false } }

  /// Whether the horizontal coordinate is all that counts.
  package var isAcross: Bool { if case .across = self { true } else { false } }

  /// Whether there is a corner along a line of the picture.
  package var hasFold: Bool { self == .across(.mirrored) || self == .down(.mirrored) }

  /// Whether the sign of the horizontal coordinate changes nothing.
  package var isEvenInX: Bool { isEvenInBoth || isDown }

  /// Whether the sign of the vertical coordinate changes nothing.
  package var isEvenInY: Bool { isEvenInBoth || isAcross }

  /// Whether there is no value at the origin, and ever finer detail near it.
  package var isFineAtCentre: Bool {
    switch self {
    case .angle, .logarithm: true
    case .nothing, .distance, .across, .down: false
    }
  }

  /// Whether the numbers grow with the coordinates, and a picture is busier the larger its span is.
  ///
  /// Angles, logarithms and tiles come as cosines and sines, whatever the span.
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
