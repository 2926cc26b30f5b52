/// Deletes unfinished files for a program that must exit at once.
public enum Abandonment {
  /// Deletes every unfinished file of this process. Finished files that are about to get their
  /// names still get them. The program must not write files afterwards.
  public static func deleteUnfinishedFiles() {
    Saving.settle()
    PartFile.removeAll()
  }
}
