/// Which instant is 100 % of a film that plays once.
public enum Ending: String, CaseIterable, Hashable, Sendable {
  /// The last frame: it shows the last key.
  case lastFrame = "last-frame"
  /// The instant after the last frame, which no frame shows: what 100 % meant when the recipes were
  /// made that do not say it.
  case afterLastFrame = "after-last-frame"
}
