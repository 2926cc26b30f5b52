import CPPN
import ZoetropeFrame
import ZoetropeScene

/// A decoder that turns the tree of a preset into a scene, or reports everything that is wrong with
/// the tree.
struct SceneDecoder {
  let log: FaultLog
  /// The source of the presets that the decoded preset names; nil if it may name none.
  var folder: PresetFolder?
  /// Networks in memory, by the checksums of their weights.
  var networks: [String: Weights] = [:]

  func scene(from tree: Tree) -> ValidScene? {
    let whole = Cursor(tree, path: "", shape: .section(KeyTable.root), log: log)
    guard whole.isSection else {
      whole.refuse(
        "this is \(tree.kind), not a preset", expected: "keys such as 'zoetrope: 1' and 'title: …'")
      return nil
    }
    guard isOfThisVersion(tree), let root = whole.keys() else { return nil }
    guard case (var scene, let measured)? = draft(root, at: whole, as: .whole) else { return nil }
    PartsDecoder(decoder: self, root: root, tree: tree, log: log).addParts(to: &scene)
    if scene.readsShape, scene.figure == nil, log.isEmpty {
      let inputs = root["network"]?.keys()?.written("inputs")
      let place =
        scene.network.inputs.contains(.shape)
        ? inputs
        : scene.fields.values.contains { $0.network.inputs.contains(.shape) }
          ? root.written("fields") : root.written("collage")
      (place ?? whole).complain(
        "the input shape is the preset's figure, and there is none; expected a figure, or other inputs"
      )
    }
    // What was measured may depend on the parts.
    if let measured, log.isEmpty { scene = measured.applied(to: scene) }
    scene.shareFilm()
    return log.isEmpty ? ValidScene(unchecked: scene) : nil
  }

  /// What a scene is in a preset.
  enum Role {
    case whole
    /// A zone of a collage.
    case zone
    /// A field that media use, the preset's own first.
    case field(FieldUse, of: [Medium])

    /// The `busy` of balanced weights, where nothing else is said; nil if the medium decides.
    fileprivate var busy: Double? {
      if case .field(.mask, _) = self { 1.5 } else { nil }
    }

    fileprivate var isField: Bool { if case .field = self { true } else { false } }
  }

  /// Decodes the scene whose keys are `root`'s, which stand at `whole`, and its measurements, which
  /// are not applied yet; nil if it is faulty.
  func draft(
    _ root: SectionCursor, at whole: Cursor, as role: Role
  ) -> (scene: SceneDraft, measured: MeasuredPart?)? {
    _ = root["zoetrope"]?.whole()
    let title = root["title"]?.text()
    let about = root["about"]?.text()
    let teaches = root["teaches"]?.text()
    let source = root["source"]?.text()
    var medium = root["medium"].flatMap { $0.medium() }
    var colour = root.colouring(of: medium)
    if case .field(let use, let users) = role {
      medium = users.first { $0.looks.contains { $0.place.field == use } } ?? users.first
      colour =
        users.allSatisfy { use.channels(for: $0) == 1 } ? .grey(inverted: false) : .rgb
    }
    let view = root["view"]?.keys().map { ViewPart($0, medium: medium) }
    let channels: Int? =
      if let medium, let colour {
        (role.isField ? Medium() : medium).channels(colour, isWarped: view?.view?.isWarped == true)
      } else {
        nil
      }
    let equalising = root.equalising(of: medium, channels: channels, isField: role.isField)
    let finish = root["finish"]?.keys().flatMap { FinishPart($0).finish }
    let figure = root.written("figure").map { cursor in
      cursor.keys().flatMap {
        FigurePart(
          $0, whole: cursor, medium: medium, hasCaption: finish?.caption.text.isEmpty == false,
          isSeen: whole.tree.hasShape
        ).figure
      }
    }
    let film = root["film"]?.keys().map { FilmPart($0, isOldRecipe: root.isOldRecipe) }
    let measured = root["measured"]?.keys().flatMap { MeasuredPart($0) }
    let network = root["network"]?.keys().map {
      NetworkPart(
        $0, channels: channels, medium: medium, busy: root.written("busy"), standardBusy: role.busy,
        given: GivenWeightsReader(folder: folder, networks: networks), root: root)
    }
    guard let film, let view, let network else { return nil }
    let span = view.writtenSpan
    let motion = MotionDecoder(
      root: root, network: network, film: film, view: view, isStill: role.isField, folder: folder,
      log: log
    ).motion()

    guard log.isEmpty, let title, let about, let teaches, let source,
      let medium, let colour, let motion, let equalising, let finish, figure != .some(nil),
      var architecture = network.architecture, let spread = network.spread,
      let view = view.view,
      let size = film.size, let rate = film.rate, let samples = film.samples
    else { return nil }
    if case .given(var given) = architecture.weights, !motion.networks.isEmpty {
      given.networks = motion.networks.map(\.weights)
      architecture.weights = .given(given)
      if given.blend == .outputs, given.networks.count > 1 {
        architecture = architecture.sideBySide
      }
    }
    // A palette that changes replaces the scene's colouring from the beginning.
    let ramp = motion.timeline.palette.keys.first?.value
    var scene = SceneDraft(
      title: title, about: about, network: architecture, latentSpread: spread,
      view: view, timeline: motion.timeline,
      colour: ramp.map { colour.with(ramp: $0) } ?? colour,
      size: size, rate: rate, samples: samples,
      equalising: equalising, finish: finish, medium: role.isField ? Medium() : medium,
      figure: figure ?? nil, teaches: teaches, source: source)
    scene.writtenDuration = film.duration
    scene.weightFiles = motion.networks.map(\.name)
    for problem in scene.problems {
      let cursor = problem.code == .tooSmall ? span : motion.cursor(of: problem)
      let place = cursor ?? whole
      // A message does not repeat a name that the path ends with: `zoom: 1e9 at 50 %`.
      let isNamed =
        problem.quantity.map {
          place.path.split(separator: ".").last?.elementsEqual($0.rawValue) == true
        }
        ?? false
      place.complain(
        isNamed && problem.message.hasPrefix("is ")
          ? String(problem.message.dropFirst(3)) : problem.description)
    }
    return log.isEmpty ? (scene, measured) : nil
  }

