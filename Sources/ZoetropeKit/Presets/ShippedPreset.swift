/// A preset that is part of the library.
struct ShippedPreset: Sendable {
  /// Its folder, such as `loops`.
  let folder: String
  /// Its name, without a suffix.
  let name: String
  /// Its text.
  let yaml: String

  private var file: String { "\(name).yaml" }

  /// The text, with the presets beside it, which it may name.
  var origin: SceneSource.Origin {
    let beside = Self.all.filter { $0.folder == folder }
    return .text(
      Array(yaml.utf8), file: file,
      others: Dictionary(uniqueKeysWithValues: beside.map { ($0.file, Array($0.yaml.utf8)) }))
  }
}
