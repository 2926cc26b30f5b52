extension MediumDefinition {
  /// Stripes across the picture that the field bends.
  static let opArt = MediumDefinition(
    "black and white stripes that the field bends",
    colours: [0x101014, 0xF5F0E4],
    numbers: [
      Number(
        "pitch", 0.005...0.5, 0.038, "How far apart stripes are, in shares of the short side."),
      Number("bend", 0...2, 0.4, "How far the field moves a stripe, in shares of the short side."),
      Number(
        "swell", 0...1, 0.5, "How much thicker stripes are on slopes that face from the light."),
    ],
    lines: { medium, spacing in
      .stripes(pitch: medium.number("pitch") * spacing, bend: medium.number("bend"))
    }
  ) { _ in
    [MediumLook([.init(tone: 1, gradient: 512)]), MediumLook([.edges()], at: .held)]
  }
}
