import ZoetropeScene

/// A number of the scene that can change through the film.
struct Quantity: Sendable {
  let name: String
  let bounds: Bounds
  let standard: String
  let meaning: String
  /// Where its keys go; the point in the middle of the picture has two.
  let tracks: [any WritableKeyPath<Timeline, ScalarTrack> & Sendable]

  static let zoom = Quantity(
    name: "zoom", bounds: .above(0, to: 1e15), standard: "1",
    meaning: "How far the view is zoomed in, geometric in time.", tracks: [\.zoom])
  static let centre = Quantity(
    name: "center", bounds: .from(-1e6, to: 1e6), standard: "[0, 0]",
    meaning:
      "The point in the middle of the picture, to the right and down, in half-spans of the short "
      + "side at zoom 1. `{x: …}` or `{y: …}` where only one of them is meant.",
    tracks: [\.centreX, \.centreY])
  static let phase = Quantity(
    name: "phase", bounds: .from(-1e6, to: 1e6), standard: "0",
    meaning: "The time phase in turns, for the `time` input.", tracks: [\.phase])

  static let all = [
    zoom,
    centre,
    Quantity(
      name: "rotation", bounds: .from(-1e6, to: 1e6), standard: "0",
      meaning: "Degrees, clockwise as seen.", tracks: [\.rotation]),
    Quantity(
      name: "gain", bounds: .from(0, to: 1000), standard: "1",
      meaning: "What the weights are multiplied by: calm to busy.", tracks: [\.gain]),
    phase,
    Quantity(
      name: "cycles", bounds: .from(0, to: 1000), standard: "1",
      meaning: "How often the palette is run through, there and back.", tracks: [\.cycles]),
    Quantity(
      name: "shift", bounds: .from(-1e6, to: 1e6), standard: "0",
      meaning: "The palette's or the hue's shift in turns.", tracks: [\.shift]),
    Quantity(
      name: "contrast", bounds: .from(0, to: 100), standard: "1",
      meaning: "The contrast about the middle grey; 1 changes nothing.", tracks: [\.contrast]),
  ]

  /// A zoom of whole repetitions, for networks that see the logarithm of the distance alone.
  static let zoomTurns = Word(
    "turns", .wholes(0...64, count: 1...1, standard: nil), as: "N",
    "so far that a picture of `log-r` alone repeats `N` times")

  /// The key of this number, at the top of a preset or in a keyframe.
  func entry(isKeyframe: Bool) -> KeyEntry {
    let axis = Shape.number(bounds)
    let shape: Shape =
      switch name {
      case Self.centre.name:
        .either([
          .list(axis, 2...2, "a point such as [0.1, 0]"),
          .section(
            Section(
              meaning: "One of the coordinates, or both.",
              keys: [
                KeyEntry("x", axis, note: "runs on", "To the right."),
                KeyEntry("y", axis, note: "runs on", "Downwards."),
              ])),
        ])
      case Self.zoom.name: .either([axis, .words([Self.zoomTurns])])
      default: axis
      }
    if isKeyframe { return KeyEntry(name, shape, note: "runs on", meaning) }
    let isRunning = name == Self.phase.name
    return KeyEntry(
      name, shape, standard: standard,
      note: isRunning ? "a whole turn through the film with the `time` input" : nil,
      expected: name == Self.centre.name ? "a point such as [0.1, 0]" : nil,
      meaning + " Here where no keyframe names it.")
  }
}
