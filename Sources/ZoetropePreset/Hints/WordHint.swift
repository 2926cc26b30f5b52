/// Finds the word, with its numbers, that a refused text was probably meant to be.
enum WordHint {
  /// Returns the word that was probably meant by `text`; nil if none is similar.
  ///
  /// A word that differs only in case, hyphens and underscores is preferred. Then come a word with
  /// a matching synonym and the word that differs in the fewest letters.
  static func meant(by text: String, among words: [Word]) -> String? {
    // Longer text is not a misspelt word.
    guard text.utf8.count <= 200 else { return nil }
    let names = words.map(\.name)
    if let same = Spelling.same(as: text, among: names) { return same }
    if let number = PlainNumber(text) { return word(for: number, written: text, words) }
    if let meant = named(text, among: names) { return meant }
    // `sin(x)` means `sin` of the neuron's sum.
    if !names.contains("abs-x"), text.hasSuffix("(x)") || text.hasSuffix("(a)") {
      return meant(by: String(text.dropLast(3)), among: words) ?? exact(text.dropLast(3), names)
    }
    let (name, numbers) = parts(of: text)
    // Synonyms such as `x^2` and `relu6` contain digits, so the whole text is looked up first. Only
    // then are digits read as the number of a word, as in `theta(3)` and `theta3`.
    let whole = name + numbers.joined()
    if let meant = named(whole, among: names) { return meant }
    if let word = words.first(where: { named(name, among: [$0.name]) != nil }) {
      return phrase(word, numbers)
    }
    if let easing = easing(name, among: names) { return easing }
    if let near = Spelling.near(name, among: names)?.candidate,
      let word = words.first(where: { $0.name == near }), let phrase = phrase(word, numbers)
    {
      return phrase
    }
    return Spelling.near(text, among: names)?.candidate
  }

  /// Splits `text` into its joined words and its numbers, whatever separates them: `orbit 1, 2, 3`
  /// and `orbit(1, 2, 3)` both give `orbit` and 1, 2, 3.
  static func parts(of text: String) -> (name: String, numbers: [String]) {
    var name = ""
    var numbers: [String] = []
    for token in text.split(whereSeparator: { " ,;:=*()[]{}|'\"".contains($0) }) {
      if PlainNumber(token) != nil {
        numbers.append(String(token))
      } else if let digit = token.firstIndex(where: { $0.isASCII && $0.isNumber }),
        digit > token.startIndex, numbers.isEmpty, PlainNumber(token[digit...]) != nil
      {
        name += token[..<digit]
        numbers.append(String(token[digit...]))
      } else {
        name += token
      }
    }
    return (name, numbers)
  }

  /// Returns the word followed by these numbers; nil if the word does not allow them.
  static func phrase(_ word: Word, _ numbers: [String]) -> String? {
    // Other programs give the mean first: normal(0, 0.7).
    let arguments =
      if case .number = word.argument, numbers.count == 2, numbers[0] == "0" {
        Array(numbers.dropFirst())
      } else {
        numbers
      }
    guard word.accepts(arguments) else { return nil }
    return ([word.name] + arguments).joined(separator: " ")
  }

  private static func exact(_ text: some StringProtocol, _ names: [String]) -> String? {
    names.first { $0 == text }
  }

  private static func named(_ text: String, among names: [String]) -> String? {
    if let same = names.first(where: { Spelling.folded($0) == Spelling.folded(text) }) {
      return same
    }
    let others = otherWords[Spelling.folded(text)] ?? []
    let meant = others.filter {
      names.contains(String($0.prefix { $0 != " " })) || names.contains($0)
    }
    return meant.isEmpty ? nil : alternatives(meant)
  }

  /// Returns the word that was probably meant by a number alone: `kaleidoscope 6` for
  /// `symmetry: 6`, `normal 0.7` for `weights: 0.7`, `seed 7` for `z: 7`, `4` for `samples: 2`. Nil
  /// if there is none.
  private static func word(
    for number: PlainNumber, written text: String, _ words: [Word]
  ) -> String? {
    let counts = words.compactMap { Int($0.name) }
    if counts.count == words.count, let most = counts.last {
      // The nearest by ratio; of two equally near, the larger.
      func distance(_ count: Int) -> Double {
        max(number.value, 1) / Double(count) > 1
          ? max(number.value, 1) / Double(count) : Double(count) / max(number.value, 1)
      }
      let near = counts.reversed().min { distance($0) < distance($1) }
      return "\(near ?? most)"
    }
    let usual = ["kaleidoscope", "normal", "seed"]
    guard let word = words.first(where: { usual.contains($0.name) }) else { return nil }
    return phrase(word, [text])
  }

