import CPPN
import ZoetropeScene

/// The words that keys take.
extension KeyTable {
  static let inputs = [
    Word("x", "the horizontal coordinate, growing to the right"),
    Word("y", "the vertical coordinate, growing downwards"),
    Word("r", "the distance from the centre"),
    Word("abs-x", "`|x|`: left and right mirror each other"),
    Word("abs-y", "`|y|`: top and bottom mirror each other"),
    Word(
      "theta", .wholes(1...64, count: 1...1, standard: 1), as: "[N]",
      "the angle, as the cosine and sine of `N` times it; `N` is 1 if left out: an `N`-fold pattern"
    ),
    Word(
      "log-r", .number(.above(0, to: 64), standard: 1), as: "[K]",
      "the cosine and sine of `K` times the logarithm of the distance, for endless zooms; `K` is 1 if "
        + "left out"),
    Word(
      "tile-x", tilePeriod, as: "[P]",
      "the cosine and sine of a turn in every `P` field units to the right: tiles without a seam; `P` "
        + "is 2 if left out"),
    Word("tile-y", tilePeriod, as: "[P]", "the same, downwards"),
    Word("time", "the cosine and sine of the phase: periodic time"),
    Word("bias", "the constant 1"),
  ]

  private static let tilePeriod = Word.Argument.number(.from(1e-3, to: 1e6), standard: 2)

  static let symmetries = [
    Word("none", "every point is itself"),
    Word("mirror-x", "left and right mirror each other"),
    Word("mirror-y", "top and bottom mirror each other"),
    Word("mirror", "both do"),
    Word(
      "kaleidoscope", .wholes(1...64, count: 1...1, standard: 6), as: "[N]",
      "`N` petals about the centre, each of two halves that mirror each other; `N` is 6 if left out"
    ),
    Word(
      "rotation", .wholes(2...64, count: 1...1, standard: 3), as: "[N]",
      "turning by an `N`th about the centre changes nothing, and nothing is mirrored; `N` is 3 if "
        + "left out"),
  ]

  private static let scale = Bounds.above(0, to: 1000)

  static let weightLaws = [
    Word("normal", .number(scale, standard: nil), as: "S", "normal with standard deviation `S`"),
    Word("uniform", .number(scale, standard: nil), as: "L", "uniform from `-L` to `L`"),
    Word(
      "truncated", .number(scale, standard: nil), as: "S",
      "normal with standard deviation `S`, kept within two of it"),
    Word(
      "fan-in", .number(scale, standard: nil), as: "S",
      "normal with variance `S` / fan-in: 1 is LeCun's, 2 is He's"),
    Word("pytorch", "what PyTorch does by default, which paints grey"),
  ]

  static let wirings = words { (word: Wiring) in
    switch word {
    case .plain: "each layer sees the one before it"
    case .residual: "as plain, and a layer as wide as the one before it adds that one's values"
    case .dense: "each layer sees the inputs and every layer before it"
    case .shared: "as plain, with one matrix for all hidden layers after the first"
    }
  }

  static let biases = words { (word: BiasPlacement) in
    switch word {
    case .none: "no layer"
    case .first: "the first layer"
    case .all: "every layer"
    }
  }

  static let coordinates = words { (word: Coordinates) in
    switch word {
    case .normalised: "the centre is 0, the short side goes from -span to span"
    case .raw: "the top left corner is 0, the short side goes to 128: the tutorial's first mistake"
    }
  }

  static let paths = words { (word: LatentPath) in
    switch word {
    case .spline: "a smooth curve through all keys"
    case .slerp: "along the sphere from key to key"
    case .linear: "straight from key to key"
    }
  }

  static let activations = words { (word: Activation) in
    switch word {
    case .tanh: "hyperbolic tangent"
    case .sigmoid: "logistic function"
    case .sin: "sine"
    case .cos: "cosine"
    case .gaussian: "`exp(-a²)`"
    case .relu: "`max(a, 0)`"
    case .leakyRelu: "relu with a hundredth below 0"
    case .elu: "`exp(a) - 1` below 0"
    case .softplus: "`log(1 + exp(a))`"
    case .abs: "`|a|`"
    case .square: "`a²`"
    case .identity: "`a`"
    case .step: "1 above 0, else 0"
    case .triangle: "a triangle wave"
    case .sinc: "`sin(a) / a`"
    case .atan: "arc tangent"
    }
  }

  static let outputs = words { (word: OutputActivation) in
    switch word {
    case .sigmoid: "logistic function"
    case .sine: "`0.5 + 0.5 sin(a)`"
    case .triangle: "the same with a triangle wave"
    case .contour: "thin bright lines where `a` is 0"
    case .gaussian: "`exp(-a²)`"
    case .absTanh: "`|tanh(a)|`"
    case .linear: "`0.5 + 0.5 a`, clamped"
    }
  }

