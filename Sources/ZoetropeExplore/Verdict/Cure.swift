internal import ZoetropeKit
internal import ZoetropePreset
internal import ZoetropeRender
internal import ZoetropeScene

/// A change of one key that makes a preset healthy.
public struct Cure: Hashable, Sendable {
  /// The key's path, such as `network.weights`.
  public let key: String
  /// Its new value, as YAML.
  public let value: String
  /// The impression of the changed film.
  public let impression: Impression

  /// The largest number of changes that are tried.
  public static let mostTries = 40
  /// The multiply-adds that a search may take.
  static let mostWork = 4e11

  /// The change as an option of a command line, quoted for a shell.
  public var option: String { Self.option(key: key, value: value) }

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
      if changed.timeline.seeksCentre {
        guard let whole = try Self.measured(changed, quickly: false),
          let again = try Self.impressionIfHealthy(whole)
        else { continue }
        seen = again
      }
      return (Cure(key: edit.key, value: edit.value, impression: seen), index + 1)
    }
    return (nil, edits.count)
  }

  /// Returns the scene with a changed key; nil if that is not a valid preset.
  private static func scene(_ document: PresetDocument, _ edit: Remedies.Edit) -> SceneDraft? {
    var document = document
    do throws(PresetError) {
      try document.set(
        Override(path: edit.key, value: edit.value, origin: "\(edit.key)=\(edit.value)"))
      return try document.scene().draft
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

  /// Measures a scene, but for an even pace; nil if it cannot be played with the centre that was
  /// chosen.
  private static func measured(_ scene: SceneDraft, quickly: Bool) throws -> SceneDraft? {
    let measured = try scene.measured([.centre, .curves], quickly: quickly) { Task.isCancelled }
    return measured.problems.isEmpty ? measured : nil
  }
}