  /// Returns false if the preset is written for another version, and then reports that alone.
  private func isOfThisVersion(_ tree: Tree) -> Bool {
    guard case .map(let entries) = tree.content,
      let entry = entries.first(where: { $0.key == "zoetrope" }),
      case .scalar(let text, quoted: false) = entry.value.content, let number = PlainNumber(text),
      number.isWhole, number.value != Double(KeyTable.version)
    else { return true }
    log.add(
      "this preset is of version \(printable(text.prefix(20))); expected \(KeyTable.version), the one that this "
        + "program reads", at: entry.value.place, path: "zoetrope")
    return false
  }
}

/// The decoded section `view`; its value is nil if a part of it is faulty.
struct ViewPart {
  let view: FieldView?
  /// The place where the span was written; nil for the default.
  let writtenSpan: Cursor?

  init(_ keys: SectionCursor, medium: Medium?) {
    writtenSpan = keys.written("span")
    let standard = medium.flatMap { $0.isPalette ? nil : $0.kind.definition.span }
    let span = writtenSpan == nil && standard != nil ? standard : keys["span"]?.number()
    let coordinates = keys["coordinates"]?.word(KeyTable.coordinates)
    let symmetry = keys["symmetry"]?.word(KeyTable.symmetries)
    let core = keys["core"]?.number()
    let standardWarp = medium?.kind.definition.warp
    let warp = keys.written("warp") == nil ? standardWarp?.distance : keys["warp"]?.number()
    let folds =
      keys.written("folds") == nil
      ? standardWarp?.folds : keys["folds"]?.whole().map { Int(clamping: $0) }
    guard let span, let coordinates, let symmetry, let core, let warp, let folds else {
      view = nil
      return
    }
    view = FieldView(
      span: span, coordinates: coordinates, symmetry: symmetry, core: core, warp: warp,
      folds: folds)
  }
}

/// The decoded section `film`; a value is nil if it is faulty.
struct FilmPart {
  let size: FrameSize?
  let rate: FrameRate?
  /// The duration in seconds, as written.
  let duration: Double?
  let loop: Loop?
  let ending: Ending?
  let pace: Pace?
  let samples: Int?

  /// Reads the section.
  ///
  /// - Parameter isOldRecipe: true if the preset is a recipe from before the key `end` existed.
  init(_ keys: SectionCursor, isOldRecipe: Bool) {
    size = keys["size"].flatMap { $0.frameSize() }
    rate = keys["fps"].flatMap { $0.frameRate() }
    duration = keys["duration"]?.seconds(at: rate)
    loop = keys["loop"].flatMap { $0.loop() }
    ending = isOldRecipe ? .afterLastFrame : keys["end"]?.word(KeyTable.endings)
    pace = keys["pace"].flatMap { $0.pace() }
    samples = keys["samples"]?.word(KeyTable.samples)
    if let count = frameCount, count > KeyTable.mostFrames {
      keys["duration"]?.complain(
        "the film has \(count) frames; expected at most \(KeyTable.mostFrames)")
    }
  }

  /// The film's number of frames; nil if its duration or rate is faulty.
  var frameCount: Int? {
    guard let duration, let rate else { return nil }
    return Timeline.frames(duration: duration, rate: rate)
  }

  /// The film's playback, from which the positions of keys are computed; nil if a part of it is
  /// faulty.
  var playback: Playback? {
    guard let frameCount, let loop, let ending else { return nil }
    return Playback(frameCount: frameCount, loop: loop, ending: ending)
  }
}

extension Cursor {
  fileprivate func frameSize() -> FrameSize? {
    guard let (text, _) = scalar, !tree.isNull else {
      refuseKind(meant: meantSize)
      return nil
    }
    do {
      let size = try FrameSize(text)
      guard max(size.width, size.height) <= KeyTable.longestSide else {
        refuse("\(quoted(text)) is out of range")
        return nil
      }
      return size
    } catch {
      if let number = PlainNumber(text) {
        refuse("\(quoted(text)) is one number", meant: LooseSize.meant(by: number))
        return nil
      }
      refuse(error.problem, meant: LooseSize.meant(by: text))
      return nil
    }
  }

