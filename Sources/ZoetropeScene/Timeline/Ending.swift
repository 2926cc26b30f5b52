/// The instant that is 100 % of a film that plays once.
public enum Ending: String, CaseIterable, Hashable, Sendable {
  /// The last frame, which shows the last key.
  case lastFrame = "last-frame"
  /// The instant after the last frame, which no frame shows. This was the meaning of 100 % in
  /// recipes from before the key `end` existed.
  case afterLastFrame = "after-last-frame"
}