  /// Returns the easing for a name as libraries write it, such as `ease-in-out` for
  /// `easeInOutCubic`; nil for other names.
  private static func easing(_ name: String, among names: [String]) -> String? {
    guard names.contains("ease-in-out") else { return nil }
    let text = Spelling.folded(name)
    return ["ease-in-out", "ease-out", "ease-in"].first { text.hasPrefix(Spelling.folded($0)) }
  }

  /// The words that each synonym may mean in other programs; synonyms are folded. A synonym of two
  /// words is listed with both.
  private static let otherWords: [String: [String]] = {
    var words: [String: [String]] = [:]
    for (meant, names) in [
      // Activations and outputs.
      "relu": "relu6 gelu silu swish mish rectifier hardswish",
      "leaky-relu": "lrelu prelu rrelu leaky",
      "elu": "selu celu",
      "tanh": "hardtanh tanhshrink softsign",
      "sigmoid": "logistic sigm expit hardsigmoid tanh softmax",
      "abs-tanh": "tanh",
      "sin": "sine sinus siren snake",
      "sine": "sin sinus siren cosine cos",
      "cos": "cosine cosinus",
      "gaussian": "gauss rbf bell exp",
      "abs": "|x| |a| absolute absolutevalue modulus",
      "square": "sq squared quadratic x2 x^2 x**2 pow2",
      "identity": "linear none id passthrough",
      "linear": "identity none id lerp straight line",
      "step": "heaviside binary sign threshold hardlimit",
      "triangle": "tri triangular saw sawtooth",
      "atan": "arctan arctangent atan2 tan1",
      "contour": "contours isolines lines",
      // Inputs.
      "abs-x": "|x|",
      "abs-y": "|y|",
      "r": "radius distance dist rho norm",
      "theta": "angle phi azimuth polar",
      "log-r": "logradius lnr logdistance",
      "time": "t phase",
      "bias": "const constant one ones 1",
      "x": "u",
      "y": "v",
      // Weights, biases, wiring.
      "normal 1": "gauss gaussian randn standardnormal",
      "uniform 1": "rand random uniform",
      "fan-in 2": "he kaiming henormal kaimingnormal msra",
      "fan-in 1": "xavier glorot lecun lecunnormal xaviernormal glorotnormal fanin",
      "truncated 1": "truncnormal truncatednormal truncnorm",
      "pytorch": "torch default",
      "all": "true yes on every",
      "residual": "skip resnet res",
      "dense": "densenet denselyconnected concat",
      "shared": "tied recurrent rnn",
      "plain": "sequential mlp feedforward none false",
      // View.
      "mirror": "true yes on both mirrorxy xy quad four",
      "mirror-x": "horizontal leftright bilateral fliph",
      "mirror-y": "vertical topbottom flipv",
      "kaleidoscope": "kaleido kaleidoscopic radial mandala dihedral",
      "rotation": "rotate rotational cyclic turn",
      "none": "off no false null 0",
      "first": "input",
      "normalised": "norm centered centred",
      "raw": "pixel pixels",
      // Colour.
      "grey": "gray bw greyscale grayscale monochrome mono blackandwhite",
      "grey inverted": "grayinverted invertedgrey invertedgray inverted negative invert",
      "hsv": "hsl hsb",
      "oklab": "lab cielab",
      "oklch": "lch hcl",
      "smooth": "none continuous off",
      // Time.
      "ease-in-out": "smooth smoothstep cosine sine easeinandout",
      "hold": "step steps stepend stepstart discrete constant jump",
      "even": "constant uniform linear auto steady",
      "keyed": "manual none off",
      "spline": "catmullrom curve smooth cubic bezier",
      "slerp": "spherical sphere greatcircle",
      "seed 1": "random rand",
      // Finish.
      "still": "static fixed none off false",
      "moving": "animated dynamic on true",
      "center": "centre middle centercenter",
      "top": "topcenter topcentre north upper",
      "bottom": "bottomcenter bottomcentre south lower",
      "left": "west", "right": "east",
      "top-left": "upperleft lefttop northwest",
      "top-right": "upperright righttop northeast",
      "bottom-left": "lowerleft leftbottom southwest",
      "bottom-right": "lowerright rightbottom southeast",
    ] as KeyValuePairs {
      for name in names.split(separator: " ") { words[String(name), default: []].append(meant) }
    }
    return words
  }()
}

extension Word {
  /// Returns true if these numbers may follow the word.
  fileprivate func accepts(_ numbers: [String]) -> Bool {
    switch argument {
    case .none: return numbers.isEmpty
    case .number(let bounds, let standard):
      guard let first = numbers.first else { return standard != nil }
      return numbers.count == 1 && PlainNumber(first).map { bounds.contains($0.value) } ?? false
    case .wholes(let range, let count, let standard):
      guard !numbers.isEmpty else { return standard != nil }
      return count.contains(numbers.count)
        && numbers.allSatisfy { UInt64($0).map(range.contains) ?? false }
    }
  }
}
