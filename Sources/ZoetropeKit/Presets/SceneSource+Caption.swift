internal import ZoetropePreset
internal import ZoetropeRender
public import ZoetropeScene
internal import ZoetropeVideo

extension SceneSource {
  /// Checks that this machine can draw the caption of `scene`.
  ///
  /// - Throws: `PresetError` with the place in the preset when the font lacks letters; `JobError`
  ///   when there is no font, or this FFmpeg cannot draw text.
  package func checkCaption(of scene: SceneDraft) throws {
    let problem: String?
    do throws(VideoError) {
      problem = try CaptionMask.missingLetters(of: scene.finish.caption)
    } catch {
      // The preset may be valid; the fault is the machine's.
      let fault = try document().fault("finish.caption.font", error.description)
      throw JobError(.failed, fault.description)
    }
    if let problem { throw try document().fault("finish.caption.text", problem) }
  }
}

extension SceneDraft {
  /// A message for a caption that is drawn at less than nine tenths of the size in the preset,
  /// because it would not fit in the picture; nil for other captions.
  public var captionNote: String? {
    let caption = finish.caption
    guard let share = try? CaptionMask.shrunkSize(of: caption, on: size) else { return nil }
    return "the caption's \(caption.text.count) letters fit in the picture only at a size of "
      + "\(Wording.fixed(share, 3)), not \(spoken(caption.size)); fewer would be larger"
  }
}
