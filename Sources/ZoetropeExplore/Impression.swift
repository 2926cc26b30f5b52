internal import ZoetropeKit

/// The appearance of a film in numbers, by which the gate judges the film.
///
/// At most 16 frames, evenly spread over the film, are painted as pictures of about 96x54 pixels
/// with one sample for each pixel. A component is the encoded red, green or blue of a pixel, from 0
/// to 1. A tone is the BT.709 luma of a pixel. Each property except `movement`, `seam` and
/// `signature` is the median of its values in the pictures.
public struct Impression: Hashable, Sendable {
  /// The root mean square deviation of the three components from their means, from 0 for a uniform
  /// colour to 0.5.
  public var contrast: Double
  /// The entropy of the tones in bits, from a histogram of 32 bins: 0 for a single tone, 5 at most.
  /// The three values are for single pixels and for averages over 3x3 and 6x6 pixels. Averaging
  /// lowers the entropy of noise, but hardly that of smooth forms.
  public var entropy: [Double]
  /// The share of the tones' variance that is left after averaging over 3x3 pixels: about 1/9 for
  /// noise, nearly 1 for smooth forms, and 1 for pictures of almost one tone.
  public var coherence: Double
  /// The share of pairs of neighbouring pixels, horizontal and vertical, whose tones differ by more
  /// than 0.1.
  public var edges: Double
  /// The share of pixels that differ in tone from their right and lower neighbours by less than a
  /// quarter of an 8-bit level, as in clipped areas.
  public var plateau: Double
  /// The share of pixels with every component less than two 8-bit levels away from 0 or 1.
  public var clipped: Double
  /// The colourfulness by the formula of Hasler and Süsstrunk (2003), for components from 0 to 1.
  /// It is 0 for grey and above 0.4 for very colourful pictures.
  public var colourfulness: Double
  /// The mean absolute difference of the components between successive pictures. Unless `loop`
  /// is `once`, the last picture is also compared with the first. It is 0 for a film of one frame.
  public var movement: Double
  /// True if the film has only one frame, so that nothing can move.
  public var isOneFrame: Bool
  /// The change from a loop's last frame to its first frame, divided by the mean of the changes
  /// before and after it. It is 1 if the change at the seam is invisible, the film has
  /// fewer than five frames, or it plays once or as ping-pong.
  public var seam: Double
  /// The components of the first picture, averaged over 6x6 pixels, in 8-bit levels. Films that
  /// begin alike have similar signatures.
  public var signature: [UInt8]

  /// Returns true if two signatures differ by less than ten 8-bit levels on average, and the films
  /// therefore begin alike.
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
