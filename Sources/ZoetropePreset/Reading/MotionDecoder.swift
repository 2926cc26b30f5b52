import CPPN
import ZoetropeFrame
import ZoetropeScene

/// Decodes what changes through the film: `keyframes`, and the numbers at the top of the preset.
struct MotionDecoder {
  let root: SectionCursor
  let network: NetworkPart
  let film: FilmPart
  let view: ViewPart
  /// Where presets lie that keyframes name; nil where they may name none.
  let folder: PresetFolder?
  let log: FaultLog

  /// A value of a track, and where it was written.
  struct Keyed<Value: Hashable & Sendable> {
    let moment: Moment?
    let value: Value
    let easing: Easing
    let cursor: Cursor
  }

  /// Everything that keyframes name, track by track.
  struct Named {
    var latent: [Keyed<[Double]>] = []
    var seed: [Keyed<UInt64>] = []
    var palette: [Keyed<ColourRamp>] = []
    var numbers: [ScalarQuantity: [Keyed<Double>]] = [:]
    /// The first place where a key of the keyframes is named.
    var first: [String: Cursor] = [:]
  }

  /// A timeline, and where its keys were written.
  struct Motion {
    let timeline: Timeline
    /// By the number of the quantity's track: the centre has two.
    fileprivate let keyframes: [Quantity: [Int: [Cursor]]]
    fileprivate let constants: [Quantity: Cursor]

    /// What was written that brought `problem` about, if it is a key.
    func cursor(of problem: TimelineProblem) -> Cursor? {
      guard let quantity = problem.quantity else { return nil }
      if let cursors = keyframes[quantity]?[problem.track], let key = problem.key,
        cursors.indices.contains(key)
      {
        return cursors[key]
      }
      return constants[quantity]
    }
  }

  func motion() -> Motion? {
    let path: LatentPath? = root["path"]?.word()
    let frames = root.written("keyframes")
    let isKeyed = frames != nil
    let named = self.named(by: frames, path: path)
    let constants = self.constants(besides: named)
    if let seed = network.writtenSeed, let other = named.first["seed"] {
      if case .override = seed.tree.place, other.path.hasSuffix(".preset") {
        seed.complain(
          "the seeds of this film come from the presets that its keyframes name, as "
            + "\(other.path) does; expected no other seed")
      } else {
        seed.complain("the seed is also named by \(other.path); expected one of the two")
      }
    }
    if let colour = root.written("colour"), let other = named.first["colour"] {
      colour.complain("also named by \(other.path); expected one of the two")
    }
    let palettes = sorted(named.palette)
    let seeds = sorted(named.seed)
    let firstSeed = seeds.first?.key.value ?? network.seed
    let writtenZ = root.written("z")
    let keyedLatent = sorted(named.latent)
    var latent = keyedLatent.map(\.key)
    if let writtenZ {
      if let other = named.first["z"] {
        writtenZ.complain("also named by \(other.path); expected one of the two")
      }
      latent = self.latent(writtenZ)
    } else if named.first["z"] == nil {
      latent = firstSeed.map { standardLatent(seed: $0, isStill: isKeyed) } ?? []
    }
    // In the order of the table, so that faults come in one order too.
    var keyframes = [Quantity.z: [0: keyedLatent.map(\.cursor)], .seed: [0: seeds.map(\.cursor)]]
    keyframes[.colour] = [0: palettes.map(\.cursor)]
    var numbers: [(track: ScalarQuantity, keys: [TrackKey<Double>])] = []
    for number in AnimatedNumber.all {
      for (place, track) in number.tracks.enumerated() {
        guard let keyed = named.numbers[track].map({ sorted($0) }) else { continue }
        numbers.append((track, keyed.map(\.key)))
        keyframes[number.quantity, default: [:]][place] = keyed.map(\.cursor)
      }
    }

    guard log.isEmpty, let frameCount = film.frameCount, let loop = film.loop, let path,
      let ending = film.ending,
      let pace = film.pace, let firstSeed, !latent.isEmpty,
      let architecture = network.architecture
    else { return nil }
    var timeline = Timeline(
      frameCount: frameCount, loop: loop, seed: firstSeed, latent: latent[0].value)
    timeline.pace = pace
    timeline.ending = ending
    timeline.palette = PaletteTrack(keys: palettes.map(\.key))
    timeline.latent = LatentTrack(keys: latent, path: path)
    if !seeds.isEmpty { timeline.seed = SeedTrack(keys: seeds.map(\.key)) }
    for (track, value) in constants {
      timeline[track].keys = [TrackKey(position: 0, value: value)]
    }
    for (track, keys) in numbers { timeline[track].keys = keys }
    let isPhased = root.written("phase") != nil || named.first["phase"] != nil
    if architecture.inputs.contains(.time), !isPhased { timeline.runPhase(turns: 1) }
    timeline.seeksCentre = seeksCentre
    if let view = view.view { timeline.closeOn(architecture, view) }
    let written =
      Quantity.allCases.compactMap { quantity in
        quantity == .seed ? nil : root.written(quantity.rawValue).map { (quantity, $0) }
      } + [root.written("busy").map { (Quantity.gain, $0) }].compactMap(\.self)
    return Motion(
      timeline: timeline, keyframes: keyframes,
      constants: Dictionary(written) { first, _ in first })
  }

