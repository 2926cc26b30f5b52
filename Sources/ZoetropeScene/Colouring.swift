public import ZoetropeFrame

/// A ramp of colours, mixed in OKLab between its stops.
public struct Gradient: Hashable, Sendable {
  /// A colour at a place on the ramp.
  public struct Stop: Hashable, Sendable {
    /// The place, 0…1.
    public var position: Double
    /// The colour there.
    public var colour: RGB

    /// Creates a stop.
    public init(position: Double, colour: RGB) {
      self.position = position
      self.colour = colour
    }
  }

  /// The stops, positions strictly rising; one or more. Before the first and after the last the ramp is flat.
  public var stops: [Stop]

  /// Creates a ramp.
  public init(stops: [Stop]) { self.stops = stops }

  /// The colour at `position`, clamped to 0…1.
  public func colour(at position: Double) -> RGB { fatalError("stub") }
}

/// A ramp that has a name in presets.
public struct NamedPalette: Hashable, Sendable {
  /// The name as presets say it, lower case.
  public let name: String
  /// What it looks like, in a few words.
  public let summary: String
  /// Its colours.
  public let gradient: Gradient

  /// All palettes that ship, in the order to list them.
  public static let all: [NamedPalette] = []

  /// The palette of that name.
  public static func named(_ name: String) -> NamedPalette? { all.first { $0.name == name } }
}

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
