internal import Foundation
public import ZoetropeKit
internal import ZoetropePreset
internal import ZoetropeScene

/// A job that writes candidates of an exploration as presets: one preset for each candidate, or a
/// single preset with a keyframe for each candidate.
public struct PickJob: Sendable {
  /// The ids of the candidates, in the order in which they are written.
  public var ids: [CandidateID]
  private let base: Candidate.Base
  private let name: String

  /// Prepares to write the candidates `ids` of the preset `source`. `ids` must not be empty.
  ///
  /// - Throws: `PresetError` if the preset is faulty; `JobError` if it does not allow a
  ///   variation that an id belongs to.
  public init(_ ids: [CandidateID], of source: SceneSource) throws {
    precondition(!ids.isEmpty, "something is picked")
    self.ids = ids
    name = source.name
    base = try Candidate.Base(source, by: Set(ids.flatMap(\.variations)))
  }

  /// Writes one preset for each candidate.
  ///
  /// - Parameters:
  ///   - output: a folder that exists or, for one candidate, a file ending in .yaml; nil for the
  ///     folder `output`.
  ///   - replace: true if existing files may be replaced. If `output` is nil, they always are.
  ///   - observe: called with warnings about files that were written.
  /// - Returns: the paths, in the order of the candidates.
  /// - Throws: `JobError` if `output` is not suitable, a candidate cannot be made, or a file cannot
  ///   be written.
  public func writePresets(
    to output: String?, replace: Bool, observe: JobObserver = { _ in }
  ) throws -> [String] {
    if let output { try Self.checkPlace(output, isFolderAllowed: true) }
    let isFile = output.map { PathParts.suffix(of: $0) == "yaml" } ?? false
    guard !isFile || ids.count == 1 else {
      throw JobError(
        .usage,
        "'\(output ?? "")' is one file, and \(ids.count) presets are picked. "
          + "Name a folder, or add --keyframes.")
    }
    let presets = try ids.map { id in
      let candidate = try Candidate(id, of: base)
      var document = candidate.document
      try document.set(title(adding: "\(id)"))
      let file =
        if let output {
          OutputFile(
            isFile ? output : PathParts.join(output, "\(name)-\(id).yaml"), replace: replace)
        } else {
          OutputFile.standard("\(name)-\(id).yaml")
        }
      return (file: file, text: try text(of: document))
    }
    return try presets.map { try Self.write($0.text, to: $0.file, observe) }
  }

  /// Writes one preset with a keyframe for each candidate, evenly spaced over the film.
  ///
  /// - Parameters:
  ///   - output: a file ending in .yaml; nil for one in the folder `output`.
  ///   - replace: true if an existing file may be replaced. If `output` is nil, it always is.
  ///   - observe: called with warnings about the file that was written.
  /// - Returns: the preset's path.
  /// - Throws: `JobError` if there is only one candidate, keyframes cannot contain a key that a
  ///   candidate changes, the candidates change different keys, or the file cannot be written.
  public func writeKeyframes(
    to output: String?, replace: Bool, observe: JobObserver = { _ in }
  ) throws -> String {
    if let output { try Self.checkPlace(output, isFolderAllowed: false) }
    let file =
      output.map { OutputFile($0, replace: replace) } ?? .standard("\(name)-keyframes.yaml")
    return try Self.write(try text(of: keyframed()), to: file, observe)
  }

