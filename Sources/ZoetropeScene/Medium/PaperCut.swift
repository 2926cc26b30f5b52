extension MediumDefinition {
  /// Sheets of paper, one above the other, each with a hole where the heights are low.
  static let paperCut = MediumDefinition(
    "sheets of paper, one above the other, each with its own shadow",
    colours: [0x241A3D, 0x5D2A55, 0xB64A5A, 0xE8896B, 0xF2C9A1, 0xF6EFE2],
    numbers: [
      Number("sheets", 2...24, 7, "How many sheets there are, the lowest included."),
      Number(
        "shadow", 0...0.2, 0.018, "How far a sheet throws its shadow, in shares of the short side."),
      Number("darkness", 0...1, 0.6, "How dark the shadows are: 1 is black."),
      Number(
        "blur", 0.0005...0.1, 0.012, "How soft the shadows' edges are, in shares of the short side."
      ),
      Number("rim", 0...1, 0.22, "How bright the edges are that face the light."),
      Number("texture", 0...1, 0.4, "How rough the paper is."),
    ],
    lines: { medium, _ in .levels(counts: [medium.number("sheets").rounded(.down)]) }
  ) { medium in
    let here = MediumLook([.edges()])
    guard let distance = medium["shadow"], distance > 0, let darkness = medium["darkness"],
      darkness > 0, let blur = medium["blur"], blur > 0
    else { return [here] }
    // A shadow falls off over twice the blur, three quarters of it at the steepest.
    let shadow = 0.75 * 255 * darkness
    return [
      here,
      MediumLook(
        [.init(tone: shadow / blur, gradient: shadow)], at: .towardsLight(distance)),
    ]
  }
}
