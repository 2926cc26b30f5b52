/// The continuity of a film at its end and at its keys.
public struct Seam: Hashable, Sendable {
  /// A position at which a quantity is not continuous, or not smooth.
  public struct Jump: Hashable, Sendable, CustomStringConvertible {
    /// The kind of discontinuity.
    public enum Kind: Hashable, Sendable {
      /// The value jumps, as after a `hold`.
      case value
      /// The speed changes suddenly, or the direction in which several numbers move does.
      case speed
      /// The direction reverses: a ping-pong film turns back without coming to rest.
      case turn
    }

    /// The quantity that jumps.
    public let quantity: Quantity
    /// The kind of discontinuity.
    public let kind: Kind
    /// The position, in frames from the start of the timeline.
    public let position: Double
    /// The position, in percent of the film.
    public let percent: Double
    /// The speed before the jump, per frame. For a zoom it is the speed of the logarithm. For
    /// several numbers it is the norm of their velocity; for a single number it has a sign.
    public let speedBefore: Double
    /// The speed after the jump, in the same terms as `speedBefore`.
    public let speedAfter: Double

    /// A clause for a message, such as `zoom changes speed at 50 %`.
    public var description: String {
      let what =
        switch kind {
        case .value: "jumps"
        case .speed: "changes speed"
        case .turn: "turns back without coming to rest"
        }
      return "\(quantity.rawValue) \(what) at \(spoken(percent)) %"
    }
  }

  /// The difference between the end and the start of a film, for one quantity.
  public struct Closure: Hashable, Sendable {
    /// The quantity compared.
    public let quantity: Quantity
    /// The distance between the values at the end and at the start of a loop; whole periods are
    /// ignored. For zoom it is the difference of the logarithms. In a ping-pong film, which ends
    /// where it starts, it is 0.
    public let gap: Double
  }

  /// The film's behaviour at its end.
  public let loop: Loop
  /// The closures, one per quantity, in the order of ``Quantity``; empty for a film that plays
  /// once.
  public let closures: [Closure]
  /// The jumps, ordered by quantity and then by position.
  public let jumps: [Jump]

  /// True if the film ends where it starts: every gap is under 1e-9. False for a film that plays
  /// once.
  public var isClosed: Bool { loop != .once && closures.allSatisfy { $0.gap < 1e-9 } }
  /// True if there are no jumps.
  public var isSmooth: Bool { jumps.isEmpty }
}
