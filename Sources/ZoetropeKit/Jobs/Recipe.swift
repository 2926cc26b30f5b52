internal import Foundation
internal import ZoetropePreset
internal import ZoetropeScene
internal import ZoetropeVideo

/// Writes and reads the texts in films and pictures that record how these were made.
public enum Recipe {
  private static let presetKey = "zoetrope_preset"
  private static let versionKey = "zoetrope_version"
  private static let framesKey = "zoetrope_frames"
  private static let encoderKey = "zoetrope_encoder"
  private static let weightsKey = "zoetrope_weights"

  /// The program's name and version, as files record it.
  private static var software: String { "zoetrope \(ZoetropeInfo.version)" }

  /// Returns the tags of a film.
  ///
  /// - Parameters:
  ///   - frames: the frames of the scene that the film has.
  ///   - encoder: the name of the encoder and its settings, in one line.
  static func tags(_ scene: SceneDraft, frames: Range<Int>, encoder: String) -> [String: String] {
    var tags = common(scene, frames: frames)
    tags["title"] = scene.title.isEmpty ? nil : scene.title
    tags["comment"] = comment(scene, frames: frames) + " " + encoder
    tags["encoder"] = software
    tags[encoderKey] = encoder
    return tags
  }

  /// Returns the texts in a PNG file by their keywords. `Title`, `Comment` and `Software` are
  /// keywords that the PNG format defines; the others are Zoetrope's own.
  ///
  /// - Parameters:
  ///   - frames: the frames of the scene that the job paints.
  ///   - encoder: for frames of a film, the format and the options that decide their pixels, in one
  ///     line; nil for single pictures.
  static func text(
    _ scene: SceneDraft, frames: Range<Int>, encoder: String? = nil
  ) -> [String: String] {
    var text = common(scene, frames: frames)
    if encoder != nil {
      // Every picture of a sequence would hold the same weights.
      text[presetKey] = Preset.canonicalWithoutWeights(drawn(scene))
    }
    text[encoderKey] = encoder
    text["Title"] = scene.title.isEmpty ? nil : scene.title
    text["Comment"] = comment(scene, frames: frames)
    text["Software"] = software
    return text
  }

  /// Returns a text that is the same for all frames of a film and differs from those of other
  /// films: the encoder's line and the preset. Returns nil if the file's texts hold no preset.
  static func identity(of text: [String: String]) -> String? {
    text[presetKey].map { "\(text[encoderKey] ?? "")\n\($0)" }
  }

  /// Returns the identity of the film to which the PNG file at `path` belongs; nil if the file
  /// cannot be read or holds no preset.
  static func identity(ofPictureAt path: String) -> String? {
    (try? PNGText.read(path: path)).flatMap(identity(of:))
  }

  /// Returns the text that the first picture of a sequence holds besides the others': the weights that
  /// the preset names by their checksums. Empty if there are none, or too many for a recipe.
  static func firstText(_ scene: SceneDraft) -> [String: String] {
    let lines = Preset.weightTexts(of: scene)
    guard !lines.isEmpty, Preset.fitsWeights(of: scene) else { return [:] }
    return [weightsKey: lines.map { "\($0.checksum) \($0.text)" }.joined(separator: "\n")]
  }

  private static func drawn(_ scene: SceneDraft) -> SceneDraft {
    // The mask of a figure travels with the film. It has been drawn for painting.
    (try? scene.withFigureDrawn()) ?? scene
  }

  private static func common(_ scene: SceneDraft, frames: Range<Int>) -> [String: String] {
    [
      presetKey: Preset.canonical(drawn(scene)), versionKey: ZoetropeInfo.version,
      framesKey: "\(frames.lowerBound)-\(frames.upperBound - 1)",
    ]
  }

  /// Returns the main facts about a film, in one line.
  private static func comment(_ scene: SceneDraft, frames: Range<Int>) -> String {
    let seeds = scene.timeline.seed.keys.map { "\($0.value)" }.joined(separator: ",")
    return "zoetrope \(ZoetropeInfo.version) seed=\(seeds) size=\(scene.size) fps=\(scene.rate) "
      + "frames=\(frames.lowerBound)-\(frames.upperBound - 1) of \(scene.timeline.frameCount) "
      + "samples=\(scene.samples)"
  }

  /// Returns the preset inside the film or picture at `path`, after YAML comments on the file's
  /// name and origin.
  ///
  /// - Throws: `JobError` when the file does not exist or holds no preset; `VideoError` when it
  ///   cannot be read.
  public static func read(from path: String) throws -> String {
    let wanted = "name a film (.mp4) or a picture (.png) that Zoetrope made"
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
      throw JobError(.input, "'\(path)' is a folder; \(wanted).")
    }
    let head: [UInt8]
    do {
      let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
      defer { try? file.close() }
      head = Array(try file.read(upToCount: FileKind.head) ?? Data())
    } catch {
      guard FileManager.default.fileExists(atPath: path) else {
        throw JobError(.input, "Cannot open '\(path)': there is no such file.")
      }
      throw JobError(.input, "Cannot read '\(path)'. Name a film (.mp4) or a picture (.png).")
    }
    switch FileKind(head) {
    case .other(let kind)?:
      throw JobError(.input, "'\(path)' is \(kind), which holds no preset; \(wanted).")
    case nil where isPreset(head, path):
      throw JobError(
        .input,
        "'\(path)' is a preset already; its film is made with: zoetrope render "
          + ShellWord.quoted(path))
    default: break
    }
    let tags = try OutputFormat.texts(in: path, beginning: head)
    guard var preset = tags[presetKey] else {
      throw JobError(
        .input, "'\(path)' holds no preset: it was not made by Zoetrope, or its tags were removed.")
    }
    for line in tags[weightsKey]?.split(separator: "\n") ?? [] {
      let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
      if parts.count == 2 { preset = Preset.text(preset, holding: parts[1], checksum: parts[0]) }
    }
    return header(path: path, tags: tags) + preset + (preset.hasSuffix("\n") ? "" : "\n")
  }

  /// Returns true if the file is a preset by its name's ending, or by a line that begins with the
  /// key `zoetrope`.
  private static func isPreset(_ head: [UInt8], _ path: String) -> Bool {
    guard !head.isEmpty else { return false }
    return ["yaml", "yml"].contains(PathParts.suffix(of: path))
      || String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline)
        .contains { $0.hasPrefix("zoetrope:") }
  }

  /// Returns YAML comments with the facts that the preset lacks: the file's name, the program's
  /// version, the frames and the encoder.
  private static func header(path: String, tags: [String: String]) -> String {
    var lines = ["from \(PathParts.split(path).name), zoetrope \(tags[versionKey] ?? "?")"]
    if let frames = tags[framesKey] { lines.append("frames \(frames)") }
    if let encoder = tags[encoderKey] { lines.append("encoder \(encoder)") }
    return lines.map { line in
      // A line break in a file's name or tags would end the comment.
      "# " + line.map { $0.isNewline ? " " : String($0) }.joined() + "\n"
    }.joined()
  }
}
