/// The numbers of a scene that a timeline can change, by the names that presets call them.
public enum Quantity: String, CaseIterable, Hashable, Sendable {
  /// How far the view is zoomed in.
  case zoom
  /// The point at the middle of the picture, in half-spans.
  case center
  /// The rotation in degrees.
  case rotation
  /// What the weights are multiplied by.
  case gain
  /// The time phase in turns.
  case phase
  /// How often the palette is run through.
  case cycles
  /// The palette's or the hue's shift in turns.
  case shift
  /// The contrast about the middle.
  case contrast
  /// The latent vector.
  case z
  /// The seed of the weights.
  case seed

  /// The values that a key may have, each number of it; nil where any is right.
  public var range: ClosedRange<Double>? {
    switch self {
    case .zoom: 1e-6...1e25
    case .center, .rotation, .phase, .shift, .z: -1e6...1e6
    case .gain: 0...1e6
    case .cycles, .contrast: 0...1000
    case .seed: nil
    }
  }
}
