/// How a film joins at its end and at its keys: whether it closes, and where something jumps.
public struct Seam: Hashable, Sendable {
  /// A place where a quantity does not go on as it came.
  public struct Jump: Hashable, Sendable, CustomStringConvertible {
    /// What jumps.
    public enum Kind: Hashable, Sendable {
      /// The value itself, as after a `hold`.
      case value
      /// The speed, or the direction in which several numbers move.
      case speed
      /// The way: a ping-pong film turns back without coming to rest.
      case turn
    }

    /// The quantity.
    public let quantity: Quantity
    /// What jumps.
    public let kind: Kind
    /// Where, in frames from the start of the film.
    public let position: Double
    /// The same, in percent of the film.
    public let percent: Double
    /// The speed before, a frame: in logarithms for a zoom, along the way for several numbers.
    public let speedBefore: Double
    /// The speed after, likewise; of one number with its sign.
    public let speedAfter: Double

    /// A clause for a person: `zoom changes speed at 50 %`.
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

  /// The film's end as each quantity sees it.
  public struct Closure: Hashable, Sendable {
    /// The quantity.
    public let quantity: Quantity
    /// How far the value at frame N, evaluated without wrapping, is from that at frame 0, whole turns
    /// not counted; of a zoom the logarithm.
    public let gap: Double
  }

  /// What happens at the end of the film.
  public let loop: Loop
  /// One per track, in the order of the quantities; empty for a film that plays once.
  public let closures: [Closure]
  /// Where something jumps, quantity by quantity and then by time.
  public let jumps: [Jump]

  /// Whether the end joins the beginning: every gap is under 1e-9.
  public var isClosed: Bool { loop != .once && closures.allSatisfy { $0.gap < 1e-9 } }
  /// Whether everything goes on as it came, everywhere.
  public var isSmooth: Bool { jumps.isEmpty }
}
