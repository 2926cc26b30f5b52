import CPPN

/// The words of the keys in `network`.
extension KeyTable {
  static let inputs = Vocabulary<Input>([
    Term("x", .x, "the horizontal coordinate, growing to the right"),
    Term("y", .y, "the vertical coordinate, growing downwards"),
    Term("r", .r, "the distance from the centre"),
    Term("abs-x", .absX, "`|x|`: left and right mirror each other"),
    Term("abs-y", .absY, "`|y|`: top and bottom mirror each other"),
    Term(
      "theta", 1...64, standard: 1, as: "[N]",
      "the angle, as the cosine and sine of `N` times it; `N` is 1 if left out: an `N`-fold pattern",
      value: { .theta(harmonic: $0) },
      number: { if case .theta(let harmonic) = $0 { harmonic } else { nil } }),
    Term(
      "log-r", .above(0, to: 64), standard: 1, as: "[K]",
      "the cosine and sine of `K` times the logarithm of the distance, for endless zooms; `K` is 1 if "
        + "left out",
      value: { .logR(frequency: $0) },
      number: { if case .logR(let frequency) = $0 { frequency } else { nil } }),
    Term(
      "tile-x", tilePeriod, standard: 2, as: "[P]",
      "the cosine and sine of a turn in every `P` field units to the right: tiles without a seam; `P` "
        + "is 2 if left out",
      value: { .tileX(period: $0) },
      number: { if case .tileX(let period) = $0 { period } else { nil } }),
    Term(
      "tile-y", tilePeriod, standard: 2, as: "[P]", "the same, downwards",
      value: { .tileY(period: $0) },
      number: { if case .tileY(let period) = $0 { period } else { nil } }),
    Term(
      "shape", .shape,
      "the preset's figure: 0 on its edge, above 0 inside, the more the deeper, and -1 far outside; the "
        + "network paints around its form, which zooms and turns with the field"),
    Term("time", .time, "the cosine and sine of the phase: periodic time"),
    Term("bias", .bias, "the constant 1"),
  ])

  private static let tilePeriod = Bounds.from(1e-3, to: 1e6)

  static let activations = Vocabulary<Activation> { $0.definition.summary }

  static let outputs = Vocabulary<OutputActivation> { $0.definition.summary }

  static let activation = Shape.either([
    .words(activations.words),
    .list(.words(activations.words), 1...16, "a list to mix such as [sin, gaussian]"),
  ])
  static let activationExpected =
    alternatives(activations.words.map(\.usage)) + ", or a list of them to mix"

  static let wirings = Vocabulary<Wiring> { wiring in
    switch wiring {
    case .plain: "each layer sees the one before it"
    case .residual: "as plain, and a layer as wide as the one before it adds that one's values"
    case .dense: "each layer sees the inputs and every layer before it"
    case .shared: "as plain, with one matrix for all hidden layers after the first"
    }
  }

  static let weightLaws = Vocabulary<WeightLaw>([
    Term(
      "normal", scale, standard: nil, as: "S", "normal with standard deviation `S`",
      value: { .normal($0) },
      number: { if case .normal(let deviation) = $0 { deviation } else { nil } }),
    Term(
      "uniform", scale, standard: nil, as: "L", "uniform from `-L` to `L`",
      value: { .uniform($0) },
      number: { if case .uniform(let limit) = $0 { limit } else { nil } }),
    Term(
      "truncated", scale, standard: nil, as: "S",
      "normal with standard deviation `S`, kept within two of it",
      value: { .truncatedNormal($0) },
      number: { if case .truncatedNormal(let deviation) = $0 { deviation } else { nil } }),
    Term(
      "fan-in", scale, standard: nil, as: "S",
      "normal with variance `S` / fan-in: 1 is LeCun's, 2 is He's",
      value: { .fanIn($0) },
      number: { if case .fanIn(let scale) = $0 { scale } else { nil } }),
    Term("pytorch", .pytorch, "what PyTorch does by default, which paints grey"),
    Term(
      "balanced", .from(0.5, to: 40), standard: 4, as: "[N]",
      "calibrated so that light and dark change some `N` times over the picture's height, whatever the "
        + "layers and activations; `N` is 4 if left out",
      value: { .balanced(busy: $0) },
      number: { if case .balanced(let busy) = $0 { busy } else { nil } }),
  ])

  static let blends = Vocabulary<WeightBlend> { blend in
    switch blend {
    case .variance: "layers are turned from one to the other, which keeps their spread"
    case .linear:
      "each weight goes straight, for networks of which one was taught from the other"
    case .outputs:
      "the sums of both networks' outputs are mixed, so that any two fade into each other, at four times "
        + "the cost"
    }
  }

  private static let scale = Bounds.above(0, to: 1000)

  static let biases = Vocabulary<BiasPlacement> { placement in
    switch placement {
    case .none: "no layer"
    case .first: "the first layer"
    case .all: "every layer"
    }
  }
}
