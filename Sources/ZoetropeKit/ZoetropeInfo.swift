internal import ZoetropeVideo

/// The program's version.
public enum ZoetropeInfo {
  /// The version that `--version` prints and films record.
  public static let version = "0.1.0"

  /// The versions of Zoetrope and of FFmpeg, whose build decides what can be encoded.
  public static var versionText: String {
    "zoetrope \(version)\n\(FFmpegLibrary.summary)"
  }
}
