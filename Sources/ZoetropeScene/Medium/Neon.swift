extension MediumDefinition {
  /// Tubes of light along levels of the first channel; the second chooses their colours.
  static let neon = MediumDefinition(
    "glowing tubes along levels of the first channel, on a dark wall", channels: 3,
    colours: [0x19D3FF, 0x2A5BFF, 0x9A3DFF, 0xFF3FA4, 0xFF4A2D],
    numbers: [
      Number("tubes", 1...24, 3, "How many tubes there are."),
      Number("width", 0.0005...0.05, 0.0052, "The width of tubes, in shares of the short side."),
      Number("glow", 0...3, 1, "How bright the light around tubes is."),
      Number("wall", 0...5, 1, "How bright the wall is."),
    ],
    lines: { medium, spacing in
      .levels(counts: [min(max(medium.number("tubes").rounded(.down) / spacing, 0.5), 24)])
    }
  ) { _ in
    // The second channel chooses colours, and the third lights the wall.
    [MediumLook([.edges(), .init(tone: 500), .init(tone: 50)])]
  }
}
