/// A quantity of a scene that can change during a film. Its raw value is its name in presets.
public enum Quantity: String, CaseIterable, Hashable, Sendable {
  /// The magnification of the view.
  case zoom
  /// The point of the field at the middle of the picture. The unit is half the picture's short side
  /// at zoom 1.
  case center
  /// The rotation of the picture, in degrees.
  case rotation
  /// The twist of the field: the turns that it adds each time the distance from the origin grows by
  /// the factor `exp(2π)`.
  case twist
  /// The factor that multiplies all weights and biases.
  case gain
  /// The angle, in turns, whose sine and cosine are the input `time`.
  case phase
  /// The number of times that a channel's range runs through the palette or the circle of hues.
  case cycles
  /// The shift along the palette or the circle of hues, in turns.
  case shift
  /// The contrast about the middle of the channels' range.
  case contrast
  /// The exposure in stops.
  case exposure
  /// The factor that multiplies the chroma of colours.
  case saturation
  /// The rotation of all hues, in degrees.
  case hue
  /// The direction that a medium's light comes from, in degrees, clockwise from the top.
  case light
  /// The shift of a medium's levels, in levels.
  case level
  /// The factor that multiplies the distances between a medium's lines, dots or cells.
  case spacing
  /// The ramp of the palette.
  case colour
  /// The latent vector.
  case z
  /// The seed of the weights.
  case seed

  /// The allowed range of a key's value, or of each of its components; nil if there is none.
  public var range: ClosedRange<Double>? {
    switch self {
    case .zoom: 1e-6...1e25
    case .center, .rotation, .phase, .shift, .hue, .light, .level, .z: -1e6...1e6
    case .exposure: -10...10
    case .saturation: 0...10
    case .twist: -64...64
    case .spacing: 0.05...20
    case .gain: 0...1e6
    case .cycles, .contrast: 0...1000
    case .seed, .colour: nil
    }
  }
}
