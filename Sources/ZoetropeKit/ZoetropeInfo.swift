internal import ZoetropeVideo

/// The product's own facts.
public enum ZoetropeInfo {
  /// The version, as `--version` prints it and films carry it.
  public static let version = "0.1.0"

  /// The version with that of FFmpeg, whose build decides what can be encoded.
  public static var versionText: String {
    "zoetrope \(version)\n\(FFmpegLibrary.summary)"
  }
}
