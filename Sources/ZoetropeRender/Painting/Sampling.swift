internal import ZoetropeFrame
internal import ZoetropeScene

/// A rule for the points at which the network is evaluated.
public enum Sampling: String, CaseIterable, Hashable, Sendable {
  /// Evaluates every pixel where the picture is not smooth, and interpolates the other pixels from
  /// a coarse lattice. With one sample for each pixel, at most one pixel in ten thousand differs
  /// from the picture of `exact` by more than one 8-bit level, on average over many pictures.
  case adaptive
  /// Evaluates every sample of every pixel.
  case exact
}

/// The number of painted pixels, and the number of evaluations that painting them took.
public struct Evaluations: Hashable, Sendable {
  /// The number of painted pixels.
  public var pixels = 0
  /// The number of points at which the network was evaluated. It may be smaller than `pixels`,
  /// because pixels were interpolated, or larger, because pixels have several samples.
  public var evaluations = 0

  /// Creates a count of `pixels` pixels and no evaluations.
  public init(pixels: Int = 0) { self.pixels = pixels }

  /// The mean number of evaluations for each pixel; 0 if no pixel was painted.
  public var share: Double { pixels == 0 ? 0 : Double(evaluations) / Double(pixels) }

  /// Returns the sum of two counts.
  public static func + (a: Evaluations, b: Evaluations) -> Evaluations {
    var sum = a
    sum.pixels += b.pixels
    sum.evaluations += b.evaluations
    return sum
  }

  /// Adds the count `b` to `a`.
  public static func += (a: inout Evaluations, b: Evaluations) { a = a + b }
}

extension Sampling {
  /// The largest number of pixels of a picture that is always painted with `exact` if it has one
  /// sample for each pixel: 128 x 128.
  ///
  /// In small pictures `adaptive` is slower. Its lattice extends one block beyond each side of the
  /// picture, so that a picture of 64 x 64 pixels takes 142 points for each 100 pixels. It also
  /// computes tables for each frame. Four reference networks and six presets were measured. Up to
  /// 192 x 108 pixels, `exact` was faster for all ten. At 256 x 144 pixels, it was slower for the
  /// smoothest of them.
  package static let alwaysExact = 128 * 128

  /// Returns `exact` if the scene's pictures have at most `alwaysExact` pixels and one sample for
  /// each pixel, and this sampling otherwise.
  ///
  /// With several samples for each pixel, `adaptive` is faster at any size, because it computes
  /// several samples only for the pixels that need them.
  func worthwhile(for scene: SceneDraft) -> Sampling {
    scene.samples == 1 && scene.size.width * scene.size.height <= Self.alwaysExact ? .exact : self
  }
}
