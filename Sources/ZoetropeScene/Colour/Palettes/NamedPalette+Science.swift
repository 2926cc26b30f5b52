extension NamedPalette {
  /// Published scientific colour maps, each sampled at ten colours: viridis, magma, inferno and
  /// plasma by N. Smith, S. van der Walt and E. Firing, cividis by J. Nuñez, C. Anderton and R.
  /// Renslow, batlow by F. Crameri, turbo by A. Mikhailov.
  static let scientific: [NamedPalette] = [
    NamedPalette(
      "viridis", "violet, teal, yellow-green: the scientific standard",
      [
        0: 0x440154, 0.111: 0x482878, 0.222: 0x3e4989, 0.333: 0x31688e, 0.444: 0x26828e,
        0.556: 0x1f9e89, 0.667: 0x35b779, 0.778: 0x6ece58, 0.889: 0xb5de2b, 1: 0xfde725,
      ]),
    NamedPalette(
      "magma", "black, violet, salmon, cream",
      [
        0: 0x000004, 0.111: 0x180f3d, 0.222: 0x440f76, 0.333: 0x721f81, 0.444: 0x9e2f7f,
        0.556: 0xcd4071, 0.667: 0xf1605d, 0.778: 0xfd9668, 0.889: 0xfeca8d, 1: 0xfcfdbf,
      ]),
    NamedPalette(
      "inferno", "black, purple, orange, pale yellow",
      [
        0: 0x000004, 0.111: 0x1b0c41, 0.222: 0x4a0c6b, 0.333: 0x781c6d, 0.444: 0xa52c60,
        0.556: 0xcf4446, 0.667: 0xed6925, 0.778: 0xfb9b06, 0.889: 0xf7d13d, 1: 0xfcffa4,
      ]),
    NamedPalette(
      "plasma", "ultramarine, magenta, orange, yellow",
      [
        0: 0x0d0887, 0.111: 0x46039f, 0.222: 0x7201a8, 0.333: 0x9c179e, 0.444: 0xbd3786,
        0.556: 0xd8576b, 0.667: 0xed7953, 0.778: 0xfb9f3a, 0.889: 0xfdca26, 1: 0xf0f921,
      ]),
    NamedPalette(
      "cividis", "navy, grey, gold: the same to colour-blind eyes",
      [
        0: 0x00224e, 0.111: 0x123570, 0.222: 0x3b496c, 0.333: 0x575d6d, 0.444: 0x707173,
        0.556: 0x8a8678, 0.667: 0xa59c74, 0.778: 0xc3b369, 0.889: 0xe1cc55, 1: 0xfee838,
      ]),
    NamedPalette(
      "batlow", "navy, fern, ochre, pink",
      [
        0: 0x011959, 0.111: 0x103f60, 0.222: 0x1c5460, 0.333: 0x3c6d56, 0.444: 0x687b3e,
        0.556: 0x9d892b, 0.667: 0xd29343, 0.778: 0xf8a17b, 0.889: 0xfdb7bc, 1: 0xfaccfa,
      ]),
    NamedPalette(
      "turbo", "the whole rainbow, dark at both ends", rises: false,
      [
        0: 0x30123b, 0.111: 0x4662d7, 0.222: 0x36aaf9, 0.333: 0x1ae4b6, 0.444: 0x72fe5e,
        0.556: 0xc7ef34, 0.667: 0xfaba39, 0.778: 0xf66b19, 0.889: 0xca2a04, 1: 0x7a0403,
      ]),
  ]
}
