/// The numbers of a scene that a timeline can change, by the names that presets call them.
public enum Quantity: String, CaseIterable, Hashable, Sendable {
  /// How far the view is zoomed in.
  case zoom
  /// The point at the middle of the picture, in half-spans.
  case center
  /// The rotation in degrees.
  case rotation
  /// The twist of the field.
  case twist
  /// What the weights are multiplied by.
  case gain
  /// The time phase in turns.
  case phase
  /// How often the palette, or the wheel of hues, is run through.
  case cycles
  /// The palette's or the hue's shift in turns.
  case shift
  /// The contrast about the middle.
  case contrast
  /// The exposure in stops.
  case exposure
  /// What the colours' chroma is multiplied by.
  case saturation
  /// The turn of all hues in degrees.
  case hue
  /// The ramp of the palette.
  case colour
  /// The latent vector.
  case z
  /// The seed of the weights.
  case seed

  /// The values that a key may have, each number of it; nil where any is right.
  public var range: ClosedRange<Double>? {
    switch self {
    case .zoom: 1e-6...1e25
    case .center, .rotation, .phase, .shift, .hue, .z: -1e6...1e6
    case .exposure: -10...10
    case .saturation: 0...10
    case .twist: -64...64
    case .gain: 0...1e6
    case .cycles, .contrast: 0...1000
    case .seed, .colour: nil
    }
  }
}
