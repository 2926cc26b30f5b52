/// A quantity of a scene that a timeline can change, by its name in presets.
public enum Quantity: String, CaseIterable, Hashable, Sendable {
  /// The magnification of the view.
  case zoom
  /// The point at the middle of the picture, in half-spans.
  case center
  /// The rotation in degrees.
  case rotation
  /// The twist of the field.
  case twist
  /// The factor of the weights.
  case gain
  /// The time phase in turns.
  case phase
  /// The number of times that the palette, or the wheel of hues, is run through.
  case cycles
  /// The palette's or the hue's shift in turns.
  case shift
  /// The contrast about the middle.
  case contrast
  /// The exposure in stops.
  case exposure
  /// The factor of the colours' chroma.
  case saturation
  /// The turn of all hues in degrees.
  case hue
  /// The ramp of the palette.
  case colour
  /// The latent vector.
  case z
  /// The seed of the weights.
  case seed

  /// The allowed range of a key's value, or of each of its numbers; nil if there is none.
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