  /// Returns the preset with a keyframe for each candidate. Keys that the candidates change are
  /// removed from the preset's own keyframes.
  private func keyframed() throws -> PresetDocument {
    guard ids.count > 1 else {
      throw JobError(
        .usage, "--keyframes needs two candidates at least, to go from one to the other.")
    }
    let values = try ids.map { try keyable(Candidate($0, of: base)) }
    let keys = Set(values.flatMap { $0.map(\.key) })
    var document = base.document
    for key in keys.sorted() {
      document.removeFromKeyframes(key)
      document.remove(key == "seed" ? SceneSource.seedKey : key)
    }
    let (loop, count) = (base.scene.timeline.loop, ids.count)
    let whole = loop == .pingPong ? 50.0 : 100.0
    // A loop continues from its last keyframe to its first one, which takes one more step.
    let steps = Double(loop == .loop ? count : count - 1)
    for (index, values) in values.enumerated() {
      let missing = keys.subtracting(values.map(\.key)).sorted()
      guard missing.isEmpty else {
        throw JobError(
          .input,
          "'\(ids[index])' leaves \(missing.joined(separator: ", ")) as it is, and another pick "
            + "changes it. Pick candidates of one kind.")
      }
      let at = Self.percent(whole * Double(index) / steps)
      let ease = keys == ["z"] ? "" : ", ease: ease-in-out"
      let parts = values.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
      try document.addKeyframe("{ at: \(at)\(ease), \(parts) }", origin: "candidate \(ids[index])")
    }
    try document.set(title(adding: ids.map(\.description).joined(separator: " ")))
    return document
  }

  /// Returns the candidate's changes as keys and values of a keyframe.
  ///
  /// - Throws: `JobError` if a change is of a key that keyframes cannot have.
  private func keyable(_ candidate: Candidate) throws -> [(key: String, value: String)] {
    var values: [(key: String, value: String)] = []
    for change in candidate.changes {
      // The last part of `keyframes[1].seed`, `network.seed` and `z` is the key's name in a
      // keyframe.
      let key = change.path.split(separator: ".").last.map(String.init) ?? change.path
      guard Quantity(rawValue: key) != nil else {
        throw JobError(
          .input,
          "'\(candidate.id)' changes \(change.path), which keyframes cannot hold. "
            + "Pick it without --keyframes.")
      }
      // The sheet shows the first frame, which has the first value for a key.
      guard !values.contains(where: { $0.key == key }) else { continue }
      let words = change.value.split(separator: " ")
      values.append((key, words.first == "orbit" ? "seed \(words[1])" : change.value))
    }
    return values
  }

  private func title(adding words: String) -> Override {
    let title = base.scene.title.isEmpty ? name : base.scene.title
    return Override(
      path: "title", value: PresetDocument.quoted("\(title) \(words)"), origin: "--pick")
  }

  /// Returns the document's text if reading that text gives the document's scene. Otherwise returns
  /// the scene as a complete preset.
  private func text(of document: PresetDocument) throws -> String {
    let scene = try document.scene()
    let text = document.text
    let again = try? Preset.scene(from: Array(text.utf8), file: "")
    return again == scene ? text : Preset.canonical(scene)
  }

  /// Throws a `JobError` if `output` is `-` or has an extension other than .yaml. If
  /// `isFolderAllowed` is true, a folder that exists may have any name.
  private static func checkPlace(_ output: String, isFolderAllowed: Bool) throws(JobError) {
    let suffix = PathParts.suffix(of: output)
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: output, isDirectory: &isFolder)
    if suffix == "yaml" || isFolderAllowed && isThere && isFolder.boolValue { return }
    guard output == "-" || !suffix.isEmpty else { return }
    let place = output == "-" ? "to standard output" : "as '\(output)'"
    throw JobError(
      .usage,
      "Picks cannot be written \(place): name "
        + (isFolderAllowed ? "a folder, or a file ending in .yaml." : "a file ending in .yaml."))
  }

  private static func percent(_ share: Double) -> String {
    var text = Wording.fixed(share, 4)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text + "%"
  }

  /// Throws a `JobError` unless `path` ends in .yaml.
  static func checkSuffix(_ path: String) throws(JobError) {
    guard PathParts.suffix(of: path) == "yaml" else {
      throw JobError(.input, "Cannot write '\(path)': presets end in .yaml.")
    }
  }

  /// Writes a preset and returns its path.
  static func write(
    _ text: String, to file: OutputFile, _ observe: JobObserver
  ) throws -> String {
    try checkSuffix(file.path)
    let part = try file.prepare()
    if let reason = TextFile.write(text, to: part.path) {
      part.abandon()
      throw JobError(.failed, "Cannot write '\(file.path)': \(reason).")
    }
    let written = try part.commit(replace: file.replace)
    if let note = written.note { observe(.warning(note)) }
    return written.path
  }
}
