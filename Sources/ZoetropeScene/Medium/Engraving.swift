extension MediumDefinition {
  /// Lines of ink, closely and evenly spaced, thick where the picture is dark.
  static let engraving = MediumDefinition(
    "lines of ink at even distances, thick where the picture is dark and crossed in the darks",
    channels: 3, colours: [0x1D2B36, 0xF1E9D6],
    numbers: [
      Number(
        "pitch", 0.002...0.2, 0.0139, "How far apart lines are, in shares of the short side."),
      Number("lightest", 0...1, 0.06, "The share of ink where the picture is lightest."),
      Number("darkest", 0...1, 0.74, "The share of ink where the picture is darkest."),
      Number(
        "relief", 0...1, 0.55, "How much of the tone is light on the slopes; the rest is height."),
      Number(
        "hatch", 0...1, 0.58,
        "How dark a place must be for a second set of lines to cross the first; 0 crosses none."),
      Number("texture", 0...1, 0.4, "How rough the paper is."),
    ],
    lines: { medium, spacing in
      .evenlySpaced(pitch: medium.number("pitch") * spacing, shift: 1 / 8)
    }
  ) { medium in
    // The tone makes lines wider or narrower by shares of their pitch.
    [
      MediumLook([.init(tone: 500, gradient: 800 * medium.number("relief"))]),
      MediumLook([.lines, .lines], at: .held),
    ]
  }
}