  // MARK: At the top

  /// The numbers at the top of the preset; one that keyframes name too is refused.
  private func constants(besides named: Named) -> [ScalarQuantity: Double] {
    var constants: [ScalarQuantity: Double] = [:]
    for number in AnimatedNumber.all {
      guard let cursor = root[number.name] else { continue }
      if number.quantity == .center, seeksCentre {
        if let other = named.first[number.name] {
          cursor.complain(
            "also named by \(other.path); expected auto here, or keyframes that name it")
        } else if view.view?.coordinates == .raw {
          cursor.complain("raw coordinates have no middle to look about; expected a point")
        }
        continue
      }
      for (track, value, inner) in values(of: number, at: cursor) {
        if root.written(number.name) != nil, let other = named.numbers[track]?.first {
          inner.complain(
            "also named by \(other.cursor.path); expected it here, where it never "
              + "changes, or in keyframes, where it does")
        } else if named.numbers[track] == nil {
          constants[track] = value
        }
      }
    }
    if let cursor = root.written("busy") {
      let others = [root.written("gain"), named.first["gain"], named.first["busy"]]
      if let other = others.compactMap(\.self).first {
        cursor.complain("the gain is also named by \(other.path); expected one of the two")
      }
      constants[.gain] = gain(busy: cursor)
    } else if let cursor = named.first["busy"] {
      if let other = root.written("gain") ?? named.first["gain"] {
        cursor.complain("the gain is also named by \(other.path); expected one of the two")
      }
    }
    return constants
  }

  /// The gain that makes the picture as busy as is written here.
  private func gain(busy cursor: Cursor) -> Double? {
    guard let busy = cursor.number(), let network = network.architecture, let view = view.view
    else { return nil }
    let measure = network.busy(in: view)
    guard measure > 0 else {
      cursor.complain(
        "network.layer_gains are all 0, so that no gain makes the picture busy; expected one above 0"
      )
      return nil
    }
    return busy / measure
  }

  /// The keys that a `z` at the top stands for.
  private func latent(_ cursor: Cursor) -> [TrackKey<[Double]>] {
    if cursor.isList {
      return cursor.vector(of: network.latent).map { [TrackKey(position: 0, value: $0)] } ?? []
    }
    guard let phrase = cursor.phrase(), let vectors = vectors(phrase.wholes, at: cursor) else {
      return []
    }
    return orbit(vectors)
  }

  private func standardLatent(seed: UInt64, isStill: Bool) -> [TrackKey<[Double]>] {
    guard let count = network.latent, count > 0, let spread = network.spread else {
      return [TrackKey(position: 0, value: [])]
    }
    let seeds = isStill ? [seed] : [seed, seed &+ 1, seed &+ 2]
    return orbit(seeds.map { Latent.vector(seed: $0, count: count).map { $0 * spread } })
  }

