extension MediumDefinition {
  /// Panes of glass between levels of two channels, held by lead.
  static let stainedGlass = MediumDefinition(
    "panes of coloured glass between levels of two channels, held by lead", channels: 3,
    colours: [
      0x0A1C5C, 0x0B3FBF, 0x1F8FE0, 0x0E8A7A, 0x2F9A3C, 0xF2B01E, 0xE8641B, 0xC11F2E, 0x8A1048,
      0x5A1B7D,
    ],
    busy: 2.2,
    numbers: [
      Number("levels", 1...40, 6, "How many levels of the first channel there are."),
      Number("across", 1...40, 3, "How many levels of the second channel there are."),
      Number("width", 0.0005...0.05, 0.012, "The width of lead, in shares of the short side."),
      Number(
        "bars", 0...2, 0.45,
        "The distance between the bars that hold the window, in shares of the short side; 0 is none."
      ),
      Number("glow", 0...3, 0.4, "How far light spills over lead."),
      Number("texture", 0...1, 0.7, "How uneven the glass is."),
    ],
    lines: { medium, spacing in
      .levels(
        counts: ["levels", "across"].map { max(medium.number($0).rounded(.down) / spacing, 0.5) })
    }
  ) { _ in
    // The third channel makes the glass uneven.
    [MediumLook([.edges(), .edges(), .init(tone: 255)])]
  }
}
