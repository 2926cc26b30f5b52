import ZoetropeScene

/// Writes the animated values: constants at the top, the others in keyframes.
extension CanonicalWriter {
  /// The time and easing of a keyframe. Values with equal instants are written in one keyframe.
  private struct Instant: Hashable {
    let position: Double
    let time: KeyTime
    let easing: Easing
  }

  private func instant<Value>(_ key: TrackKey<Value>, easing: Easing? = nil) -> Instant {
    Instant(
      position: key.position, time: isInFrames ? .frames(key.position) : scene.time(of: key),
      easing: easing ?? key.easing)
  }

  var motion: [String] {
    let timeline = scene.timeline
    var lines = ["path: \(word(timeline.latent.path, KeyTable.paths))"]
    var keyframes: [Instant: [String]] = [:]
    if let z = constant(timeline.latent.keys) {
      lines.append("z: \(list(z.map(shortest)))")
    } else {
      for key in timeline.latent.keys {
        let easing = timeline.latent.path == .spline ? Easing.linear : key.easing
        keyframes[instant(key, easing: easing), default: []]
          .append("z: \(list(key.value.map(shortest)))")
      }
    }
    if constantSeed == nil {
      for key in timeline.seed.keys {
        keyframes[instant(key), default: []]
          .append(given.map { "weights: \(text(of: key.value, in: $0))" } ?? "seed: \(key.value)")
      }
    }
    for key in timeline.palette.keys {
      let stops = key.value.stops.map { stop in
        "{ at: \(shortest(stop.position)), colour: \(colour(stop.colour)) }"
      }
      keyframes[instant(key), default: []]
        .append("colour: \(list(stops))")
    }
    for number in AnimatedNumber.all {
      if number.tracks.count == 2 {
        write(number, to: &lines, &keyframes)
        continue
      }
      let keys = timeline[number.tracks[0]].keys
      // Recipes from before there were media do not have these numbers.
      if !isPart, scene.medium.isPalette, number.tracks[0].isOfMedia,
        timeline[number.tracks[0]] == number.tracks[0].initialTrack
      {
        continue
      }
      let name = number.quantity == .gain && timeline.gainIsBusy ? "busy" : number.name
      if let value = constant(keys) {
        lines.append("\(name): \(shortest(value))")
      } else {
        for key in keys {
          keyframes[instant(key), default: []]
            .append("\(name): \(shortest(key.value))")
        }
      }
    }
    return lines + text(of: keyframes)
  }

  /// Writes the centre, with both coordinates in one key where they have equal instants.
  private func write(
    _ number: AnimatedNumber, to lines: inout [String], _ keyframes: inout [Instant: [String]]
  ) {
    let x = scene.timeline[number.tracks[0]].keys
    let y = scene.timeline[number.tracks[1]].keys
    if scene.timeline.seeksCentre {
      // It is looked for in the whole picture, and goes for all parts.
      if !isPart { lines.append("\(number.name): \(AnimatedNumber.soughtCentre.name)") }
      return
    }
    if let x = constant(x), let y = constant(y) {
      lines.append("\(number.name): [\(shortest(x)), \(shortest(y))]")
      return
    }
    var fixed: [String] = []
    var moving: [Instant: [String]] = [:]
    for (axis, keys) in [("x", x), ("y", y)] {
      if let value = constant(keys) {
        fixed.append("\(axis): \(shortest(value))")
      } else {
        for key in keys {
          moving[instant(key), default: []]
            .append("\(axis): \(shortest(key.value))")
        }
      }
    }
    if !fixed.isEmpty { lines.append("\(number.name): { \(fixed.joined(separator: ", ")) }") }
    for (instant, parts) in moving {
      keyframes[instant, default: []]
        .append("\(number.name): { \(parts.joined(separator: ", ")) }")
    }
  }

  private func text(of keyframes: [Instant: [String]]) -> [String] {
    guard !keyframes.isEmpty else { return [] }
    // Sorted because dictionaries are unordered, and equal scenes must give equal texts.
    let entries = keyframes.map { instant, values in
      (instant: instant, at: instant.time.presetText, ease: text(instant.easing), values: values)
    }.sorted {
      ($0.instant.position, $0.at, $0.ease) < ($1.instant.position, $1.at, $1.ease)
    }
    let isSpline = scene.timeline.latent.path == .spline
    return ["keyframes:"]
      + entries.map { entry in
        let isSplineAlone = isSpline && entry.values.allSatisfy { $0.hasPrefix("z:") }
        let parts =
          ["at: \(entry.at)"]
          + (isSplineAlone ? [] : ["ease: \(entry.ease)"]) + entry.values
        return "  - { \(parts.joined(separator: ", ")) }"
      }
  }

  private func text(_ easing: Easing) -> String {
    if let word = KeyTable.easings.text(of: easing) { return word }
    guard case .cubicBezier(let x1, let y1, let x2, let y2) = easing else { return "linear" }
    return "\"cubic-bezier(\([x1, y1, x2, y2].map(shortest).joined(separator: ", ")))\""
  }

  /// Returns the value of a track that never changes, which is written at the top of the preset;
  /// nil for other tracks.
  func constant<Value>(_ keys: [TrackKey<Value>]) -> Value? {
    guard keys.count == 1, keys[0].position == 0, keys[0].easing == .linear else { return nil }
    return keys[0].value
  }

  var constantSeed: UInt64? { constant(scene.timeline.seed.keys) }
}
