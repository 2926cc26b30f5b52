/// For a program that must end at once.
public enum Abandonment {
  /// Deletes every unfinished file of this process. Nothing may be written after that.
  public static func deleteUnfinishedFiles() {
    PartFile.removeAll()
    ScratchFolder.removeAll()
  }
}
