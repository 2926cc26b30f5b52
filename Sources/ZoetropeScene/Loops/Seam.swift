/// The continuity of a film at its end and at its keys: whether it closes, and the places where
/// something jumps.
public struct Seam: Hashable, Sendable {
  /// A place where a quantity is not continuous, or not smooth.
  public struct Jump: Hashable, Sendable, CustomStringConvertible {
    /// The kind of discontinuity.
    public enum Kind: Hashable, Sendable {
      /// The value itself, as after a `hold`.
      case value
      /// The speed, or the direction in which several numbers move.
      case speed
      /// The direction: a ping-pong film turns back without coming to rest.
      case turn
    }

    /// The quantity that jumps.
    public let quantity: Quantity
    /// The kind of discontinuity.
    public let kind: Kind
    /// The place, in frames from the start of the film.
    public let position: Double
    /// The place, in percent of the film.
    public let percent: Double
    /// The speed before, per frame: of the logarithm for a zoom, the norm of the velocity for
    /// several numbers.
    public let speedBefore: Double
    /// The speed after, per frame; of a single number with its sign.
    public let speedAfter: Double

    /// A clause for a message: `zoom changes speed at 50 %`.
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

  /// The difference between the film's end and its beginning, for one quantity.
  public struct Closure: Hashable, Sendable {
    /// The quantity compared.
    public let quantity: Quantity
    /// The distance between the value at the film's end (frame N, the number of frames, not wrapped
    /// to frame 0) and the value at frame 0. Whole turns are ignored. For zoom, the difference of
    /// the logarithms.
    public let gap: Double
  }

  /// The film's behaviour at its end.
  public let loop: Loop
  /// One per track, in the order of the quantities; empty for a film that plays once.
  public let closures: [Closure]
  /// The discontinuities, quantity by quantity and then by time.
  public let jumps: [Jump]

  /// True if the end joins the beginning: every gap is under 1e-9.
  public var isClosed: Bool { loop != .once && closures.allSatisfy { $0.gap < 1e-9 } }
  /// True if there are no discontinuities.
  public var isSmooth: Bool { jumps.isEmpty }
}
