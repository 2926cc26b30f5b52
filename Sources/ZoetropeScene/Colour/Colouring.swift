/// The conversion of the network's channels to a colour.
public enum Colouring: Hashable, Sendable {
  /// Three channels: red, green, blue.
  case rgb
  /// One channel: black to white, or white to black if inverted.
  case grey(inverted: Bool)
  /// Three channels: hue, saturation, value.
  case hsv
  /// Three channels in OKLab: lightness, green to red, blue to yellow.
  case oklab
  /// Three channels in OKLCH: lightness, chroma, hue.
  case oklch
  /// One channel, a position on a ramp, and a second channel for lightness if `use.lightness` is
  /// above 0. `name` is the palette's name; nil for a ramp that a preset lists itself.
  case palette(ColourRamp, name: String?, use: PaletteUse = PaletteUse())

  /// The number of channels that the network must have.
  public var channels: Int {
    switch self {
    case .rgb, .hsv, .oklab, .oklch: 3
    case .grey: 1
    case .palette(_, _, let use): use.lightness > 0 ? 2 : 1
    }
  }
}

/// Options of colouring by a palette.
public struct PaletteUse: Hashable, Sendable {
  /// The number of flat colours, each with an equal share of the ramp, that replace the smooth
  /// ramp. The first and last colour are the ramp's ends. 0 keeps the ramp smooth.
  public var steps: Int
  /// The amount, 0…1, by which a second channel changes the OKLab lightness L of the palette's
  /// colours. At 1 the channel's range covers L² to L(2 - L); at 0 there is no second channel.
  public var lightness: Double

  /// Creates options, by default those of a smooth ramp of one channel.
  public init(steps: Int = 0, lightness: Double = 0) {
    self.steps = steps
    self.lightness = lightness
  }
}

extension Colouring {
  /// The ramp of a palette; nil for other colourings.
  package var ramp: ColourRamp? {
    if case .palette(let ramp, _, _) = self { ramp } else { nil }
  }

  /// True for a palette without steps and without a second channel. Keyframes can blend only such
  /// palettes.
  package var isSmoothRamp: Bool { ramp.map { self == .palette($0, name: name) } ?? false }

  /// Returns this palette with `ramp` in place of its own, and without a name. Other colourings are
  /// returned unchanged.
  package func with(ramp: ColourRamp) -> Colouring {
    if case .palette(_, _, let use) = self { .palette(ramp, name: nil, use: use) } else { self }
  }

  private var name: String? {
    if case .palette(_, let name, _) = self { name } else { nil }
  }
}
