internal import ZoetropePreset

/// Words of a shell's command line, for messages that name a line to run.
public enum ShellWord {
  /// `word` as a shell takes it, quoted where it must be.
  public static func quoted(_ word: String) -> String { ShellQuoting.quoted(word) }
}