  /// Keys at even distances: around a loop, from end to end otherwise.
  private func orbit(_ vectors: [[Double]]) -> [TrackKey<[Double]>] {
    guard let playback = film.playback, let rate = film.rate, let duration = film.duration
    else { return [] }
    let steps = max(playback.loop == .loop ? vectors.count : vectors.count - 1, 1)
    return vectors.enumerated().map { step, vector in
      let time = KeyTime.share(step, of: playback.loop == .pingPong ? 2 * steps : steps)
      return TrackKey(
        position: time.position(in: playback, rate: rate, duration: duration), value: vector,
        written: time)
    }
  }

  /// The vectors that seeds stand for.
  private func vectors(_ seeds: [UInt64], at cursor: Cursor) -> [[Double]]? {
    guard let count = network.latent, let spread = network.spread else { return nil }
    guard count > 0 else {
      cursor.complain(
        "network.latent is 0, so there is no z; expected no z here, or a latent of 1 or more")
      return nil
    }
    return seeds.map { seed in Latent.vector(seed: seed, count: count).map { $0 * spread } }
  }

  // MARK: In keyframes

  /// The most keyframes that name a preset: each is read.
  private static let mostPresets = 64

  /// Whether `z` takes no easings.
  var isSpline: Bool { root["path"]?.word() == LatentPath.spline }

  private func named(by frames: Cursor?, path: LatentPath?) -> Named {
    var named = Named()
    guard let frames else { return named }
    guard let items = frames.items() else { return named }
    var presets = 0
    for item in items {
      guard let keys = item.keys() else { continue }
      let moment = keys["at"].flatMap { $0.moment(in: film) }
      let easing = keys["ease"].flatMap { $0.easing() } ?? .linear
      let values = keys.names.subtracting(["at", "ease"])
      if let cursor = keys["preset"] {
        presets += 1
        guard presets <= Self.mostPresets else {
          cursor.complain(
            "the keyframes name too many presets; expected \(Self.mostPresets) at most")
          return named
        }
        add(presetAt: cursor, moment: moment, easing: easing, besides: values, to: &named)
      }
      if let cursor = keys["colour"], let ramp = cursor.colouring()?.ramp {
        named.palette.append(
          Keyed(moment: moment, value: ramp, easing: easing, cursor: cursor))
      }
      if values.isEmpty, !keys.hasUnknown {
        item.complain("this keyframe names no value; expected at least one such as z or zoom")
      }
      if let ease = keys.written("ease"), path == .spline, values == ["z"] {
        ease.complain(
          "z runs along a spline, which never stops and takes no easing; expected no ease here, or "
            + "path: slerp")
      }
      for name in values where named.first[name] == nil && name != "preset" {
        named.first[name] = keys[name]
      }
      if let cursor = keys["z"], let value = vector(cursor) {
        named.latent.append(
          Keyed(
            moment: moment, value: value, easing: path == .spline ? .linear : easing,
            cursor: cursor))
      }
      if let cursor = keys["seed"], let value = cursor.whole() {
        named.seed.append(
          Keyed(moment: moment, value: value, easing: easing, cursor: cursor))
      }
      if let cursor = keys["busy"], let value = gain(busy: cursor) {
        named.numbers[.gain, default: []].append(
          Keyed(moment: moment, value: value, easing: easing, cursor: cursor))
      }
      for number in AnimatedNumber.all {
        guard let cursor = keys[number.name] else { continue }
        for (track, value, inner) in self.values(of: number, at: cursor) {
          named.numbers[track, default: []].append(
            Keyed(moment: moment, value: value, easing: easing, cursor: inner))
        }
      }
    }
    return named
  }

  private func vector(_ cursor: Cursor) -> [Double]? {
    if cursor.isList { return cursor.vector(of: network.latent) }
    if let text = cursor.scalar?.text, WordHint.parts(of: text).name == KeyTable.zOrbit.name {
      cursor.refuse(
        "\(quoted(text)) is a whole course of z, which stands at the top of a preset; here z is one "
          + "point of it")
      return nil
    }
    guard let phrase = cursor.phrase() else { return nil }
    return vectors(phrase.wholes, at: cursor)?.first
  }

