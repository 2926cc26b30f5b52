/// A reason why a timeline cannot be played as intended.
public struct TimelineProblem: Hashable, Sendable, CustomStringConvertible {
  /// The kind of problem, for code to switch on; new codes may be added.
  public struct Code: Hashable, Sendable {
    private let name: String

    /// The film has no frames.
    public static let noFrames = Code(name: "noFrames")
    /// A track has no keys.
    public static let noKeys = Code(name: "noKeys")
    /// A key is not later than the one before it.
    public static let notRising = Code(name: "notRising")
    /// A key lies outside the film.
    public static let outside = Code(name: "outside")
    /// A key lies in the half of a ping-pong film that is played backwards.
    public static let pastTurn = Code(name: "pastTurn")
    /// The keys at 0 % and at 100 % of a loop have different values.
    public static let doesNotClose = Code(name: "doesNotClose")
    /// A number is infinite or not a number.
    public static let notFinite = Code(name: "notFinite")
    /// A number is outside its range.
    public static let outOfRange = Code(name: "outOfRange")
    /// Latent vectors differ in length from each other, or from the network's latent size.
    public static let wrongLength = Code(name: "wrongLength")
    /// The zoom is deeper than 32-bit coordinates resolve.
    public static let tooDeep = Code(name: "tooDeep")
    /// The centre is so far from the origin that 32-bit coordinates do not resolve the picture
    /// around it.
    public static let tooFar = Code(name: "tooFar")
    /// The span is so small that 32-bit coordinates do not resolve the picture.
    public static let tooSmall = Code(name: "tooSmall")
  }

  /// The kind of problem.
  public let code: Code
  /// The quantity that has the problem; nil for the film as a whole.
  public let quantity: Quantity?
  /// The index of the faulty key in its track; nil if no single key is at fault.
  public let key: Int?
  /// The number of the quantity's track in which the problem is: 1 for the centre's vertical track,
  /// 0 for all others.
  public var track = 0
  /// A clause for a message: the problem, then what was expected.
  public let message: String

  /// The message, after the quantity's name if there is one.
  public var description: String {
    quantity.map { "\($0.rawValue) \(message)" } ?? message
  }
}

/// Formats a number for sentences, with at most four decimals and without `.0`. A number that would
/// be rounded to 0 keeps all its digits.
package func spoken(_ number: Double) -> String {
  let rounded = (number * 1e4).rounded() / 1e4
  let text = "\(rounded == 0 && number != 0 || !rounded.isFinite ? number : rounded)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

extension Playback {
  /// Formats a position as a percentage of the film, such as `12.5 %`.
  package func percent(_ position: Double) -> String {
    "\(spoken(position / whole * 100)) %"
  }
}
