internal import ZoetropeKit
package import ZoetropePreset
internal import ZoetropeRender
internal import ZoetropeScene

/// The smallest change found that makes a preset healthy: of one key, or of two where none found of
/// one is enough.
public struct Cure: Hashable, Sendable {
  /// A new value of a key, or its removal.
  public struct Change: Hashable, Sendable {
    /// The key's path, such as `network.weights`.
    public let key: String
    /// Its new value, as YAML; nil if the key is removed from the preset.
    public let value: String?
  }

  /// The changes, one or two.
  public let changes: [Change]
  /// The impression of the changed film.
  public let impression: Impression

  /// The largest number of changes that are tried.
  public static let mostTries = 56
  /// The multiply-adds that a search may take.
  static let mostWork = 4e11

  /// The changes as options of a command line, quoted for a shell; nil if a key is removed, which no
  /// option does.
  public var option: String? {
    let options = changes.compactMap { change in
      change.value.map { Self.option(key: change.key, value: $0) }
    }
    return options.count == changes.count ? options.joined(separator: " ") : nil
  }

  /// The changes in words, such as `--set gain=2` or `removing phase`.
  public var words: String {
    changes.map { change in
      change.value.map { Self.option(key: change.key, value: $0) } ?? "removing \(change.key)"
    }.joined(separator: " ")
  }

  /// Returns the option that sets a key, quoted for a shell where that is needed.
  package static func option(key: String, value: String) -> String {
    "--set " + ShellWord.quoted("\(key)=\(value)")
  }

  /// Tries changes in a fixed order, and returns the first that makes the preset healthy, with the
  /// number of changes that were tried.
  ///
  /// Channels are judged before the finished picture, because that takes a fraction of the time.
  static func search(
    _ fault: Gate.Fault, in scene: SceneDraft, from source: SceneSource, tries: Int
  ) throws -> (Cure?, tries: Int) {
    let document = try source.document()
    let edits = Remedies(fault, scene, document).edits.prefix(tries)
    for (index, edit) in edits.enumerated() {
      try Task.checkCancellation()
      guard let changed = Self.scene(document, edit),
        let measured = try Self.measured(changed, quickly: true)
      else { continue }
      guard var seen = try Self.impressionIfHealthy(measured) else { continue }
      // The centre and the pace of the film take longer to measure, and only winners need them.
      if changed.timeline.seeksCentre || changed.timeline.pace == .even {
        guard let whole = try Self.measured(changed, quickly: false),
          let again = try Self.impressionIfHealthy(whole)
        else { continue }
        seen = again
      }
      return (Cure(changes: edit, impression: seen), index + 1)
    }
    return (nil, edits.count)
  }

  /// Returns the scene with changed keys; nil if that is not a valid preset.
  private static func scene(_ document: PresetDocument, _ changes: [Change]) -> SceneDraft? {
    var document = document
    do {
      try document.apply(changes)
      return try document.scene().draft.withSeenFigure()
    } catch {
      return nil
    }
  }

  /// Returns the impression of a scene if its verdict is healthy, otherwise nil.
  private static func impressionIfHealthy(_ scene: SceneDraft) throws -> Impression? {
    let probe = MomentProbe(scene)
    for frame in probe.frames {
      let moment = probe.inChannels(frame: frame)
      if Gate.Fault.allCases.contains(where: moment.hasInChannels) { return nil }
    }
    let judged = try Verdict.judge(scene)
    return judged.verdict == .healthy ? judged.impression : nil
  }

  /// Measures a scene; nil if it cannot be played with the centre that was chosen.
  ///
  /// - Parameter quickly: true to leave out an even pace, and to choose a centre in a short search.
  private static func measured(_ scene: SceneDraft, quickly: Bool) throws -> SceneDraft? {
    let parts: Set<MeasuringStep> =
      quickly ? [.centre, .curves] : Set(MeasuringStep.allCases)
    let measured = try scene.measured(parts, quickly: quickly) { Task.isCancelled }
    return measured.problems.isEmpty ? measured : nil
  }
}

extension PresetDocument {
  /// Makes the changes of a cure.
  ///
  /// - Throws: an error if one of them leads to no place in the preset.
  package mutating func apply(_ changes: [Cure.Change]) throws(PresetError) {
    for change in changes {
      if let value = change.value {
        try set(Override(path: change.key, value: value, origin: "\(change.key)=\(value)"))
      } else {
        remove(change.key)
      }
    }
  }
}
