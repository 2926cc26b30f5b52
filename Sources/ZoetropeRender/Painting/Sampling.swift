/// Which pixels the network is asked for.
public enum Sampling: String, CaseIterable, Hashable, Sendable {
  /// Where the picture is smooth, values between those of a coarse lattice; elsewhere every pixel.
  /// Within a code of 255 of `exact` on all but one pixel in ten thousand.
  case adaptive
  /// Every pixel.
  case exact
}

/// How often the network was asked for some pixels.
public struct Evaluations: Hashable, Sendable {
  /// How many pixels were painted.
  public var pixels = 0
  /// How many points the network was evaluated at, more than pixels where those have samples.
  public var evaluations = 0

  /// So many pixels painted, and nothing asked yet.
  public init(pixels: Int = 0) { self.pixels = pixels }

  /// Evaluations for each pixel; 0 when nothing was painted.
  public var share: Double { pixels == 0 ? 0 : Double(evaluations) / Double(pixels) }

  /// Both together.
  public static func + (a: Evaluations, b: Evaluations) -> Evaluations {
    var sum = a
    sum.pixels += b.pixels
    sum.evaluations += b.evaluations
    return sum
  }

  /// Adds another part of the picture.
  public static func += (a: inout Evaluations, b: Evaluations) { a = a + b }
}
