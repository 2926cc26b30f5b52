internal import ZoetropeFrame
internal import ZoetropeScene

/// The pixels at which the network is evaluated.
public enum Sampling: String, CaseIterable, Hashable, Sendable {
  /// Every pixel where the picture is not smooth; elsewhere values are interpolated from a coarse
  /// lattice. The picture differs from that of `exact` by at most one 8-bit level on all but one
  /// pixel in ten thousand.
  case adaptive
  /// Every pixel.
  case exact
}

/// A count of the network's evaluations for some pixels.
public struct Evaluations: Hashable, Sendable {
  /// Painted pixels.
  public var pixels = 0
  /// Points at which the network was evaluated: fewer than pixels where those are interpolated,
  /// more where they have several samples.
  public var evaluations = 0

  /// Creates a count of `pixels` pixels and no evaluations.
  public init(pixels: Int = 0) { self.pixels = pixels }

  /// Evaluations for each pixel; 0 when nothing was painted.
  public var share: Double { pixels == 0 ? 0 : Double(evaluations) / Double(pixels) }

  /// The sum of two counts.
  public static func + (a: Evaluations, b: Evaluations) -> Evaluations {
    var sum = a
    sum.pixels += b.pixels
    sum.evaluations += b.evaluations
    return sum
  }

  /// Adds the count of another part of the picture.
  public static func += (a: inout Evaluations, b: Evaluations) { a = a + b }
}

extension Sampling {
  /// The number of pixels up to which pictures are painted exactly, with one sample for each: 128 x
  /// 128.
  ///
  /// The lattice continues for a block on each side: for 64 x 64 pixels it evaluates 142 points for
  /// each 100 pixels, and its tables are computed for each frame. Measured on four reference
  /// networks and six presets, evaluating every pixel was faster for all of them up to 192 x 108,
  /// and slower for the smoothest at 256 x 144.
  package static let alwaysExact = 128 * 128

  /// The faster sampling for pictures of the scene's size: a pure function of the scene.
  ///
  /// With several samples for each pixel `adaptive` is faster at any size, because it evaluates all
  /// samples only where they make a difference.
  func worthwhile(for scene: SceneDraft) -> Sampling {
    scene.samples == 1 && scene.size.width * scene.size.height <= Self.alwaysExact ? .exact : self
  }
}
