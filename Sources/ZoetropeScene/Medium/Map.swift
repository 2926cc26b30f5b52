extension MediumDefinition {
  /// A landscape seen from above: tints of height, hill shade and contours.
  static let map = MediumDefinition(
    "a landscape from above, with tints of height, hill shade and contours",
    colours: [
      0x1F3F4D, 0x3F6F73, 0x86A98A, 0xD9D3A0, 0xE9D9B0, 0xD9A46A, 0xB06A42, 0x8A5040, 0xF4EFE6,
    ],
    busy: 2.4,
    numbers: [
      Number("levels", 2...60, 16, "How many tints there are, with a contour between two."),
      Number("finer", 0...9, 3, "How many finer contours lie between two."),
      Number("width", 0.0003...0.02, 0.0026, "The width of contours, in shares of the short side."),
      Number("ink", 0...1, 0.9, "How dark contours are."),
      Number("relief", 0...3, 1, "How steep the land is for its shading; 0 is flat."),
      Number("detail", 0...3, 1, "How high the smaller hills on the land are; 0 is none."),
      Number("texture", 0...1, 0.4, "How rough the paper is."),
    ],
    lines: { medium, spacing in
      .levels(counts: [max(medium.number("levels").rounded(.down) / spacing, 2)])
    }
  ) { medium in
    let detail = medium["detail"] ?? 0
    let octaves = detail > 0 ? [(3.2, 0.15), (9, 0.06)] : []
    return [MediumLook([.edges()])]
      + octaves.map { frequency, height in
        MediumLook(
          [.edges(height * detail)],
          at: .octave(frequency: frequency, amplitude: height * detail))
      }
  }
}
