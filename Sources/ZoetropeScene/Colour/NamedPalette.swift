import ZoetropeFrame

/// A colour ramp that presets can name.
public struct NamedPalette: Hashable, Sendable {
  /// The name in presets, in lower case.
  public let name: String
  /// A description in a few words.
  public let summary: String
  /// The colour ramp.
  public let ramp: ColourRamp
  /// True if the ramp gets lighter from its start to its end. Other ramps get darker somewhere, or
  /// consist of blocks of colour.
  public let rises: Bool

  init(
    _ name: String, _ summary: String, rises: Bool = true, _ stops: KeyValuePairs<Double, Int>
  ) {
    self.name = name
    self.summary = summary
    self.rises = rises
    ramp = ColourRamp(
      stops: stops.map { position, hex in
        ColourRamp.Stop(
          position: position,
          colour: RGB(
            Double(hex >> 16) / 255, Double(hex >> 8 & 255) / 255, Double(hex & 255) / 255))
      })
  }

  /// Returns the palette of that name; nil if there is none.
  public static func named(_ name: String) -> NamedPalette? { all.first { $0.name == name } }

  /// All named palettes, in the order in which lists show them.
  ///
  /// Large areas of a picture often have the colours at the ramp's ends, because networks saturate.
  /// The ends are therefore never plain black or white, except in palettes that were published so.
  public static let all: [NamedPalette] =
    house + scientific + painters + printers + seasons + lights + monochromes

  /// The palettes designed for this project.
  private static let house: [NamedPalette] = [
    NamedPalette(
      "ink", "indigo ink on warm paper",
      [0: 0x0f0d22, 0.24: 0x212a56, 0.46: 0x4a5b82, 0.66: 0x8f97a6, 0.84: 0xcfc6b6, 1: 0xf7eedc]),
    NamedPalette(
      "ember", "night, embers, firelight",
      [0: 0x140a1c, 0.2: 0x42133b, 0.42: 0x8f1d3f, 0.62: 0xd8482f, 0.82: 0xf79a3e, 1: 0xffe6a8]),
    NamedPalette(
      "tide", "deep water to pale sand",
      [0: 0x06182c, 0.22: 0x0b3a55, 0.45: 0x0f6f7c, 0.66: 0x4fa99a, 0.84: 0xb0d6b8, 1: 0xf5efd6]),
    NamedPalette(
      "moss", "forest floor to dry grass",
      [0: 0x11170f, 0.22: 0x233a24, 0.45: 0x4d6b33, 0.66: 0x8f9a47, 0.84: 0xd0c27a, 1: 0xf3ead0]),
    NamedPalette(
      "dusk", "evening violet to peach",
      [0: 0x141433, 0.2: 0x2f2a63, 0.4: 0x6b3f86, 0.6: 0xb9577f, 0.8: 0xf08a6f, 1: 0xffd9a0]),
    NamedPalette(
      "silk", "warm greys",
      [0: 0x2a2726, 0.3: 0x5d5651, 0.55: 0x948a82, 0.8: 0xcbc1b7, 1: 0xf4eee6]),
    NamedPalette(
      "orchid", "plum to blush",
      [0: 0x1b0b24, 0.22: 0x4a1a5c, 0.45: 0x93308c, 0.66: 0xd65fa3, 0.84: 0xf3a6bd, 1: 0xfdeae6]),
    NamedPalette(
      "glacier", "deep ice to snow",
      [0: 0x0b1a33, 0.22: 0x1d3f6e, 0.45: 0x3a78ad, 0.66: 0x7fb2d2, 0.84: 0xc3dfe8, 1: 0xf7fafa]),
    NamedPalette(
      "dawn", "blue hour to morning light",
      [0: 0x1d3557, 0.25: 0x6a7fb0, 0.5: 0xe0a8b0, 0.75: 0xfbd3a5, 1: 0xfff4df]),
    NamedPalette(
      "neon", "violet night, pink and yellow light",
      [0: 0x0b0724, 0.2: 0x30107a, 0.4: 0x8617c0, 0.6: 0xe8289c, 0.8: 0xff7d60, 1: 0xfbf38c]),
    NamedPalette(
      "verdigris", "burnt copper to its green-blue rust", rises: false,
      [0: 0x2a0f14, 0.2: 0x6e2a22, 0.4: 0xb8653a, 0.6: 0xcfae7a, 0.8: 0x7fb5a3, 1: 0x2c7f83]),
    NamedPalette(
      "mondrian", "black, blue, red, yellow, white, in blocks", rises: false,
      [
        0: 0x14151c, 0.16: 0x1c3f8f, 0.38: 0x2b62b4, 0.44: 0xc9242c, 0.62: 0xdc3b2a, 0.8: 0xf3c433,
        1: 0xf5f0e3,
      ]),
  ]
}
