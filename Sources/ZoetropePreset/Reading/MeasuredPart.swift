import ZoetropeScene

/// The decoded section `measured`: a recipe's record of its measurements.
struct MeasuredPart {
  /// The checksum of everything that the measurements depend on.
  private let of: String
  private let measurement: Measurement
  private let gains: Cursor?

  /// Reads the section; nil if it is faulty.
  init?(_ keys: SectionCursor) {
    guard let checksum = keys["of"]?.checksum() else { return nil }
    of = checksum
    var measurement = Measurement()
    if let cursor = keys["pace"] {
      guard cursor.isListed() else { return nil }
      guard case .measured(let retiming)? = cursor.pace() else { return nil }
      measurement.pace = retiming
    }
    if let cursor = keys["equalise"] {
      guard cursor.isListed() else { return nil }
      guard case .measured(let curves)? = cursor.equalising(for: nil) else { return nil }
      measurement.curves = curves
    }
    if let cursor = keys["center"] {
      guard let numbers = cursor.items()?.compactMap({ $0.number() }), numbers.count == 2 else {
        return nil
      }
      measurement.centre = Measurement.Point(x: numbers[0], y: numbers[1])
    }
    gains = keys["gain"]
    if let cursor = gains {
      guard let numbers = cursor.numbers() else { return nil }
      measurement.gains = numbers
    }
    self.measurement = measurement
  }

  /// Returns `scene` with these measurements if nothing that they depend on has changed. Otherwise
  /// the measurements are put into the scene's `outdated`. A current list of gains that are more or
  /// fewer than the scene needs is reported as a fault.
  func applied(to scene: SceneDraft) -> SceneDraft {
    var scene = scene
    let isCurrent = scene.measuringChecksum == of
    let hasAllCurves = measurement.curves.map { $0.count == scene.channels } ?? true
    if isCurrent, let gains = measurement.gains, scene.timeline.gainIsBusy {
      let keys = scene.timeline[.gain].keys
      let count = scene.gainKeys(busy: keys).count
      if gains.count != count {
        self.gains?.refuse(
          "\(counted(gains.count, "gain")) for \(counted(count, "key")) of "
            + (keys.count == count ? "busy" : "the seed"),
          expected: "\(count); without the section measured they are measured anew")
      }
    }
    if isCurrent, hasAllCurves {
      scene.take(measurement)
    } else {
      scene.outdated = measurement
    }
    return scene
  }
}

extension Cursor {
  /// Returns true if this is a list; otherwise reports a fault.
  fileprivate func isListed() -> Bool {
    if !isList { refuseKind() }
    return isList
  }

  /// Reads a checksum: 16 hexadecimal digits in lower case; nil if it is faulty.
  fileprivate func checksum() -> String? {
    guard let (text, _) = scalar, !tree.isNull else {
      refuseKind()
      return nil
    }
    let digits = Set("0123456789abcdef")
    guard text.count == 16, text.allSatisfy(digits.contains) else {
      refuse("\(quoted(text)) is no checksum")
      return nil
    }
    return text
  }
}

extension KeyTable {
  static let measured = Section(
    meaning:
      "What `pace: even`, an `equalise` above 0, `center: auto` and `busy` were measured to be, as "
      + "recipes keep it. It is used as long as nothing has changed that it depends on, and measured anew "
      + "otherwise; the size and the samples may change.",
    keys: [
      KeyEntry(
        "of",
        .pattern("^[0-9a-f]{16}$", "16 hexadecimal digits"), isRequired: true,
        "A checksum of everything that was measured: the network, the view, the colours, the keyframes "
          + "and when they are, in frames."),
      KeyEntry("pace", paceCurve, note: "none", "What an even pace was measured to be."),
      KeyEntry(
        "equalise", toneCurves, note: "none",
        "What became of each channel's values, one list for each channel."),
      KeyEntry(
        "center", .list(.number(.from(-1e6, to: 1e6)), 2...2, "a point such as [0.1, 0]"),
        note: "none", "The center that was chosen."),
      KeyEntry(
        "gain",
        .list(
          .number(.from(0, to: 1e6)), 1...100_000, "a list, one for each key of `busy`"),
        note: "none", "The gains that `busy` was measured to need, one for each of its keys."),
    ])
}
