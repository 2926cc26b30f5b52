import CPPN
import ZoetropeFrame
import ZoetropeScene

/// A decoder of all animated values: those in `keyframes` and those at the top of the preset.
struct MotionDecoder {
  let root: SectionCursor
  let network: NetworkPart
  let film: FilmPart
  let view: ViewPart
  /// True if `z` stands still where nothing is said of it.
  let isStill: Bool
  /// The source of the presets that keyframes name; nil if they may name none.
  let folder: PresetFolder?
  let log: FaultLog

  /// A value in a keyframe, with its time, its easing and the place where it was written.
  struct Keyed<Value: Hashable & Sendable> {
    let moment: Moment?
    let value: Value
    let easing: Easing
    let cursor: Cursor
  }

  /// All values in keyframes, track by track.
  struct Named {
    var latent: [Keyed<[Double]>] = []
    var seed: [Keyed<UInt64>] = []
    var weights: [Keyed<NamedNetwork>] = []
    var palette: [Keyed<ColourRamp>] = []
    var numbers: [ScalarQuantity: [Keyed<Double>]] = [:]
    /// The first place in the keyframes where each key is set.
    var first: [String: Cursor] = [:]
  }

  /// A timeline, and the places where its values were written.
  struct Motion {
    let timeline: Timeline
    /// The networks whose weights are given, in the order in which the film comes to them; a key of
    /// the seed's track is the index of one.
    let networks: [NamedNetwork]
    /// The places of the keyframes' values: by quantity, then by the index of the track within the
    /// quantity (the centre has two), in the order of the track's keys.
    fileprivate let keyframes: [Quantity: [Int: [Cursor]]]
    fileprivate let constants: [Quantity: Cursor]

    /// Returns the place of the value that caused `problem`; nil if no written value did.
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
    let path = root["path"]?.word(KeyTable.paths)
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
    let isGiven = if case .given? = network.architecture?.weights { true } else { false }
    let (networks, seeds) = isGiven ? givenSeeds(named) : ([], sorted(named.seed))
    let firstSeed = seeds.first?.key.value ?? (isGiven ? 0 : network.seed)
    let writtenZ = root.written("z")
    let keyedLatent = sorted(named.latent)
    var latent = keyedLatent.map(\.key)
    if let writtenZ {
      if let other = named.first["z"] {
        writtenZ.complain("also named by \(other.path); expected one of the two")
      }
      latent = self.latent(writtenZ)
    } else if named.first["z"] == nil {
      latent =
        (isGiven ? network.seed : firstSeed)
        .map { standardLatent(seed: $0, isStill: isKeyed || isStill) } ?? []
    }
    // In the order of the table, which gives the faults a fixed order too.
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
    timeline.gainIsBusy =
      named.first["busy"] != nil || root.written("busy") != nil && !isBalanced
    if let view = view.view { timeline.closeOn(architecture, view) }
    let written =
      Quantity.allCases.compactMap { quantity in
        quantity == .seed ? nil : root.written(quantity.rawValue).map { (quantity, $0) }
      } + [root.written("busy").map { (Quantity.gain, $0) }].compactMap(\.self)
    return Motion(
      timeline: timeline, networks: networks, keyframes: keyframes,
      constants: Dictionary(written) { first, _ in first })
  }

  /// Returns the networks whose weights the preset gives, each once, and the keys that name them by
  /// their indices. Seeds in keyframes are reported.
  private func givenSeeds(
    _ named: Named
  ) -> (networks: [NamedNetwork], seeds: [(key: TrackKey<UInt64>, cursor: Cursor)]) {
    for seed in named.seed where !seed.cursor.path.hasSuffix(".preset") {
      seed.cursor.complain(
        "the weights are given, so that no seed draws them; expected weights here, or z: seed N")
    }
    guard !named.weights.isEmpty else { return ([network.network].compactMap(\.self), []) }
    var networks: [NamedNetwork] = []
    let seeds = sorted(named.weights).map { entry in
      var index = networks.firstIndex { $0.weights == entry.key.value.weights }
      if index == nil {
        index = networks.count
        networks.append(entry.key.value)
      }
      return (
        key: TrackKey(
          position: entry.key.position, value: UInt64(index ?? 0), easing: entry.key.easing,
          written: entry.key.written),
        cursor: entry.cursor
      )
    }
    return (networks, seeds)
  }

  /// True if `z` moves along a spline, and so ignores easings.
  var isSpline: Bool { root["path"]?.word(KeyTable.paths) == .spline }

  /// True if `center` is `auto`: the program chooses the centre.
  var seeksCentre: Bool {
    root.written("center")?.scalar?.text == AnimatedNumber.soughtCentre.name
  }

  /// Returns the keys of a track sorted by time, without those whose time is faulty. Two keys at
  /// the same time are reported.
  func sorted<Value>(_ keyed: [Keyed<Value>]) -> [(key: TrackKey<Value>, cursor: Cursor)] {
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
}
