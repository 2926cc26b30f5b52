/// Frames per second as an exact fraction in lowest terms.
public struct FrameRate: Hashable, Sendable, CustomStringConvertible {
  /// The number of frames in `denominator` seconds.
  public let numerator: Int
  /// The number of seconds in which `numerator` frames pass.
  public let denominator: Int

  /// Creates a rate and reduces it to lowest terms. If a number is below 1, which no valid scene
  /// has, both are kept as they are.
  public init(_ numerator: Int, _ denominator: Int = 1) {
    guard numerator > 0, denominator > 0 else {
      self.numerator = numerator
      self.denominator = denominator
      return
    }
    var (a, b) = (numerator, denominator)
    while b != 0 { (a, b) = (b, a % b) }
    self.numerator = numerator / a
    self.denominator = denominator / a
  }

  /// The duration of `frames` frames in seconds.
  public func seconds(_ frames: Int) -> Double {
    Double(frames) * Double(denominator) / Double(numerator)
  }

  /// `30`, or `30000/1001`: the notation that `init(_:)` reads.
  public var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}

extension FrameRate {
  /// Reads a rate as an exact fraction, from one of several notations.
  ///
  /// Whole numbers such as `30` and fractions such as `30000/1001` are read as they are. A decimal
  /// of up to three places is read as a fraction, such as `12.5` as 25/2. Broadcast rates may be
  /// rounded to two places or more: `29.97` is 30000/1001, `23.976` and `23.98` are 24000/1001. A
  /// decimal that is near a broadcast rate without being its rounding, such as `29.98`, is refused
  /// as ambiguous.
  ///
  /// - Throws: `FrameTextError` if `text` has none of these notations, if the rate is not from
  ///   1/1000 to 1000 frames per second, or if its fraction in lowest terms has a number of more
  ///   than six digits.
  public init(_ text: String) throws(FrameTextError) {
    let rate = try text.contains("/") ? Self.fraction(text) : Self.decimal(text)
    let (numerator, denominator) = rate
    guard numerator > 0, denominator > 0, numerator <= 1000 * denominator,
      denominator <= 1000 * numerator
    else {
      throw FrameTextError(
        problem: "'\(text)' is out of range",
        expected: "a rate from 1/1000 to 1000 frames per second")
    }
    self.init(numerator, denominator)
    // Media containers count time in 32-bit ticks; this limit leaves room for several ticks per
    // frame.
    guard max(self.numerator, self.denominator) < 1_000_000 else {
      throw FrameTextError(
        problem: "'\(text)' takes more than six digits",
        expected: "a fraction of smaller numbers such as 30000/1001")
    }
  }

  private typealias Fraction = (numerator: Int, denominator: Int)

  /// Broadcast rates: 1000/1001 of a whole number. Their decimals do not end, so people write them
  /// rounded: `29.97` for 30000/1001.
  private static let broadcast = [24, 30, 48, 60, 120, 240].map { FrameRate($0 * 1000, 1001) }

  private static func fraction(_ text: String) throws(FrameTextError) -> Fraction {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let numerator = plainInteger(parts[0]),
      let denominator = plainInteger(parts[1])
    else { throw notARate(text) }
    return (numerator, denominator)
  }

  private static func decimal(_ text: String) throws(FrameTextError) -> Fraction {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = plainInteger(parts[0]), parts.count <= 2 else { throw notARate(text) }
    guard parts.count == 2 else { return (whole, 1) }
    var digits = parts[1]
    while digits.count > 1, digits.last == "0" { digits.removeLast() }
    guard let places = plainInteger(digits) else { throw notARate(text) }
    // The rate is out of range already, and the digits that follow could overflow an integer.
    guard whole <= 1000 else { return (whole, 1) }
    let scale = digits.reduce(1) { power, _ in power * 10 }
    let scaled = whole * scale + places

    for rate in broadcast where digits.count >= 2 {
      // The broadcast rate, rounded to as many places.
      let rounded = (2 * rate.numerator * scale + rate.denominator) / (2 * rate.denominator)
      if scaled == rounded { return (rate.numerator, rate.denominator) }
      guard abs(scaled - rounded) * 100 > scale else {
        throw FrameTextError(
          problem: "'\(text)' is near \(rate) frames per second but not equal to it",
          expected: "\(rate), or else the exact fraction")
      }
    }
    guard digits.count <= 3 else {
      throw FrameTextError(
        problem: "'\(text)' has more than three decimal places",
        expected: "an exact fraction such as 30000/1001")
    }
    return (scaled, scale)
  }

  private static func notARate(_ text: String) -> FrameTextError {
    FrameTextError(
      problem: "'\(text)' is not a frame rate",
      expected: "a number such as 30 or 29.97, or a fraction such as 30000/1001")
  }
}
