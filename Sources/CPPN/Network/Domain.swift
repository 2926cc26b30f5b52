/// A symmetry of the field, which is the plane of points at which a network is evaluated.
public enum Symmetry: Hashable, Sendable {
  /// No symmetry.
  case none
  /// Left and right mirror each other.
  case mirrorX
  /// Top and bottom mirror each other.
  case mirrorY
  /// Left and right mirror each other, and top and bottom.
  case mirror
  /// A kaleidoscope of this many petals, 1 or more: twice as many wedges about the origin, each the
  /// mirror image of its neighbours. The picture is continuous, with a kink on every border between
  /// wedges.
  case kaleidoscope(Int)
  /// A rotational symmetry of this order, 1 or more. The angle about the origin is multiplied by
  /// the order, which is smooth everywhere except at the origin.
  case rotation(Int)

  /// True if the symmetry puts kinks into the pictures of smooth networks, other than at the
  /// origin. No symmetry makes jumps.
  public var hasKinks: Bool {
    switch self {
    case .none, .rotation: false
    case .mirrorX, .mirrorY, .mirror, .kaleidoscope: true
    }
  }

  /// The number of rotations about the origin, the full turn included, that leave the picture of
  /// any network unchanged.
  public var order: Int {
    switch self {
    case .none, .mirrorX, .mirrorY: 1
    case .mirror: 2
    case .kaleidoscope(let order), .rotation(let order): max(order, 1)
    }
  }
}

/// The map that is applied to a point before a network is evaluated there.
///
/// The twist is applied first, then the symmetry. Neither changes a point's distance from the
/// origin.
public struct Domain: Hashable, Sendable {
  /// The symmetry, applied after the twist.
  public var symmetry: Symmetry
  /// The twist in radians per unit of `ln r`: a point at the distance `r` is rotated about the
  /// origin by `twist * ln r`, so that straight rays become logarithmic spirals. The rotation grows
  /// by a whole turn each time the distance grows by the factor `exp(2π / twist)`.
  public var twist: Double
  /// The distance from the origin, in the unit of the coordinates, within which features of the
  /// angle and of the logarithm of the distance fade out; 0 for no fading.
  ///
  /// Near the origin these features have infinitely fine detail. The cosine and sine of `n` times
  /// the logarithm are therefore multiplied by `r² / (r² + (n core)²)`, and those of `n` times the
  /// angle likewise, with `angleCore` for `core`.
  public var core: Double

  /// The map that changes nothing.
  public static let plain = Domain()

  /// Creates a domain; by default it changes nothing.
  public init(symmetry: Symmetry = .none, twist: Double = 0, core: Double = 0) {
    self.symmetry = symmetry
    self.twist = twist
    self.core = core
  }

  /// The `core` to use for features of the angle `theta`. It is larger than `core` when a
  /// rotational symmetry multiplies the angle or a twist adds to it.
  public var angleCore: Double {
    let order =
      if case .rotation(let order) = symmetry { Double(max(order, 1)) } else { 1.0 }
    return core * order * (1 + twist * twist).squareRoot()
  }
}
