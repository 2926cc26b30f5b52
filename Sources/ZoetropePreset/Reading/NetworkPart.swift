import CPPN
import ZoetropeScene

/// The decoded section `network`; a value is nil if it is faulty.
struct NetworkPart {
  /// The seed of the weights.
  let seed: UInt64?
  /// The place where the seed was written; nil for the default.
  let writtenSeed: Cursor?
  /// The number of values in `z`.
  let latent: Int?
  /// The standard deviation of a `z` that is drawn from a seed.
  let spread: Double?
  /// The architecture, if no part of it is faulty.
  let architecture: Architecture?

  /// The network that the section gives; nil if it gives none, or a faulty one.
  let network: NamedNetwork?
  /// The reader of weights that keyframes give.
  let given: GivenWeightsReader

  /// The place where the target of balanced weights was written with the law; nil if it was not.
  let writtenTarget: Cursor?

  /// Reads the section.
  ///
  /// - Parameter busy: the key `busy` at the top of the preset, which is the target of balanced
  ///   weights.
  /// - Parameter standardBusy: the target where nothing else is said; nil for the medium's.
  /// - Parameters:
  ///   - given: the reader of weights that the preset gives.
  ///   - root: the keys of the whole preset.
  init(
    _ keys: SectionCursor, channels: Int?, medium: Medium?, busy: Cursor?, standardBusy: Double?,
    given: GivenWeightsReader, root: SectionCursor
  ) {
    self.given = given
    seed = keys["seed"]?.whole()
    writtenSeed = keys.written("seed")
    latent = keys["latent"]?.whole().flatMap { Int(exactly: $0) }
    spread = keys["latent_spread"]?.number()
    let inputs = keys["inputs"].flatMap { $0.inputs() }
    let activations = keys["activation"]?.wordsOrList(KeyTable.activations)
    let layers = keys["layers"].flatMap { $0.layers(activations: activations) }
    let wiring = keys["wiring"]?.word(KeyTable.wirings)
    let reference = keys.written("weights").flatMap { cursor in
      cursor.scalar.flatMap { WeightsReference($0.text) } == nil ? nil : cursor
    }
    let keyed = root.keyedWeights
    let isGiven = reference != nil || keyed != nil
    let blend = keys["blend"]?.word(KeyTable.blends)
    var weights =
      isGiven
      ? blend.map { WeightLaw.given(GivenWeights([Weights(layers: [])], blend: $0)) }
      : keys["weights"]?.word(KeyTable.weightLaws)
    writtenTarget =
      if case .balanced? = weights, let cursor = keys.written("weights"),
        cursor.scalar?.text.contains(" ") == true
      { cursor } else { nil }
    if case .balanced? = weights, let text = busy?.scalar?.text,
      let target = PlainNumber(text)?.value,
      AnimatedNumber.busyRange.contains(target)
    {
      weights = .balanced(busy: target)
    } else if case .balanced? = weights, writtenTarget == nil, busy == nil, let medium,
      let target = standardBusy ?? (medium.isPalette ? nil : medium.kind.definition.busy)
    {
      weights = .balanced(busy: target)
    }
    let biases = isGiven ? .all : keys["biases"]?.word(KeyTable.biases)
    let outputs = keys["output"].flatMap { $0.outputs(for: channels) }
    let gains = keys["layer_gains"].flatMap { $0.numbers() }

    guard let latent, let inputs, activations != nil, let layers, let wiring, let weights,
      let biases, let outputs, let gains
    else {
      (architecture, network) = (nil, nil)
      return
    }
    var whole = Architecture(
      inputs: inputs, latent: latent, layers: layers, wiring: wiring, outputs: outputs,
      weights: weights, biases: biases, layerGains: gains)
    var network: NamedNetwork?
    if isGiven {
      Self.refuse(keys, besides: reference, keyed)
      if let reference, whole.parameterCount <= KeyTable.mostParameters,
        wiring != .shared || layers.allSatisfy({ $0.width == layers[0].width })
      {
        network = given.network(reference, for: whole)
        if let network, let blend {
          whole.weights = .given(GivenWeights([network.weights], blend: blend))
        }
      }
    } else {
      keys.written("blend")?.complain(
        "the weights are drawn, and blend in one way; expected a blend only beside weights of a file"
      )
    }
    architecture = whole
    self.network = network
    if !gains.isEmpty, gains.count != layers.count + 1 {
      keys["layer_gains"]?.complain(
        "\(counted(gains.count, "gain")) for \(counted(layers.count, "hidden layer")) and the output; "
          + "expected \(layers.count + 1)")
    } else if !whole.hasSharedGains {
      keys["layer_gains"]?.complain(
        "shared layers use one matrix; expected the same gain for all hidden layers but the first")
    }
    if wiring == .shared, let other = layers.firstIndex(where: { $0.width != layers[0].width }) {
      keys["wiring"]?.complain(
        "shared layers must be equally wide; layer \(other + 1) has \(layers[other].width) neurons, the "
          + "first \(layers[0].width)")
    }
    if whole.parameterCount > KeyTable.mostParameters {
      keys["layers"]?.complain(
        "the network has \(millions(whole.parameterCount)) weights; expected at most "
          + "\(millions(KeyTable.mostParameters)), which fit in memory")
    } else if case .balanced = weights, whole.multiplyAddsPerPixel > KeyTable.mostBalanced {
      keys["weights"]?.complain(
        "a network of \(millions(whole.multiplyAddsPerPixel)) multiply-adds takes minutes to balance; "
          + "expected at most \(millions(KeyTable.mostBalanced)), or another law such as fan-in 2")
    }
  }

