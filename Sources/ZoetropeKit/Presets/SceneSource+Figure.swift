internal import ZoetropePreset
package import ZoetropeScene
internal import ZoetropeVideo

extension SceneSource {
  /// Returns the scene with the mask of its figure, if it has one.
  ///
  /// - Throws: `PresetError` with the place in the preset when the figure cannot be drawn;
  ///   `JobError` when there is no font, or this FFmpeg cannot draw text.
  package func withFigureDrawn(_ scene: ValidScene) throws -> ValidScene {
    do {
      return ValidScene(unchecked: try scene.draft.withFigureDrawn())
    } catch let error as VideoError {
      // The preset may be valid; the fault is the machine's.
      throw JobError(
        .failed, try document().fault("figure.font", error.description).description)
    } catch let error as JobError {
      // The message begins with the key.
      let parts = error.description.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { throw error }
      throw try document().fault(
        String(parts[0]), parts[1].drop { $0 == " " }.description)
    }
  }
}
