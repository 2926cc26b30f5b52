/// How the network's channels become a colour.
public enum Colouring: Hashable, Sendable {
  /// Three channels: red, green, blue.
  case rgb
  /// One channel: black to white, or white to black.
  case grey(inverted: Bool)
  /// Three channels: hue, saturation, value.
  case hsv
  /// One channel: a place on a ramp. The name is kept when it is a named palette.
  case palette(Gradient, name: String?)

  /// How many channels the network must have.
  public var channels: Int {
    switch self {
    case .rgb, .hsv: 3
    case .grey, .palette: 1
    }
  }
}
