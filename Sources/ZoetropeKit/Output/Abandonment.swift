/// For a program that must end at once.
public enum Abandonment {
  /// Deletes every unfinished file of this process. A finished file that is about to have its name
  /// gets it. Nothing may be written after that.
  public static func deleteUnfinishedFiles() {
    Saving.settle()
    PartFile.removeAll()
  }
}
