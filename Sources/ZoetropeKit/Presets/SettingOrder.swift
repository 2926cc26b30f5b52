/// The changes to a preset that a command line asks for, in the order they stand there.
public enum SettingOrder {
  /// One change.
  public struct Setting: Hashable, Sendable {
    /// The key, such as `film.fps`.
    public let path: String
    /// The value, as YAML.
    public let value: String
    /// What the user typed.
    public let origin: String

    /// Whether it is `--seed`, which goes for keyframes as well, and no `--set`.
    var isSeed: Bool { origin.hasPrefix("--seed ") }
  }

  /// The options that stand for a key.
  private static let keys = [
    "--size": "film.size", "--fps": "film.fps", "--duration": "film.duration",
    "--seed": SceneSource.seedKey, "--samples": "film.samples",
  ]

  /// Finds the options among `arguments`, which a parser has found sound: `--fps 60`, `--fps=60` and
  /// `--set film.fps=60`.
  ///
  /// - Throws: when a `--set` has no `=`.
  public static func settings(in arguments: [String]) throws(JobError) -> [Setting] {
    var settings: [Setting] = []
    var rest = arguments[...]
    while let argument = rest.popFirst(), argument != "--" {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let option = String(parts[0])
      guard option == "--set" || keys[option] != nil else { continue }
      guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else { continue }
      let origin = "\(option) \(value)"
      if let key = keys[option] {
        settings.append(Setting(path: key, value: value, origin: origin))
      } else {
        let pair = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        // A value may have spaces before it, so a key may have them about it: zoom = 2.
        let path = pair[0].drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
        guard pair.count == 2, !path.isEmpty else {
          // Presets have a colon there.
          let parts = value.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
          let example =
            pair.count == 1 && parts.count == 2 ? "\(parts[0])=\(parts[1])" : "film.fps=60"
          throw JobError(
            .usage, "\(origin): a change is written KEY=VALUE, such as --set \(example).")
        }
        settings.append(Setting(path: String(path), value: String(pair[1]), origin: origin))
      }
    }
    return settings
  }
}
