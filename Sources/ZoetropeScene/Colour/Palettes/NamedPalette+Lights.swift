extension NamedPalette {
  /// Palettes of lights in the dark, and of other strong colours.
  static let lights: [NamedPalette] = [
    NamedPalette(
      "synthwave", "midnight, violet, hot pink, sun",
      [0: 0x11023a, 0.2: 0x400083, 0.4: 0x91019b, 0.6: 0xe42686, 0.8: 0xff8b63, 1: 0xffd989]),
    NamedPalette(
      "acid", "plum, ultraviolet, green light",
      [0: 0x1f0031, 0.2: 0x480082, 0.4: 0x3e55b9, 0.6: 0x06a0a7, 0.8: 0x44df57, 1: 0xebfd3c]),
    NamedPalette(
      "peacock", "midnight, blue, teal, gold",
      [0: 0x0d0c2b, 0.2: 0x072c73, 0.4: 0x006086, 0.6: 0x00948e, 0.8: 0x92ba66, 1: 0xf6d653]),
    NamedPalette(
      "sorbet", "raspberry, mango, lime ice",
      [0: 0x900041, 0.2: 0xb93340, 0.4: 0xd26a2c, 0.6: 0xd9a13f, 0.8: 0xd3d575, 1: 0xe1fbdb]),
    NamedPalette(
      "poles", "blue, paper, red: two extremes", rises: false,
      [
        0: 0x1b3a6b, 0.167: 0x3f7cb5, 0.333: 0xa9cbe0, 0.5: 0xf4efe6, 0.667: 0xeeb39a,
        0.833: 0xc9553f, 1: 0x7a1626,
      ]),
  ]
}
