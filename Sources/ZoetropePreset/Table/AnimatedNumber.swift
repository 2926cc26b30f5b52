import ZoetropeScene

/// The key of presets for an animated number.
struct AnimatedNumber: Sendable {
  /// The quantity that the key sets.
  let quantity: Quantity
  let standard: String
  let meaning: String
  /// The tracks that the key sets: two for the centre, one for every other quantity.
  var tracks: [ScalarQuantity] { quantity.scalars }

  /// The key's name in presets.
  var name: String { quantity.rawValue }

  /// The allowed range of the key's values.
  var bounds: Bounds {
    quantity.range.map { Bounds.from($0.lowerBound, to: $0.upperBound) }
      ?? .from(-.greatestFiniteMagnitude, to: .greatestFiniteMagnitude)
  }

  static let all = [
    AnimatedNumber(
      quantity: .zoom, standard: "1",
      meaning: "How far the view is zoomed in, geometric in time."),
    AnimatedNumber(
      quantity: .center, standard: "[0, 0]",
      meaning:
        "The point in the middle of the picture, to the right and down, in half-spans of the "
        + "short side at zoom 1. `{x: …}` or `{y: …}` where only one of them is meant."),
    AnimatedNumber(
      quantity: .rotation, standard: "0", meaning: "Degrees, clockwise as seen."),
    AnimatedNumber(
      quantity: .twist, standard: "0",
      meaning:
        "How often the field is wound up about its centre on the way to a distance 535 (`exp(2π)`) "
        + "times as large: rays become spirals. In the units of `log-r`."),
    AnimatedNumber(
      quantity: .gain, standard: "1",
      meaning: "What the weights are multiplied by: calm to busy."),
    AnimatedNumber(
      quantity: .phase, standard: "0",
      meaning: "The time phase in turns, for the `time` input."),
    AnimatedNumber(
      quantity: .cycles, standard: "1",
      meaning: "How often the palette is run through, there and back, or the wheel of hues."),
    AnimatedNumber(
      quantity: .shift, standard: "0", meaning: "The palette's or the hue's shift in turns."),
    AnimatedNumber(
      quantity: .contrast, standard: "1",
      meaning: "The contrast about the middle grey; 1 changes nothing."),
    AnimatedNumber(
      quantity: .exposure, standard: "0",
      meaning: "Stops of light: 1 doubles it, -1 halves it."),
    AnimatedNumber(
      quantity: .saturation, standard: "1",
      meaning: "What the strength of all colours is multiplied by; 0 leaves greys."),
    AnimatedNumber(
      quantity: .hue, standard: "0",
      meaning: "Degrees that all colours are turned by, red towards yellow."),
    AnimatedNumber(
      quantity: .light, standard: "315",
      meaning:
        "Where a medium's light comes from, and what a figure's shadow falls away from, in degrees, "
        + "clockwise from the top: 315 is the upper left."
    ),
    AnimatedNumber(
      quantity: .level, standard: "0",
      meaning:
        "How far a medium's sheets, lines and bands move up the heights, in levels. After a whole one "
        + "the picture is the same again."),
    AnimatedNumber(
      quantity: .spacing, standard: "1",
      meaning:
        "What the distances between a medium's lines, dots or cells are multiplied by."),
  ]

  /// The word for a zoom by a whole number of periods, for pictures that repeat under zoom.
  static let zoomTurns = Word(
    "turns", .wholes(0...64, count: 1...1, standard: nil), as: "N",
    "so far that a picture of `log-r` alone repeats `N` times")

  /// The range of `busy`: at 0.5 a picture is nearly blank, and white noise has 45.
  static let busyRange = 0.5...40.0

  /// Returns the key `busy`, which sets the gain by how busy the picture should be.
  static func busy(isKeyframe: Bool) -> KeyEntry {
    KeyEntry(
      "busy", .number(.from(busyRange.lowerBound, to: busyRange.upperBound)),
      note: isKeyframe ? "runs on" : "as `gain` says; 4 with balanced weights",
      "From calm to wild, in place of `gain`: how often light and dark change over the picture's "
        + "height at zoom 1. The lowest gain that gives this number is measured, or the nearest to it. "
        + "`N` cycles of stripes across the height have 2 `N`, a calm picture 2, a lively one 4, a "
        + "dense one 8, and noise 45."
        + (isKeyframe ? "" : " Here where no keyframe names it."))
  }

  /// The word for a centre that the program chooses.
  static let soughtCentre = Word(
    "auto", "a point worth zooming into, found by looking at the picture")

  /// Returns the table entry of this key, for a keyframe or for the top of a preset.
  func entry(isKeyframe: Bool) -> KeyEntry {
    let axis = Shape.number(bounds)
    let shape: Shape =
      switch quantity {
      case .center:
        .either(
          (isKeyframe ? [] : [.words([Self.soughtCentre])]) + [
            .list(axis, 2...2, "a point such as [0.1, 0]"),
            .section(
              Section(
                meaning: "One of the coordinates, or both.",
                keys: [
                  KeyEntry("x", axis, note: "runs on", "To the right."),
                  KeyEntry("y", axis, note: "runs on", "Downwards."),
                ])),
          ])
      case .zoom: .either([axis, .words([Self.zoomTurns])])
      default: axis
      }
    let expected =
      quantity == .center ? "a point such as [0.1, 0]" + (isKeyframe ? "" : ", or auto") : nil
    if isKeyframe { return KeyEntry(name, shape, note: "runs on", expected: expected, meaning) }
    return KeyEntry(
      name, shape, standard: standard,
      note: quantity == .phase ? "a whole turn through the film with the `time` input" : nil,
      expected: expected, meaning + " Here where no keyframe names it.")
  }
}
