/// A preset that is part of the library.
struct ShippedPreset: Sendable {
  /// The name of the preset's folder, such as `loops`.
  let folder: String
  /// The preset's name, without the ending `.yaml`.
  let name: String
  /// The preset's text.
  let yaml: String

  private var file: String { "\(name).yaml" }

  /// The preset's text, with all presets of its folder, to which the text can refer.
  var origin: SceneSource.Origin {
    let beside = Self.all.filter { $0.folder == folder }
    return .text(
      Array(yaml.utf8), file: file,
      others: Dictionary(uniqueKeysWithValues: beside.map { ($0.file, Array($0.yaml.utf8)) }))
  }
}
