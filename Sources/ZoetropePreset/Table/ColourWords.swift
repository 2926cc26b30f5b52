import ZoetropeScene

/// The words for colour modes and palettes, and the shapes of the keys for colours.
extension KeyTable {
  /// The name of the default palette.
  static let standardColour = NamedPalette.all.first?.name ?? "grey"

  static let colourModes = Vocabulary<Colouring>([
    Term("rgb", .rgb, "three channels: red, green, blue"),
    Term("grey", .grey(inverted: false), "one channel, black to white"),
    Term("grey inverted", .grey(inverted: true), "one channel, white to black"),
    Term("hsv", .hsv, "three channels: hue, saturation, value"),
    Term(
      "oklab", .oklab,
      "three channels: lightness, green to red, blue to yellow, as the eye sees them"),
    Term("oklch", .oklch, "three channels: lightness, strength, hue, as the eye sees them"),
  ])

  static let palettes = Vocabulary<Colouring>(
    NamedPalette.all.map { palette in
      Term(
        palette.name, .palette(palette.ramp, name: palette.name), "palette: " + palette.summary)
    })
  static let colours = Vocabulary(palettes.terms + colourModes.terms)

  /// The word for a palette without flat colours; its value is 0.
  static let steps = Vocabulary([Term("smooth", 0, "a smooth ramp")])

  static let hexColour = Shape.pattern(
    "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$", "a colour in quotes such as \"#ff8800\"")
  static let finestColour = Shape.list(
    .number(.from(0, to: 1)), 3...3, "red, green and blue from 0 to 1 such as [1, 0.5, 0]")

  static let stop = Section(
    meaning: "One colour of a ramp.",
    keys: [
      KeyEntry("at", .number(.from(0, to: 1)), isRequired: true, "The place on the ramp."),
      KeyEntry(
        "colour", .either([hexColour, finestColour]), isRequired: true, "The colour there."),
    ])

  /// The expectation in messages, which names a few palettes because there are too many to list.
  private static let paletteExpected =
    "a palette such as " + alternatives(palettes.words.prefix(3).map(\.usage))
    + " (docs/presets.md lists all \(palettes.words.count))"
  private static let listExample =
    "a list of colours in quotes such as [\"#102030\", \"#ffeedd\"]"
  private static let stops = Shape.list(
    .either([hexColour, finestColour, .section(stop)]), 1...256, listExample)

  static let ramp = Section(
    meaning: "A palette, and how it is used.",
    keys: [
      KeyEntry(
        "palette", .either([.words(palettes.words), stops]), standard: standardColour,
        expected: paletteExpected + ", or " + listExample,
        "The colours."),
      KeyEntry(
        "steps", .either([.whole(2...256), .words(steps.words)]),
        standard: "smooth", expected: "a whole number from 2 to 256, or smooth",
        "How many flat colours the palette is made into, its ends among them."),
      KeyEntry(
        "lightness", .number(.from(0, to: 1)), standard: "0",
        "How far a second channel of the network darkens and lightens the colours; 0 is no such "
          + "channel."),
    ])

  /// The shape of a palette in keyframes.
  static let keyedColour = Shape.either([.words(palettes.words), stops])
  static let keyedColourExpected = paletteExpected + ", or " + listExample

  static let colour = Shape.either([.words(colours.words), stops, .section(ramp)])
  static let colourExpected =
    paletteExpected + ", or " + alternatives(colourModes.words.map(\.usage)) + ", or " + listExample
    + ", or a section with palette, steps and lightness"
}