  static let activation = Shape.either([
    .words(activations),
    .list(.words(activations), 1...16, "a list to mix such as [sin, gaussian]"),
  ])
  static let activationExpected =
    alternatives(activations.map(\.usage)) + ", or a list of them to mix"

  static let easings = [
    Word("linear", "at an even pace"),
    Word("ease", "a quick start and a soft end"),
    Word("ease-in", "a soft start"),
    Word("ease-out", "a soft end"),
    Word("ease-in-out", "a soft start and a soft end"),
    Word("hold", "not at all, then a jump"),
  ]

  static let samples = [1, 4, 9, 16, 25, 36, 49, 64].map { count in
    Word("\(count)", "\(count) of them")
  }

  static let paces = [
    Word("keyed", "as they say"),
    Word(
      "even",
      "so that the picture changes as much from each frame to the next; what is held stays held"),
  ]
  static let paceCurve = Shape.list(
    .number(.from(0, to: 1)), Retiming.counts, "a rising list such as [0, 0.3, 1]")

  static let endings = words { (ending: Ending) in
    switch ending {
    case .lastFrame: "the last frame, which shows what the keyframes say of 100 %"
    case .afterLastFrame: "the instant after the last frame, which is on its way there"
    }
  }

  static let pingPong = Word("ping-pong", "there and back")

  static let zList = Shape.list(
    .number(.from(-1e6, to: 1e6)), 0...256, "a list of network.latent numbers")
  static let zSeed = Word(
    "seed", .wholes(0...UInt64.max, count: 1...1, standard: nil), as: "N",
    "the vector that is drawn from seed `N`")
  static let zOrbit = Word(
    "orbit", .wholes(0...UInt64.max, count: 1...1000, standard: nil), as: "A B C …",
    "through the vectors of these seeds, evenly spaced over the film")

  /// The words of a type; the compiler sees to it that each has a meaning.
  private static func words<Name>(_ meaning: (Name) -> String) -> [Word]
  where Name: CaseIterable & RawRepresentable, Name.RawValue == String {
    Name.allCases.map { Word($0.rawValue, meaning($0)) }
  }
}

/// The words and stops of `colour`.
extension KeyTable {
  /// The palette that is used where a preset names no colour.
  static let standardColour = NamedPalette.all.first?.name ?? "grey"

  static let colourModes = [
    Word("rgb", "three channels: red, green, blue"),
    Word("grey", "one channel, black to white"),
    Word("grey inverted", "one channel, white to black"),
    Word("hsv", "three channels: hue, saturation, value"),
    Word("oklab", "three channels: lightness, green to red, blue to yellow, as the eye sees them"),
    Word("oklch", "three channels: lightness, strength, hue, as the eye sees them"),
  ]

  static let paletteWords = NamedPalette.all.map { Word($0.name, "palette: " + $0.summary) }
  static let colourWords = paletteWords + colourModes

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

  /// There are too many to list.
  private static let paletteExpected =
    "a palette such as " + alternatives(paletteWords.prefix(3).map(\.usage))
    + " (docs/presets.md lists all \(paletteWords.count))"
  private static let listExample =
    "a list of colours in quotes such as [\"#102030\", \"#ffeedd\"]"
  private static let stops = Shape.list(
    .either([hexColour, finestColour, .section(stop)]), 1...256, listExample)

  static let ramp = Section(
    meaning: "A palette, and how it is used.",
    keys: [
      KeyEntry(
        "palette", .either([.words(paletteWords), stops]), standard: standardColour,
        expected: paletteExpected + ", or " + listExample,
        "The colours."),
      KeyEntry(
        "steps", .either([.whole(2...256), .words([Word("smooth", "a smooth ramp")])]),
        standard: "smooth", expected: "a whole number from 2 to 256, or smooth",
        "How many flat colours the palette is made into, its ends among them."),
      KeyEntry(
        "lightness", .number(.from(0, to: 1)), standard: "0",
        "How far a second channel of the network darkens and lightens the colours; 0 is no such "
          + "channel."),
    ])

  /// A palette, as keyframes take it.
  static let keyedColour = Shape.either([.words(paletteWords), stops])
  static let keyedColourExpected = paletteExpected + ", or " + listExample

  static let colour = Shape.either([.words(colourWords), stops, .section(ramp)])
  static let colourExpected =
    paletteExpected + ", or " + alternatives(colourModes.map(\.usage)) + ", or " + listExample
    + ", or a section with palette, steps and lightness"
}
