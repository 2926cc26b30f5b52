import CPPN
import ZoetropeScene

/// The table of all keys of presets, from which the reference page and the schema are made.
enum KeyTable {
  /// The version of the preset format.
  static let version: UInt64 = 1

  static let root = Section(meaning: "The whole preset.", keys: shared + parts)

  /// The keys of the parts of a picture.
  private static let parts = [
    KeyEntry(
      "fields", .section(fields), note: "none", "Fields besides the one that paints."),
    KeyEntry(
      "collage", .section(collage), note: "none",
      "Pieces of other pictures that lie on the picture."
    ),
  ]

  /// The keys of the whole preset but for its parts.
  static let shared: [KeyEntry] =
    [
      KeyEntry(
        "zoetrope", .whole(version...version), isRequired: true,
        "The version of this format."),
      KeyEntry("title", .text(limit: 200), standard: "untitled", "What the film is called."),
      KeyEntry("about", .text(limit: 1000), standard: "''", "A line on what it shows."),
      KeyEntry(
        "teaches", .text(limit: 1000), standard: "''",
        "What there is to learn from reading it. The gallery prints it."),
      KeyEntry(
        "source", .text(limit: 1000), standard: "''",
        "Whose recipe it follows, where it was published first. The gallery prints it."),
      KeyEntry("network", .section(network), standard: "{}", "The network that paints."),
      KeyEntry("view", .section(view), standard: "{}", "The part of the field that is shown."),
      KeyEntry(
        "colour", colour, standard: standardColour, expected: colourExpected,
        "How the network's channels become a colour. Stops are spread evenly where they have no "
          + "`at`, and mixed in OKLab."),
      KeyEntry(
        "medium", .either([.words(media.words), .section(medium)]), standard: "palette",
        "What the picture is made of."),
      KeyEntry(
        "figure", .section(figure), note: "none", "A form on empty ground that the picture fills."),
      KeyEntry(
        "equalise", .either([.number(.from(0, to: 1)), toneCurves]), standard: "0",
        note: "0.85 with a medium other than palette",
        "How far the channels are spread so that all of their range is used alike over the whole film: "
          + "0 not at all, 1 as far as flat areas stay flat. Lists say what becomes of each channel's "
          + "values."),
      KeyEntry(
        "finish", .section(finish), standard: "{}", "What is done to finished pictures."),
      KeyEntry("film", .section(film), standard: "{}", "The file that comes out."),
      KeyEntry(
        "measured", .section(measured), note: "none", isOfRecipes: true,
        "What recipes keep of what was measured for `film.pace`, `equalise`, `center` and `busy`."),
      KeyEntry(
        "z", .either([.words([zSeed, zOrbit]), zList]),
        note:
          "`orbit` of the seed and the three after it, two under a law other than `balanced`; with `keyframes`, `seed` of the seed alone",
        "The latent vector, where no keyframe names it."),
      KeyEntry(
        "path", .words(paths.words), standard: "spline", "The path of `z` between its keys."),
    ] + AnimatedNumber.all.map { $0.entry(isKeyframe: false) } + [
      AnimatedNumber.busy(isKeyframe: false),
      KeyEntry(
        "keyframes", .list(.section(keyframe), 1...100_000, "a list of keyframes"),
        note: "none",
        "What changes through the film, in any order."),
    ]