  fileprivate func frameRate() -> FrameRate? {
    guard let (text, isQuoted) = scalar, !tree.isNull else {
      refuseKind(meant: meantNumber)
      return nil
    }
    do {
      let rate = try FrameRate(text)
      guard !isQuoted || text.contains("/") else {
        refuse("\(quoted(text)) is in quotes, which make it text", meant: text)
        return nil
      }
      return rate
    } catch {
      if let meant = LooseSize.rate(meantBy: text) {
        refuse(
          PlainNumber.complaint(about: text).meant == meant
            ? "\(quoted(text)) has a unit" : error.problem, expected: error.expected, meant: meant)
        return nil
      }
      // A complaint about the notation of a number explains more than the error about a rate.
      let surprise = PlainNumber(text) == nil ? PlainNumber.complaint(about: text) : nil
      if let surprise, let meant = surprise.meant {
        refuse(surprise.problem, expected: error.expected, meant: meant)
      } else {
        refuse(error.problem, expected: error.expected)
      }
      return nil
    }
  }

  /// The size that a list or a section of two numbers was meant to be; nil for other values.
  private var meantSize: String? {
    let sides: [Tree]
    switch tree.content {
    case .list(let items): sides = items
    case .map(let entries): sides = entries.map(\.value)
    case .scalar: return nil
    }
    let texts = sides.compactMap { side -> String? in
      if case .scalar(let text, _) = side.content { text } else { nil }
    }
    return texts.count == 2 ? LooseSize.pair(texts[0], texts[1]) : nil
  }

  /// Reads a length in seconds. A length in frames is refused, and its seconds at `rate` are
  /// suggested.
  fileprivate func seconds(at rate: FrameRate?) -> Double? {
    if let text = scalar?.text, let moment = LooseTime.moment(text), moment.last == "f",
      let frames = PlainNumber(moment.dropLast())?.value
    {
      let seconds = rate.map { frames * Double($0.denominator) / Double($0.numerator) }
      refuse(
        "\(quoted(text)) is a number of frames, and a film's length is in seconds",
        meant: seconds.map { shortest(($0 * 1e4).rounded() / 1e4) })
      return nil
    }
    guard let (text, isQuoted) = scalar, !isQuoted, PlainNumber(text) == nil,
      PlainNumber.complaint(about: text).meant == nil, let seconds = LooseTime.seconds(text)
    else { return number() }
    refuse("\(quoted(text)) has a unit", meant: shortest(seconds))
    return nil
  }

  /// Reads a pace by its name, or as a list of numbers that rise from 0 to 1; nil if it is faulty.
  func pace() -> Pace? {
    guard isList else { return word(KeyTable.paces) }
    guard let shares = items()?.map({ $0.number() }) else { return nil }
    let numbers = shares.compactMap(\.self)
    guard numbers.count == shares.count else { return nil }
    guard let retiming = Retiming(numbers) else {
      let isRising = zip(numbers, numbers.dropFirst()).allSatisfy(<)
      refuse(
        isRising
          ? "this list runs from \(shortest(numbers[0])) to \(shortest(numbers[numbers.count - 1]))"
          : "this list does not rise all the way", expected: "numbers that rise from 0 to 1")
      return nil
    }
    return .measured(retiming)
  }

  fileprivate func loop() -> Loop? {
    guard let (text, isQuoted) = scalar, !tree.isNull else {
      refuseKind()
      return nil
    }
    if !isQuoted || text == KeyTable.pingPong.word.name,
      let loop = KeyTable.loops.value(of: Phrase(name: text))
    {
      return loop
    }
    let meanings = [
      "yes": "true", "on": "true", "true": "true", "y": "true", "1": "true", "loop": "true",
      "no": "false", "off": "false", "false": "false", "n": "false", "0": "false",
      "once": "false", "none": "false", "never": "false", "forever": "true",
      "infinite": "true", "infinity": "true", "seamless": "true", "boomerang": "ping-pong",
      "bounce": "ping-pong", "mirror": "ping-pong", "alternate": "ping-pong",
      "yoyo": "ping-pong", "palindrome": "ping-pong", "thereandback": "ping-pong",
    ]
    refuse(
      isQuoted
        ? "\(quoted(text)) is in quotes, which make it text" : "\(quoted(text)) is not known",
      meant: meanings[Spelling.folded(text)]
        ?? Spelling.nearest(to: text, among: KeyTable.loops.words.map(\.name)))
    return nil
  }
}

extension Tree {
  /// True if a list of inputs in this tree names the input `shape`.
  fileprivate var hasShape: Bool {
    guard case .map(let entries) = content else {
      if case .list(let items) = content { return items.contains(where: \.hasShape) }
      return false
    }
    return entries.contains { entry in
      guard entry.key == "inputs", case .list(let items) = entry.value.content else {
        return entry.value.hasShape
      }
      return items.contains {
        if case .scalar("shape", _) = $0.content { true } else { false }
      }
    }
  }
}
