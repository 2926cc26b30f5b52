internal import ZoetropePreset

/// Quotes words for a shell, for messages that contain a command to run.
public enum ShellWord {
  /// Returns `word` for a shell, quoted if necessary.
  public static func quoted(_ word: String) -> String { ShellQuoting.quoted(word) }
}
