/// The instant that is 100 % of a film that plays once.
public enum Ending: String, CaseIterable, Hashable, Sendable {
  /// The last frame, which shows the value of a key at 100 %.
  case lastFrame = "last-frame"
  /// The instant one frame after the last, which no frame shows. Recipes from before the key `end`
  /// existed use this instant.
  case afterLastFrame = "after-last-frame"
}