  /// Reports keys that contradict given weights.
  ///
  /// - Parameters:
  ///   - reference: the place where the section gives weights; nil if it does not.
  ///   - keyed: the first place where a keyframe gives weights; nil if none does.
  private static func refuse(
    _ keys: SectionCursor, besides reference: Cursor?, _ keyed: String?
  ) {
    if let written = keys.written("weights"), let keyed {
      written.complain("the weights are also named by \(keyed); expected one of the two")
    }
    keys.written("seed")?.complain(
      "the weights are given, so that no seed draws them; expected no seed here, or z: seed N")
    keys.written("biases")?.complain(
      "the weights are given with their biases; expected none of this here")
    keys.written("layer_gains")?.complain(
      "given weights mean exactly themselves; expected none of this here, or gain, which multiplies all"
    )
  }

  private func millions(_ count: Int) -> String { "\((count + 500_000) / 1_000_000) million" }
}

extension Cursor {
  /// Reads a list of numbers; nil if one is faulty.
  func numbers() -> [Double]? {
    guard let items = items() else { return nil }
    let numbers = items.compactMap { $0.number() }
    return numbers.count == items.count ? numbers : nil
  }

  func inputs() -> [Input]? {
    guard let items = items() else { return nil }
    var inputs: [Input] = []
    var isWhole = true
    for item in items {
      guard let input = item.word(KeyTable.inputs) else {
        isWhole = false
        continue
      }
      if let first = inputs.firstIndex(of: input) {
        item.complain(
          "\(quoted(item.scalar?.text ?? "")) is listed twice, first as [\(first)]; keep one")
      }
      inputs.append(input)
    }
    return isWhole ? inputs : nil
  }

  func layers(activations: [Activation]?) -> [NetworkLayer]? {
    if let (text, _) = scalar {
      guard let (depth, width) = Self.depthAndWidth(text) else {
        let number = PlainNumber(text)
        var meant = Self.looseDepthAndWidth(text) ?? meantList
        if let number, number.isWhole, (1...Double(KeyTable.widest)).contains(number.value) {
          meant = "1 x \(text)"
        }
        refuse(tree.isNull ? "no value" : "\(quoted(text)) is not of this form", meant: meant)
        return nil
      }
      guard (1...KeyTable.deepest).contains(depth), (1...Int(KeyTable.widest)).contains(width)
      else {
        refuse(
          "\(quoted(text)) is out of range",
          expected: "1 to \(KeyTable.deepest) layers of 1 to \(KeyTable.widest) neurons")
        return nil
      }
      return Array(
        repeating: NetworkLayer(width: width, activations: activations ?? [.tanh]), count: depth)
    }
    if case .map(let entries) = tree.content {
      func number(_ key: String) -> String? {
        guard case .scalar(let text, _)? = entries.first(where: { $0.key == key })?.value.content
        else { return nil }
        return text
      }
      let text = "\(number("depth") ?? "1") x \(number("width") ?? "")"
      refuseKind(meant: Self.depthAndWidth(text) == nil ? nil : text)
      return nil
    }
    if case .list(let trees) = tree.content, trees.count == 1,
      case .scalar(let text, _) = trees[0].content,
      let meant = Self.depthAndWidth(text) == nil ? Self.looseDepthAndWidth(text) : text
    {
      refuse("\(quoted(text)) is in brackets", meant: meant)
      return nil
    }
    guard let items = items() else { return nil }
    let layers = items.map { item -> NetworkLayer? in
      guard item.isSection else {
        return item.whole().map {
          NetworkLayer(width: Int($0), activations: activations ?? [.tanh])
        }
      }
      guard let keys = item.keys() else { return nil }
      let own = keys["activation"]?.wordsOrList(KeyTable.activations)
      guard let width = keys["width"]?.whole() else { return nil }
      if keys.written("activation") != nil, own == nil { return nil }
      return NetworkLayer(width: Int(width), activations: own ?? activations ?? [.tanh])
    }
    let sound = layers.compactMap(\.self)
    return sound.count == layers.count ? sound : nil
  }

  /// Returns `4 x 32` for the notations `4x32`, `4 * 32`, `4 by 32` or `4 layers of 32`; nil for
  /// any other text.
  private static func looseDepthAndWidth(_ text: String) -> String? {
    guard text.utf8.count <= 64 else { return nil }
    let numbers = text.split { !($0.isASCII && $0.isNumber) }
    let between = text.lowercased().filter { !($0.isASCII && $0.isNumber) && $0 != " " }
    let joints: Set = ["x", "×", "*", "✕", "✖", "by", "of", "layersof", "layersx", "/"]
    guard numbers.count == 2, joints.contains(between) else { return nil }
    let spaced = "\(numbers[0]) x \(numbers[1])"
    return depthAndWidth(spaced) == nil ? nil : spaced
  }

  /// Returns the depth and the width in text such as `4 x 32`; nil for any other text.
  private static func depthAndWidth(_ text: String) -> (Int, Int)? {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1] == "x",
      parts[0].utf8.count <= 9, parts[2].utf8.count <= 9,
      let depth = PlainNumber(parts[0]), let width = PlainNumber(parts[2]),
      depth.isWhole, width.isWhole, depth.value >= 0, width.value >= 0
    else { return nil }
    return (Int(depth.value), Int(width.value))
  }

  fileprivate func outputs(for channels: Int?) -> [OutputActivation]? {
    guard let outputs = wordsOrList(KeyTable.outputs) else { return nil }
    guard let channels else { return isList ? outputs : nil }
    guard isList else { return Array(repeating: outputs[0], count: channels) }
    guard outputs.count == channels else {
      complain(
        "\(counted(outputs.count, "output")) for the \(counted(channels, "channel")) of the colour; "
          + "expected one word, or \(channels)")
      return nil
    }
    return outputs
  }
}
