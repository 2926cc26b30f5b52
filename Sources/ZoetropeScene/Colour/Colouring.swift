/// How the network's channels become a colour.
public enum Colouring: Hashable, Sendable {
  /// Three channels: red, green, blue.
  case rgb
  /// One channel: black to white, or white to black.
  case grey(inverted: Bool)
  /// Three channels: hue, saturation, value.
  case hsv
  /// Three channels in OKLab: lightness, green to red, blue to yellow.
  case oklab
  /// Three channels in OKLCH: lightness, chroma, hue.
  case oklch
  /// One channel, a place on a ramp; and another for lightness where the use says so. The name is kept
  /// when it is a named palette.
  case palette(ColourRamp, name: String?, use: PaletteUse = PaletteUse())

  /// How many channels the network must have.
  public var channels: Int {
    switch self {
    case .rgb, .hsv, .oklab, .oklch: 3
    case .grey: 1
    case .palette(_, _, let use): use.lightness > 0 ? 2 : 1
    }
  }
}

/// How a ramp is used.
public struct PaletteUse: Hashable, Sendable {
  /// How many flat colours it is made into, its ends among them, each for an equal share of it; 0 for
  /// a smooth ramp.
  public var steps: Int
  /// How far a second channel moves the lightness L of colours in OKLab: at 1 from L² to L(2 - L), 0
  /// for no such channel.
  public var lightness: Double

  /// Creates a use; by default the ramp is smooth and its colours are as they are.
  public init(steps: Int = 0, lightness: Double = 0) {
    self.steps = steps
    self.lightness = lightness
  }
}

extension Colouring {
  /// The ramp of a palette; nil for all else.
  package var ramp: ColourRamp? {
    if case .palette(let gradient, _, _) = self { gradient } else { nil }
  }

  /// Whether this is a palette of one channel, mixed smoothly: those blend.
  package var isSmoothRamp: Bool { ramp.map { self == .palette($0, name: name) } ?? false }

  /// The same palette with another ramp.
  package func with(ramp: ColourRamp) -> Colouring {
    if case .palette(_, _, let use) = self { .palette(ramp, name: nil, use: use) } else { self }
  }

  private var name: String? {
    if case .palette(_, let name, _) = self { name } else { nil }
  }
}
