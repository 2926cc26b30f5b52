import ZoetropeScene

/// The section `figure`.
extension KeyTable {
  static let figure = Section(
    meaning:
      "A form on empty ground that is filled with the picture. It stands still on the screen, in the "
      + "middle, while the view moves. Its shadow falls away from `light`.",
    keys: [
      KeyEntry(
        "word", .text(limit: 60), note: "none",
        "The form is this line of letters. Letters that the font does not have are refused."),
      KeyEntry(
        "font", fontName, standard: Figure.standardFont,
        "The word's font: a family such as DejaVu Serif, or a file's name such as DejaVu Serif Bold. Recipes keep the drawn letters, so they look alike on any machine."
      ),
      KeyEntry(
        "outline", .section(outline), note: "none", "The form is cut from a field of its own."),
      KeyEntry(
        "size", .number(.from(0.05, to: 1)), standard: "0.8",
        "The share of the picture's width or height that the figure fills, whichever is reached first."
      ),
      KeyEntry(
        "background", .either([.words(grounds.words), hexColour, finestColour]),
        note: "`\"\(Figure.standardColour)\"`; with `press` or the input `shape`, `field`",
        "What is outside the figure: a colour, or a word."),
      KeyEntry(
        "shadow", .number(.from(0, to: 1)), standard: "0.5",
        "How dark the figure's shadow on the background is; 1 is black."),
      KeyEntry(
        "press", .number(.from(0, to: 100)), standard: "0",
        "How much of a medium's heights is the figure, as a ratio to the field: its lines and sheets "
          + "follow the form."),
      KeyEntry(
        "mask", .text(limit: FigureMask.longestText), note: "none", isOfRecipes: true,
        "The form as it was drawn. It is used as long as the form has not changed, and drawn anew "
          + "otherwise."),
    ])

  static let outline = Section(
    meaning:
      "The network from whose field a figure is cut. The figure is where `1.05 - r + 0.38 tanh(g)` is "
      + "above 0: `g` is the network's sum, and `r` the distance from the middle, 1 at half the short side. "
      + "The field stands still.",
    keys: [
      KeyEntry(
        "seed", .whole(0...UInt64.max), standard: "1",
        "The seed of the weights: another number, another form."),
      KeyEntry(
        "inputs", .list(.words(inputs.words), 1...32, "a list such as [x, y, r]"),
        standard: "[x, y, r]", "What the network is told about each point."),
      KeyEntry(
        "layers",
        .either([
          .pattern("^[1-9][0-9]{0,2} x [1-9][0-9]{0,3}$", "depth x width such as 2 x 12"),
          .list(
            .either([.whole(1...widest), .section(layer)]), 0...deepest,
            "a list of widths such as [16, 8]"),
        ]), standard: "2 x 12", "The hidden layers, as in `network.layers`."),
      KeyEntry(
        "activation", activation, standard: "[tanh, sin]", expected: activationExpected,
        "What the neurons do."),
      KeyEntry(
        "spread", .number(.above(0, to: 10)), standard: "0.9",
        "The standard deviation of the weights: more of it makes rougher forms."),
    ])

  /// The largest number of multiply-adds for a point of an outline's network.
  static let mostOfOutline = 20_000

  static let grounds = Vocabulary<Figure.Ground>([
    Term(
      "none", .none,
      "nothing: PNG pictures are transparent there; films and pipes cannot be, and refuse it"),
    Term("field", .field, "the whole picture; `press` or the input `shape` shows the figure"),
  ])
}
