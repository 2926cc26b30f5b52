/// Cleans up for a program that must exit at once.
public enum Abandonment {
  /// Deletes every unfinished file of this process. A finished file that is about to get its name
  /// still gets it. Nothing may be written after that.
  public static func deleteUnfinishedFiles() {
    Saving.settle()
    PartFile.removeAll()
  }
}