  /// The keys of a track in order, two at the same time refused.
  private func sorted<Value>(_ keyed: [Keyed<Value>]) -> [(key: TrackKey<Value>, cursor: Cursor)] {
    let placed = keyed.compactMap { entry in
      entry.moment.map { moment in
        (
          key: TrackKey(
            position: moment.position, value: entry.value, easing: entry.easing,
            written: moment.time),
          cursor: entry.cursor
        )
      }
    }
    let sorted = placed.enumerated().sorted {
      ($0.element.key.position, $0.offset) < ($1.element.key.position, $1.offset)
    }.map(\.element)
    for (earlier, later) in zip(sorted, sorted.dropFirst())
    where earlier.key.position == later.key.position {
      later.cursor.complain(
        "\(earlier.cursor.path) says another value for the same time; expected one of the two")
    }
    return sorted
  }

  // MARK: Numbers

  private typealias TrackValue = (
    track: ScalarQuantity, value: Double, cursor: Cursor
  )

  private func values(of number: AnimatedNumber, at cursor: Cursor) -> [TrackValue] {
    if number.tracks.count == 2 {
      if cursor.isSection {
        guard let keys = cursor.keys() else { return [] }
        if keys.names.isEmpty, !keys.hasUnknown { cursor.refuse("nothing is named") }
        return zip(number.tracks, ["x", "y"]).compactMap { track, axis in
          keys.written(axis).flatMap { inner in inner.number().map { (track, $0, inner) } }
        }
      }
      if let text = cursor.scalar?.text, cursor.shape.words == nil,
        Spelling.folded(text) == AnimatedNumber.soughtCentre.name
      {
        cursor.refuse(
          "'\(AnimatedNumber.soughtCentre.name)' is for the whole film and stands at the top")
        return []
      }
      guard let items = cursor.items() else { return [] }
      return zip(number.tracks, items).compactMap { track, item in
        item.number().map { (track, $0, item) }
      }
    }
    let track = number.tracks[0]
    if number.quantity == .zoom, let text = cursor.scalar?.text,
      text.hasPrefix(AnimatedNumber.zoomTurns.name)
    {
      guard let turns = cursor.phrase()?.wholes.first, let architecture = network.architecture,
        let view = view.view
      else { return [] }
      switch Recurrence(network: architecture, view: view, twist: constantTwist).zoom {
      case .success(let period):
        return [(track, (0..<turns).reduce(1) { product, _ in product * period }, cursor)]
      case .failure(let obstacle):
        cursor.complain(
          "\(obstacle.words), so there are no turns; expected a number, or a network of log-r and "
            + "theta alone")
        return []
      }
    }
    return cursor.number().map { [(track, $0, cursor)] } ?? []
  }

  /// Whether the centre is left to the program.
  private var seeksCentre: Bool {
    root.written("center")?.scalar?.text == AnimatedNumber.soughtCentre.name
  }

  /// The twist, where no keyframe names it. What is wrong with it is said elsewhere.
  private var constantTwist: Double? {
    if case .list(let items) = root.written("keyframes")?.tree.content {
      let isKeyed = items.contains { item in
        if case .map(let entries) = item.content {
          entries.contains { $0.key == "twist" }
        } else {
          false
        }
      }
      if isKeyed { return nil }
    }
    return root["twist"]?.scalar.flatMap { PlainNumber($0.text)?.value }
  }
}

extension Recurrence.Obstacle {
  /// A clause for a person.
  fileprivate var words: String {
    switch self {
    case .rawCoordinates: "raw coordinates have no centre to zoom into"
    case .input(let input): "the input '\(input.presetText)' does not repeat under zoom"
    case .changingTwist: "a twist that changes keeps this picture from repeating under zoom"
    case .noCommonPeriod: "this picture does not repeat under zoom"
    }
  }
}

extension Cursor {
  /// The numbers of `z`; refused when they are not `count`.
  fileprivate func vector(of count: Int?) -> [Double]? {
    guard let items = items() else { return nil }
    let numbers = items.compactMap { $0.number() }
    guard numbers.count == items.count else { return nil }
    if let count, numbers.count != count {
      refuse("\(counted(numbers.count, "number"))", expected: "\(count), as network.latent says")
      return nil
    }
    return numbers
  }
}
