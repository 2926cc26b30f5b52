internal import ZoetropePreset
internal import ZoetropeRender
public import ZoetropeScene
internal import ZoetropeVideo

extension SceneSource {
  /// Throws, with the place in the preset, if this machine cannot set the caption.
  ///
  /// - Throws: `PresetError` when the font lacks letters; `JobError` when there is no font.
  package func checkCaption(of scene: SceneDraft) throws {
    let problem: String?
    do throws(VideoError) {
      problem = try CaptionMask.missingLetters(of: scene.finish.caption)
    } catch {
      // The preset may be valid: it is the machine that has no font.
      let fault = try document().fault("finish.caption.font", error.description)
      throw JobError(.failed, fault.description)
    }
    if let problem { throw try document().fault("finish.caption.text", problem) }
  }
}

extension SceneDraft {
  /// A sentence on a caption that is set much smaller than the preset says, because it would not
  /// fit in the picture; nil for others.
  public var captionNote: String? {
    let caption = finish.caption
    guard let share = try? CaptionMask.shrunkSize(of: caption, on: size) else { return nil }
    return "the caption's \(caption.text.count) letters fit in the picture only at a size of "
      + "\(Wording.fixed(share, 3)), not \(spoken(caption.size)); fewer would be larger"
  }
}