  static let network = Section(
    meaning: "The network: what it is told, its layers, and the law of its random weights.",
    keys: [
      KeyEntry(
        "seed", .whole(0...UInt64.max), standard: "1",
        "The seed of the weights: another number, another picture."),
      KeyEntry(
        "inputs", .list(.words(inputs.words), 1...32, "a list such as [x, y, r]"),
        standard: "[x, y, r]",
        "What the network is told about each point, besides `z`."),
      KeyEntry("latent", .whole(0...256), standard: "8", "How many numbers `z` has."),
      KeyEntry(
        "latent_spread", .number(.from(0, to: 100)), standard: "1",
        "The standard deviation of a `z` that is drawn from a seed."),
      KeyEntry(
        "layers",
        .either([
          .pattern("^[1-9][0-9]{0,2} x [1-9][0-9]{0,3}$", "depth x width such as 4 x 32"),
          .list(
            .either([.whole(1...widest), .section(layer)]), 0...deepest,
            "a list of widths such as [32, 16, 8]"),
        ]), standard: "4 x 32",
        "The hidden layers: depth x width, or the width of each. An item may be a section with an "
          + "activation of its own. `[]` is none."),
      KeyEntry(
        "activation", activation, standard: "tanh", expected: activationExpected,
        "What the neurons do; of several, each has an equal share of every layer."),
      KeyEntry("wiring", .words(wirings.words), standard: "plain", "How the layers are joined."),
      KeyEntry(
        "weights",
        .either([
          .words(weightLaws.words), .pattern(WeightsReference.pattern, WeightsReference.expected),
        ]), standard: "balanced 4",
        expected: alternatives(weightLaws.words.map(\.usage)) + ", or " + WeightsReference.expected,
        "The law that the weights are drawn from, or a safetensors file beside the preset, whose "
          + "weights are used as they are. Recipes hold such weights as text."),
      KeyEntry(
        "blend", .words(blends.words), standard: "variance",
        "The way from the weights of one file to those of another, where keyframes name them."),
      KeyEntry("biases", .words(biases.words), standard: "all", "Which layers have biases."),
      KeyEntry(
        "output",
        .either([
          .words(outputs.words),
          .list(.words(outputs.words), 1...3, "a list, one for each channel"),
        ]),
        standard: "sigmoid",
        expected: alternatives(outputs.words.map(\.usage)) + ", or one for each channel",
        "How a channel is brought into 0…1."),
      KeyEntry(
        "layer_gains",
        .list(
          .number(.from(0, to: 1e6)), 0...deepest + 1, "a list, one for each layer and the output"),
        standard: "[]",
        "What the weights and biases of each layer are multiplied by, the output layer last: for "
          + "those who want to tune layers one by one. `[]` is 1 for all."),
    ])

  /// The largest number of multiply-adds per sample of a network with balanced weights.
  static let mostBalanced = 100_000_000

  /// The largest number of hidden layers.
  static let deepest = 256
  /// The largest number of neurons in a layer.
  static let widest: UInt64 = 4096
  /// The largest number of weights and biases of a network, which fill 256 MiB in single precision.
  static let mostParameters = 1 << 26

  static let layer = Section(
    meaning: "One hidden layer.",
    keys: [
      KeyEntry("width", .whole(1...widest), isRequired: true, "How many neurons."),
      KeyEntry(
        "activation", activation, note: "the network's", expected: activationExpected,
        "What they do."),
    ])

  static let view = Section(
    meaning: "The part of the field that is shown, before zoom, centre and rotation.",
    keys: [
      KeyEntry(
        "span", .number(.above(0, to: 1e6)), standard: "1",
        "Half the short side of the picture, in field units."),
      KeyEntry(
        "coordinates", .words(coordinates.words), standard: "normalised",
        "The coordinates that the network is given."),
      KeyEntry(
        "symmetry", .words(symmetries.words), standard: "none",
        "The parts of the field that show the same. Nothing jumps at their borders."),
      KeyEntry(
        "core", .number(.from(0, to: 1)), standard: "0.004",
        "How near to the field's centre `theta` and `log-r` fade out, in half-spans of the short side "
          + "as it is shown, at any zoom: there is no end to them there, only flicker."),
      KeyEntry(
        "warp", .number(.from(0, to: 2)), standard: "0",
        "How far the field is displaced by itself, in half-spans of the short side: as its second and third "
          + "channel say at each point. The network then has three channels, of which the picture may show one. `medium: agate` has 0.22 "
          + "by default, and two folds."),
      KeyEntry(
        "folds", .whole(1...8), standard: "1",
        "How often the field is displaced, each time further."),
    ])

