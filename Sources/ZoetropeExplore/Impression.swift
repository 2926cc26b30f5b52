internal import ZoetropeKit

/// What a few small pictures of a film look like, in numbers: what the gate judges by.
///
/// The film is seen in 16 pictures, evenly spread over it, of about 96x54 pixels, one sample each.
/// Channels are the encoded ones, 0…1; tones are BT.709 luma of them. Where nothing else is said, a
/// number is the median of the 16.
public struct Impression: Hashable, Sendable {
  /// The root mean square deviation of the three channels from their means: 0 for one flat colour,
  /// 0.5 at most.
  public var contrast: Double
  /// The entropy of the tones in bits, in 32 steps, of the picture and of its averages over 3x3 and
  /// 6x6 pixels: 0 for one tone, 5 at most. Noise loses tones as it is averaged, a picture keeps them.
  public var entropy: [Double]
  /// How much of the tones' variance is left after averaging over 3x3 pixels: 1/9 for noise, nearly 1
  /// for what is smooth.
  public var coherence: Double
  /// The share of neighbours, across and down, whose tones differ by more than 0.1.
  public var edges: Double
  /// The share of pixels whose neighbours to the right and below are the same, within a quarter of a
  /// code of 255: clipped areas.
  public var plateau: Double
  /// The share of pixels with every channel within 2 codes of 0 or 255.
  public var clipped: Double
  /// Hasler and Süsstrunk's colourfulness (2003) of channels in 0…1: 0 grey, above 0.4 very colourful.
  public var colourfulness: Double
  /// The mean difference of a channel from one picture to the next, the last one's next being the
  /// first in films that loop; the mean of all.
  public var movement: Double
  /// How much larger the step over the end of a loop is than those before and after it, frame by
  /// frame; 1 where the film does not loop or hardly moves.
  public var seam: Double
  /// The first picture, averaged over 6x6 pixels, in codes of 255: what tells near twins.
  public var signature: [UInt8]

  /// Whether two films begin alike: their first pictures differ by less than 10 codes of 255.
  static func areTwins(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count, !one.isEmpty else { return false }
    let difference = zip(one, other).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return difference < 10 * one.count
  }
}

/// The tones and colours of one picture, in numbers.
struct Glance {
  var contrast = 0.0
  var entropy = [0.0, 0.0, 0.0]
  var coherence = 1.0
  var edges = 0.0
  var plateau = 0.0
  var clipped = 0.0
  var colourfulness = 0.0
}
