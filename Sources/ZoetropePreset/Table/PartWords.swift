import ZoetropeFrame
import ZoetropeScene

/// The sections `fields` and `collage`.
extension KeyTable {
  static let fields = Section(
    meaning:
      "Fields besides the one that paints. Each has the preset's network and view, but for what it says "
      + "itself, and another seed. It stands still in the view unless it has a `z`, `phase` or `keyframes` "
      + "of its own.",
    keys: FieldUse.allCases.map { use in
      KeyEntry(use.rawValue, .section(field), note: "none", use.meaning)
    })

  /// A field: the keys of a preset that decide its channels.
  static let field = Section(
    meaning: "A field of its own. Its keys are those of the whole preset.",
    keys: partKeys(["network", "view", "equalise", "measured"]))

  static let collage = Section(
    meaning:
      "Zones of other pictures that lie on the picture, one above the other. They are cut along levels "
      + "of `fields.mask`, which is a calm field that stands still where the preset names none.",
    keys: [
      KeyEntry(
        "zones", .list(.section(zone), 1...Collage.mostZones, "a list of zones"),
        isRequired: true, "The zones, from the lowest to the highest."),
      KeyEntry(
        "border", .number(.from(0, to: 0.2)), standard: "0.006",
        "How wide the border around zones is, in shares of the short side."),
      KeyEntry(
        "border_colour", .either([hexColour, finestColour]),
        standard: "\"\(Figure.standardColour)\"", "The border's colour."),
      KeyEntry(
        "shadow", .number(.from(0, to: 0.2)), standard: "0.018",
        "How far a zone throws its shadow, in shares of the short side, away from `light`."),
      KeyEntry(
        "darkness", .number(.from(0, to: 1)), standard: "0.55", "How dark shadows are: 1 is black."),
    ])

  static let zone = Section(
    meaning:
      "A zone of a collage. It shows the preset's own picture but for what it says itself, such as "
      + "another medium, colour or seed. What it says of `network` and `view` changes these key by key; a "
      + "`medium` or `colour` takes the place of the preset's, and a medium brings its own colours.",
    keys: [
      KeyEntry(
        "above", .number(.from(0, to: 1)), isRequired: true,
        "The mask's height from which the zone covers what is below it. Heights are spread evenly: "
          + "0.7 is three tenths of the picture.")
    ] + partKeys(["network", "view", "medium", "colour", "equalise", "measured"]))

  /// The keys of `root` with these names, and all those of motion, as parts of a picture have them:
  /// without the defaults of whole presets.
  private static func partKeys(_ names: Set<String>) -> [KeyEntry] {
    let motion = ["z", "path", "busy", "keyframes"] + AnimatedNumber.all.map(\.name)
    return shared.filter { names.contains($0.name) || motion.contains($0.name) }.map { key in
      // The whole picture has one centre that is looked for.
      if key.name == "center", let centre = keyframe.key("center") { return centre.inPart }
      guard key.name == "keyframes" else { return key.inPart }
      return KeyEntry(
        key.name, .list(.section(keyframe), 0...100_000, "a list of keyframes"),
        note: "the preset's",
        "What changes through the film. `[]` is nothing, and without them the part changes as the preset "
          + "does, but for what it says itself.")
    }
  }
}

extension KeyEntry {
  /// The meaning of keys of a part that are those of the whole preset.
  private static let meaningInPart = "As in the whole preset."

  /// The key in a part of a picture.
  fileprivate var inPart: KeyEntry {
    KeyEntry(
      name, shape, note: isOfRecipes ? "none" : "the preset's", isOfRecipes: isOfRecipes,
      expected: expected, Self.meaningInPart)
  }

  /// True for a key of a part that is described as one of the whole preset.
  var isOfWhole: Bool { meaning == Self.meaningInPart }
}