  static let film = Section(
    meaning: "The film: its size, rate and length.",
    keys: [
      KeyEntry(
        "size",
        .pattern(
          "^[1-9][0-9]{0,4}x[1-9][0-9]{0,4}$",
          "WIDTHxHEIGHT such as 1920x1080, up to \(longestSide) each"),
        standard: "1920x1080", "Pixels across and down."),
      KeyEntry(
        "fps",
        .either([
          .number(.from(0.001, to: 1000)),
          .pattern("^[1-9][0-9]{0,8}/[1-9][0-9]{0,8}$", "a fraction such as 30000/1001"),
        ]), standard: "30",
        "Frames per second. 29.97, 23.976 and their kind mean the exact fractions of broadcasting."),
      KeyEntry(
        "duration", .number(.above(0, to: 86_400)), standard: "10",
        "Seconds; the film has the nearest whole number of frames, at least 1."),
      KeyEntry(
        "loop", .either([.truth, .words([pingPong.word])]), standard: "true",
        expected: "true, false or ping-pong",
        "`true`: the end joins the beginning. `false`: it does not, and the last frame is 100 %. "
          + "`ping-pong`: the second half plays the first backwards."),
      KeyEntry(
        "end", .words(endings.words), standard: "last-frame",
        note:
          "`after-last-frame` in recipes of films made before there was this key",
        isOfRecipes: true,
        "What 100 % is of a film that does not loop."),
      KeyEntry(
        "pace", .either([.words(paces.words), paceCurve]), standard: "keyed",
        "How the film runs through its keyframes. A list says how much of them has passed, from 0 to "
          + "1, at evenly spaced moments."),
      KeyEntry(
        "samples", .words(samples.words), standard: "1",
        "Samples per pixel, averaged in linear light."),
    ])

  /// The largest number of frames of a film: more than a day at 100 frames a second.
  static let mostFrames = 10_000_000

  /// The largest side of a picture, in pixels.
  static let longestSide = 32_768

  static let keyframe = Section(
    meaning:
      "One instant, and the values that some numbers have then. What a keyframe leaves out runs "
      + "on between the keyframes that name it.",
    keys: [
      KeyEntry(
        "at",
        .pattern(
          "^((0|[1-9][0-9]*)?(\\.[0-9]+)?([eE][-+]?[0-9]+)?(%|s|f)|(0|[1-9][0-9]{0,8})/[1-9][0-9]{0,8})$",
          "a time such as 25%, 2.5s or 75f"),
        isRequired: true,
        "When: in percent of the film, in seconds, or in frames; or as a fraction of the film such as "
          + "1/3. Recipes keep the unit. A ping-pong film has its keys in its first half."),
      KeyEntry(
        "ease",
        .either([
          .words(easings.words),
          .pattern("^cubic-bezier\\(.*\\)$", "\"cubic-bezier(X1, Y1, X2, Y2)\""),
        ]), standard: "linear",
        "How the values move from here to their next keys, as in CSS. Quote `cubic-bezier` inside "
          + "braces. `z` on a spline takes no easing: a spline never stops."),
      KeyEntry("z", .either([.words([zSeed]), zList]), note: "runs on", "The latent vector."),
      KeyEntry(
        "seed", .whole(0...UInt64.max), note: "runs on",
        "The seed of the weights. Between two seeds the weights are blended."),
      KeyEntry(
        "weights", .pattern(WeightsReference.pattern, WeightsReference.expected),
        note: "runs on",
        "A safetensors file beside the preset, in place of weights that are drawn. Between two of them "
          + "the weights are blended as `network.blend` says."),
      KeyEntry(
        "colour", keyedColour, note: "runs on",
        expected: keyedColourExpected,
        "The palette. Between two of them every place mixes the colours of both in OKLab."),
      KeyEntry(
        "preset", .text(limit: 1000), note: "runs on",
        "A preset's file, beside this one, with the same network but for its seed: its seed, `z`, "
          + "palette and numbers as its film begins, but for what this keyframe or the top of this "
          + "preset says itself."),
    ] + AnimatedNumber.all.map { $0.entry(isKeyframe: true) }
      + [AnimatedNumber.busy(isKeyframe: true)])
}

extension KeyTable {
  /// Returns the key at a path such as `network.inputs` or `keyframes[0].z`; nil if there is none.
  static func key(at path: String) -> KeyEntry? {
    var section: Section? = root
    var key: KeyEntry?
    for part in path.split(separator: ".") {
      key = section?.key(String(part.prefix { $0 != "[" }))
      guard let shape = key?.shape else { return nil }
      section = part.contains("[") ? shape.list?.item.section : shape.section
    }
    return key
  }

  /// Returns the allowed range for the key named `key`, if its text has a syntax of its own whose
  /// description does not include the range; nil for other keys.
  static func patternRange(of key: String) -> String? {
    switch key {
    case "layers": "1 to \(deepest) layers of 1 to \(widest) neurons"
    case "fps": "from 1/1000 to 1000"
    case "at": "from 0% to 100%, in a ping-pong film to 50%"
    case "ease": "X1 and X2 from 0 to 1, Y1 and Y2 from -100 to 100"
    case "font": "1 to 64 letters, digits, spaces and hyphens"
    default: nil
    }
  }
}
