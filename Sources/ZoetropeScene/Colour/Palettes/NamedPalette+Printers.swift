extension NamedPalette {
  /// Palettes of the colours of printing inks.
  static let printers: [NamedPalette] = [
    NamedPalette(
      "riso", "federal blue over fluorescent pink on cream",
      [0: 0x101b7c, 0.2: 0x5334a4, 0.4: 0xb83997, 0.6: 0xfc5884, 0.8: 0xffac9d, 1: 0xf8edd8]),
    NamedPalette(
      "cyanotype", "iron blue to bare paper",
      [0: 0x03153c, 0.2: 0x0f3b78, 0.4: 0x3868a1, 0.6: 0x7197bc, 0.8: 0xb0c6d3, 1: 0xf5f4eb]),
    NamedPalette(
      "woodblock", "soot, indigo, jade, cherry, paper",
      [0: 0x15151d, 0.2: 0x253863, 0.4: 0x346d6a, 0.6: 0x899270, 0.8: 0xe3ad9a, 1: 0xf8e9d2]),
    NamedPalette(
      "poster", "navy, red, orange, cream, in blocks", rises: false,
      [
        0: 0x14213d, 0.24: 0x14213d, 0.27: 0xb3262e, 0.48: 0xc3312f, 0.52: 0xf08a24, 0.72: 0xf4a531,
        0.76: 0xf6ead0, 1: 0xf8efdc,
      ]),
  ]
}
