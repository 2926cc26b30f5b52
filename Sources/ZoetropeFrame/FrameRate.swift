/// Frames per second as an exact fraction.
public struct FrameRate: Hashable, Sendable, CustomStringConvertible {
  /// Frames in `denominator` seconds.
  public let numerator: Int
  /// Seconds in which `numerator` frames pass.
  public let denominator: Int

  /// Creates a rate in lowest terms. Scenes need numbers of 1 or more; others are kept as they are.
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

  /// How many seconds `frames` frames last.
  public func seconds(_ frames: Int) -> Double {
    Double(frames) * Double(denominator) / Double(numerator)
  }

  /// The rate as people write it: `30`, or `30000/1001`.
  public var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}
