internal import ZoetropeKit

/// The appearance of a film in numbers, from which the gate decides.
///
/// The film is painted in at most 16 pictures, evenly spread over it, of about 96x54 pixels with
/// one sample each. A component is the encoded red, green or blue of a pixel, from 0 to 1; a tone
/// is a pixel's BT.709 luma. A property is the median over the pictures, unless its comment
/// describes another value.
public struct Impression: Hashable, Sendable {
  /// The root mean square deviation of the three components from their means: 0 for one flat
  /// colour, 0.5 at most.
  public var contrast: Double
  /// The entropy of the tones in bits, with 32 histogram bins: 0 for one tone, 5 at most. The three
  /// values are those of the picture and of its averages over 3x3 and 6x6 pixels. Averaging lowers
  /// the entropy of noise, but not that of smooth forms.
  public var entropy: [Double]
  /// The share of the tones' variance that is left after averaging over 3x3 pixels: 1/9 for noise,
  /// nearly 1 for smooth forms.
  public var coherence: Double
  /// The share of pairs of neighbouring pixels, horizontal and vertical, whose tones differ by more
  /// than 0.1.
  public var edges: Double
  /// The share of pixels whose right and lower neighbours have the same tone to within a quarter of
  /// an 8-bit level, as in clipped areas.
  public var plateau: Double
  /// The share of pixels with every component within two 8-bit levels of 0 or 255.
  public var clipped: Double
  /// Colourfulness after Hasler and Süsstrunk (2003), for components from 0 to 1: 0 for grey, above
  /// 0.4 for very colourful pictures.
  public var colourfulness: Double
  /// The mean absolute difference of a component from one picture to the next, averaged over the
  /// film. In films that loop, the first picture follows the last.
  public var movement: Double
  /// The change from a loop's last frame to its first, divided by the mean of the changes before
  /// and after it; 1 where the film does not loop or hardly changes.
  public var seam: Double
  /// The components of the first picture, averaged over 6x6 pixels, in 8-bit levels. Near twins are
  /// found by them.
  public var signature: [UInt8]

  /// True if two films begin alike: their first pictures differ by less than ten 8-bit levels on
  /// average.
  static func areTwins(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count, !one.isEmpty else { return false }
    let difference = zip(one, other).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return difference < 10 * one.count
  }
}

/// The numbers of an `Impression` for a single picture.
struct Glance {
  var contrast = 0.0
  var entropy = [0.0, 0.0, 0.0]
  var coherence = 1.0
  var edges = 0.0
  var plateau = 0.0
  var clipped = 0.0
  var colourfulness = 0.0
}
