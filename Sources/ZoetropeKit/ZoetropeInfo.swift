internal import ZoetropeVideo

/// The versions of the program and of the FFmpeg that it uses.
public enum ZoetropeInfo {
  /// The version of Zoetrope, which films record.
  public static let version = "0.1.0"

  /// The text that `--version` prints: a line on Zoetrope and a line on FFmpeg.
  public static var versionText: String {
    "zoetrope \(version)\n\(FFmpegLibrary.summary)"
  }
}
