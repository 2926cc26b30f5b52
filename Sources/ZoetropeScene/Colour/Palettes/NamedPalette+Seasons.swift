extension NamedPalette {
  /// Palettes of the colours of the seasons and their skies.
  static let seasons: [NamedPalette] = [
    NamedPalette(
      "spring", "leaf shade, new leaf, blossom",
      [0: 0x0d371a, 0.2: 0x2a5e1e, 0.4: 0x638119, 0.6: 0x9ea05d, 0.8: 0xe9b5b4, 1: 0xffe7f1]),
    NamedPalette(
      "summer", "deep sea, turquoise, lemon, sand",
      [0: 0x003052, 0.2: 0x00596d, 0.4: 0x008681, 0.6: 0x6eaf5f, 0.8: 0xd1c95d, 1: 0xfbeec9]),
    NamedPalette(
      "autumn", "bark, wine, rust, amber, straw",
      [0: 0x2b130f, 0.2: 0x6b1d24, 0.4: 0xa73b15, 0.6: 0xce710c, 0.8: 0xe8ab3e, 1: 0xf8e4a7]),
    NamedPalette(
      "winter", "midnight, steel, lilac frost, snow",
      [0: 0x0f1836, 0.2: 0x2b3f65, 0.4: 0x5b678c, 0.6: 0x9491b3, 0.8: 0xc0c3d5, 1: 0xf1f6f8]),
    NamedPalette(
      "aurora", "polar night, green curtains, violet edge",
      [0: 0x050f2c, 0.2: 0x003c4b, 0.4: 0x006f55, 0.6: 0x03a35d, 0.8: 0x60ccc5, 1: 0xf1e0ff]),
    NamedPalette(
      "desert", "shadowed rock, red earth, dune, sky haze",
      [0: 0x2c1930, 0.2: 0x6c2d2f, 0.4: 0xa24e2f, 0.6: 0xbe8250, 0.8: 0xd3b791, 1: 0xd5ecf8]),
  ]
}
