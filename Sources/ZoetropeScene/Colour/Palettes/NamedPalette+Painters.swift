extension NamedPalette {
  /// Palettes in the manner of well-known painters and paintings.
  static let painters: [NamedPalette] = [
    NamedPalette(
      "starry", "night ultramarine, cobalt, moonlight",
      [0: 0x0e1135, 0.2: 0x1a327c, 0.4: 0x2d63a5, 0.6: 0x5c97ae, 0.8: 0xb4c389, 1: 0xffeba2]),
    NamedPalette(
      "wave", "Prussian blue to foam and rice paper",
      [0: 0x0a1936, 0.2: 0x1b3f6d, 0.4: 0x3c6a95, 0.6: 0x7198af, 0.8: 0xaac6c3, 1: 0xf6eed8]),
    NamedPalette(
      "lilies", "pond green, blue haze, lilac, blush",
      [0: 0x002619, 0.2: 0x004d4a, 0.4: 0x416c90, 0.6: 0x9885bd, 0.8: 0xdbaac9, 1: 0xfee1d7]),
    NamedPalette(
      "vermeer", "shadow, lapis, slate, lead-tin yellow",
      [0: 0x1e1006, 0.2: 0x19356b, 0.4: 0x456481, 0.6: 0x898f7b, 0.8: 0xccba76, 1: 0xfaecb6]),
    NamedPalette(
      "klimt", "umber, bronze, gold leaf",
      [0: 0x231107, 0.2: 0x54300e, 0.4: 0x865612, 0.6: 0xb6830f, 0.8: 0xdcb74d, 1: 0xf7ecb7]),
    NamedPalette(
      "rothko", "black cherry, maroon, vermilion, glow",
      [0: 0x23020c, 0.2: 0x5f0518, 0.4: 0xa30a13, 0.6: 0xdc400a, 0.8: 0xf58b35, 1: 0xfece8c]),
    NamedPalette(
      "turner", "storm, smoke, amber, sun haze",
      [0: 0x16202b, 0.2: 0x464051, 0.4: 0x856255, 0.6: 0xbc8a59, 0.8: 0xdebf7e, 1: 0xfaf3cd]),
    NamedPalette(
      "cutout", "cobalt, coral, ochre, leaf, linen, in blocks", rises: false,
      [
        0: 0x1f3c88, 0.2: 0x27489b, 0.22: 0xe4572e, 0.4: 0xe9683f, 0.43: 0xf0b429, 0.58: 0xf2c14a,
        0.61: 0x3f8f5b, 0.76: 0x4fa26a, 0.8: 0xf3ecdf, 1: 0xf6f0e5,
      ]),
  ]
}
