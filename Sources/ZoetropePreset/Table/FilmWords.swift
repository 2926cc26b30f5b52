import CPPN
import ZoetropeScene

/// The words of `view`, `film`, `path`, `ease` and `z`.
extension KeyTable {
  static let symmetries = Vocabulary<Symmetry>([
    Term("none", .none, "every point is itself"),
    Term("mirror-x", .mirrorX, "left and right mirror each other"),
    Term("mirror-y", .mirrorY, "top and bottom mirror each other"),
    Term("mirror", .mirror, "both do"),
    Term(
      "kaleidoscope", 1...64, standard: 6, as: "[N]",
      "`N` petals about the centre, each of two halves that mirror each other; `N` is 6 if left out",
      value: { .kaleidoscope($0) },
      number: { if case .kaleidoscope(let petals) = $0 { petals } else { nil } }),
    Term(
      "rotation", 2...64, standard: 3, as: "[N]",
      "turning by an `N`th about the centre changes nothing, and nothing is mirrored; `N` is 3 if "
        + "left out",
      value: { .rotation($0) },
      number: { if case .rotation(let order) = $0 { order } else { nil } }),
  ])

  static let coordinates = Vocabulary<Coordinates> { coordinates in
    switch coordinates {
    case .normalised: "the centre is 0, the short side goes from -span to span"
    case .raw: "the top left corner is 0, the short side goes to 128: the tutorial's first mistake"
    }
  }

  static let paths = Vocabulary<LatentPath> { path in
    switch path {
    case .spline: "a smooth curve through all keys"
    case .slerp: "along the sphere from key to key"
    case .linear: "straight from key to key"
    }
  }

  /// The easings with names, as in CSS.
  static let easings = Vocabulary<Easing>([
    Term("linear", .linear, "at an even pace"),
    Term("ease", .ease, "a quick start and a soft end"),
    Term("ease-in", .easeIn, "a soft start"),
    Term("ease-out", .easeOut, "a soft end"),
    Term("ease-in-out", .easeInOut, "a soft start and a soft end"),
    Term("hold", .hold, "not at all, then a jump"),
  ])

  static let samples = Vocabulary(
    [1, 4, 9, 16, 25, 36, 49, 64].map { Term("\($0)", $0, "\($0) of them") })

  static let paces = Vocabulary<Pace>([
    Term("keyed", .keyed, "as they say"),
    Term(
      "even", .even,
      "so that the picture changes as much from each frame to the next; what is held stays held"),
  ])
  static let paceCurve = Shape.list(
    .number(.from(0, to: 1)), Retiming.counts, "a rising list such as [0, 0.3, 1]")

  static let endings = Vocabulary<Ending> { ending in
    switch ending {
    case .lastFrame: "the last frame, which shows what the keyframes say of 100 %"
    case .afterLastFrame: "the instant after the last frame, which is on its way there"
    }
  }

  /// The words for loops. `true` and `false` are YAML's own truth values; in quotes they are
  /// refused.
  static let loops = Vocabulary<Loop>([
    Term("true", .loop, "the end joins the beginning"), Term("false", .once, "it does not"),
    pingPong,
  ])
  static let pingPong = Term("ping-pong", Loop.pingPong, "there and back")

  static let zList = Shape.list(
    .number(.from(-1e6, to: 1e6)), 0...256, "a list of network.latent numbers")
  static let zSeed = Word(
    "seed", .wholes(0...UInt64.max, count: 1...1, standard: nil), as: "N",
    "the vector that is drawn from seed `N`")
  static let zOrbit = Word(
    "orbit", .wholes(0...UInt64.max, count: 1...1000, standard: nil), as: "A B C …",
    "through the vectors of these seeds, evenly spaced over the film")
}
