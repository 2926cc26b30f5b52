extension MediumDefinition {
  /// Three inks, each printed as the dots of a screen of its own.
  static let halftone = MediumDefinition(
    "three inks printed as dots, one for each channel, that mix where they overlap",
    channels: 3, colours: [0x1F3FBF, 0xFF5A6E, 0xFFC93D], busy: 3,
    numbers: [
      Number("pitch", 0.002...0.2, 0.0125, "How far apart dots are, in shares of the short side."),
      Number(
        "bare", 0...0.8, 0.36, "The share of the heights at which an ink leaves the paper bare."),
      Number(
        "shift", 0...0.05, 0.004, "How far the inks are misplaced, in shares of the short side."),
      Number("mottle", 0...0.5, 0.012, "How unevenly the inks lie on the paper."),
      Number("texture", 0...1, 0.4, "How rough the paper is."),
    ],
    lines: { medium, spacing in .dots(pitch: medium.number("pitch") * spacing) }
  ) { medium in
    // The edge of a dot is where the tone is that of the screen.
    let tone = 3000.0
    let effect = MediumLook.Effect(tone: tone, gradient: tone * max(medium["shift"] ?? 0, 0.001))
    return [MediumLook([effect, effect, effect])]
  }
}
