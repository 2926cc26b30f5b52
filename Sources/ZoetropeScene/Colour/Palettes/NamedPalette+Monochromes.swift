extension NamedPalette {
  /// Palettes of a single colour, dark to light.
  static let monochromes: [NamedPalette] = [
    NamedPalette(
      "sepia", "old photographs",
      [0: 0x211209, 0.2: 0x4c3522, 0.4: 0x795d41, 0.6: 0xa38b6e, 0.8: 0xcbbba1, 1: 0xf5eedc]),
    NamedPalette(
      "slate", "blue-grey stone",
      [0: 0x11161f, 0.2: 0x303b4a, 0.4: 0x556577, 0.6: 0x8191a1, 0.8: 0xb3c0ca, 1: 0xeaeff1]),
    NamedPalette(
      "rose", "wine to petals",
      [0: 0x330816, 0.2: 0x6f1932, 0.4: 0xaa3856, 0.6: 0xcf7081, 0.8: 0xe9adb1, 1: 0xffe9e5]),
    NamedPalette(
      "jade", "pine to celadon",
      [0: 0x001c15, 0.2: 0x024633, 0.4: 0x277354, 0.6: 0x5e9f7d, 0.8: 0xa2c9ae, 1: 0xe8f2e5]),
    NamedPalette(
      "noir", "black ink to silver, faintly warm",
      [0: 0x131416, 0.2: 0x37383a, 0.4: 0x616063, 0.6: 0x8e8b89, 0.8: 0xbdbab6, 1: 0xeeebe5]),
    NamedPalette(
      "copper", "black patina to rose metal",
      [0: 0x170c0a, 0.2: 0x4d281c, 0.4: 0x854a2f, 0.6: 0xb57757, 0.8: 0xd7ad94, 1: 0xf5e4d8]),
  ]
}
