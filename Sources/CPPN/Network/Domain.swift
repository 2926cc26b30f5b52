/// Parts of the field that show the same.
public enum Symmetry: Hashable, Sendable {
  /// None.
  case none
  /// Left and right mirror each other.
  case mirrorX
  /// Top and bottom mirror each other.
  case mirrorY
  /// Both do.
  case mirror
  /// As in a kaleidoscope of so many petals, 1 or more: twice as many wedges about the origin, each
  /// the mirror image of its neighbours. Continuous, with a kink on every border.
  case kaleidoscope(Int)
  /// So many turns about the origin, 1 or more, that change nothing. No wedge is copied: the angle is
  /// multiplied, which is smooth everywhere but at the origin.
  case rotation(Int)

  /// Whether smooth networks get a kink somewhere other than at the origin. Nothing here jumps.
  public var hasKinks: Bool {
    switch self {
    case .none, .rotation: false
    case .mirrorX, .mirrorY, .mirror, .kaleidoscope: true
    }
  }

  /// How many turns about the origin change nothing, whatever the network is.
  public var order: Int {
    switch self {
    case .none, .mirrorX, .mirrorY: 1
    case .mirror: 2
    case .kaleidoscope(let order), .rotation(let order): max(order, 1)
    }
  }
}

/// What becomes of a point before a network is told of it.
///
/// First the field is twisted, then its symmetry is applied. The distance from the origin stays.
public struct Domain: Hashable, Sendable {
  /// The parts that show the same.
  public var symmetry: Symmetry
  /// By how many times the logarithm of its distance from the origin a point is turned about it, in
  /// radians: straight rays become logarithmic spirals. A whole turn each time the distance grows by
  /// `exp(2π / twist)`.
  public var twist: Double
  /// How near to the origin angles and logarithms of the distance fade out, in field units; 0 where
  /// they do not. There every neighbourhood holds infinitely many turns of them: the cosine and sine
  /// of `n` times the angle or the logarithm are multiplied by `r² / (r² + (n core)²)`.
  public var core: Double

  /// The field as it is.
  public static let plain = Domain()

  /// Creates a domain.
  public init(symmetry: Symmetry = .none, twist: Double = 0, core: Double = 0) {
    self.symmetry = symmetry
    self.twist = twist
    self.core = core
  }

  /// `core` as it is for the angle, which the symmetry multiplies and the twist slants.
  public var angleCore: Double {
    let order =
      if case .rotation(let order) = symmetry { Double(max(order, 1)) } else { 1.0 }
    return core * order * (1 + twist * twist).squareRoot()
  }
}
