extension MediumDefinition {
  /// Bands of stone, drawn out and folded because the field is warped by itself.
  static let agate = MediumDefinition(
    "polished stone: fine bands, folded by a field that is warped by itself", channels: 3,
    colours: [
      0x0C1B2A, 0x12384A, 0x1D6A74, 0x8ECDBF, 0xF2EAD3, 0xC98F4E, 0x5A2A22, 0x170D14,
    ], busy: 2, warp: (0.22, 2),
    numbers: [
      Number("bands", 2...64, 26, "How many bands there are."),
      Number("contrast", 0...1, 0.45, "How much the bands differ in colour."),
      Number("veins", 0...1, 0.5, "How dark the lines between bands are."),
      Number("polish", 0...1, 0.4, "How strongly slopes reflect the light."),
    ],
    lines: { medium, spacing in
      let bands = min(max(medium.number("bands") / spacing, 2), 64).rounded(.down)
      return .levels(counts: [bands], shift: bands)
    }
  ) { _ in [MediumLook([.edges()])] }
}
