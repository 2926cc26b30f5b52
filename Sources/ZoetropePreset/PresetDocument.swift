package import CPPN
public import ZoetropeScene

/// A preset as a tree of keys and values, which can be changed key by key and turned into a scene
/// or text.
///
/// Values are checked only when a scene is made. Comments and the layout of lines are not kept.
public struct PresetDocument: Sendable {
  /// The file's name, for messages.
  private let file: String
  /// The source of the presets that this one names; nil if it may name none.
  private let folder: PresetFolder?
  private var tree: Tree
  /// Networks in memory whose checksums the preset may name in place of their weights.
  package var networks: [String: Weights] = [:]

  /// Reads a preset's YAML.
  ///
  /// - Parameters:
  ///   - bytes: the file's content.
  ///   - file: the file's name, for messages.
  /// - Throws: all faults of the YAML, such as a key that is given twice.
  public init(_ bytes: [UInt8], file: String) throws(PresetError) {
    try self.init(bytes, file: file, folder: nil)
  }

  /// Reads a preset whose keyframes may name the presets in `others`, by the names of their files.
  ///
  /// - Throws: all faults of the YAML, such as a key that is given twice.
  package init(
    _ bytes: [UInt8], file: String, naming others: [String: [UInt8]]
  ) throws(PresetError) {
    try self.init(bytes, file: file, folder: PresetFolder(others))
  }

  /// Reads the preset in the file at `path`. Folders, devices and files over 1 MiB are refused.
  ///
  /// - Throws: the reason why the file cannot be read, or all faults of the YAML.
  public init(at path: String) throws(PresetError) {
    try self.init(PresetFile.bytes(at: path), file: path, folder: PresetFolder(of: path))
  }

  /// Reads a preset that names the files in `folder`.
  init(_ bytes: [UInt8], file: String, in folder: PresetFolder) throws(PresetError) {
    try self.init(bytes, file: file, folder: folder)
  }

  private init(_ bytes: [UInt8], file: String, folder: PresetFolder?) throws(PresetError) {
    let log = FaultLog(file: printable(file))
    self = try log.checked(Self(bytes, file: file, folder: folder, log: log))
  }

  /// Replaces or adds a value. Unknown keys and values that are not allowed are reported by
  /// `scene()`.
  ///
  /// - Throws: an error if the path leads to no place in the preset, such as a missing item of a
  ///   list, or if the value is not valid YAML.
  public mutating func set(_ change: Override) throws(PresetError) {
    let log = FaultLog(file: printable(file))
    set(change, log: log)
    if let error = log.error { throw error }
  }

  /// Makes the scene, checking every value.
  ///
  /// - Throws: all faults: those of the file in its order, then those of values that were set.
  public func scene() throws(PresetError) -> ValidScene {
    let log = FaultLog(file: printable(file))
    return try log.checked(scene(log: log))
  }

  /// Returns an error with one fault: `message` about the value at `path`, such as
  /// `finish.caption.text`. If that value was not written, the fault's place is the nearest section
  /// around it.
  package func fault(_ path: String, _ message: String) -> PresetError {
    let log = FaultLog(file: printable(file))
    var place = tree.place
    var node: Tree? = tree
    for part in path.split(separator: ".") {
      guard case .map(let entries)? = node?.content else { break }
      node = entries.first { $0.key == part }?.value
      if let node { place = node.place }
    }
    log.add(message, at: place, path: path)
    return log.errorForNothing
  }

  /// The preset as YAML, from which equal values are read.
  public var text: String { TreeWriter.text(of: tree) }
}

/// The steps from bytes to a scene: reading, changing, decoding. They report faults to a log, so
/// that all faults can be thrown together.
extension PresetDocument {
  /// Reads a preset's YAML; nil if it is not valid. If a key is given twice, that is reported and
  /// its first value is kept.
  init?(_ bytes: [UInt8], file: String, folder: PresetFolder?, log: FaultLog) {
    guard let tree = Tree(bytes: bytes, log: log) else { return nil }
    self.file = file
    self.folder = folder
    self.tree = tree
  }

  /// Replaces or adds a value. A value that cannot be set is reported and changes nothing.
  mutating func set(_ change: Override, log: FaultLog) { change.apply(to: &tree, log: log) }

  /// Makes the scene; nil, with the faults in the log, if the preset is faulty.
  func scene(log: FaultLog) -> ValidScene? {
    SceneDecoder(log: log, folder: folder, networks: networks).scene(from: tree)
  }
}

extension PresetDocument {
  /// Returns `text` in double quotes, so that YAML reads it as text whatever it contains.
  package static func quoted(_ text: String) -> String { DoubleQuoted.text(text) }

  /// Returns true if a value is written for `key`, such as `z` or `network.seed`.
  package func has(_ key: String) -> Bool { node(key).map { !$0.isNull } ?? false }

  /// Returns the scalar written for `key`; nil for sections, lists and missing keys.
  package func word(_ key: String) -> String? {
    guard case .scalar(let text, _)? = node(key)?.content else { return nil }
    return text
  }

  /// Returns the scalars in the list written for `key`; nil for anything else.
  package func words(_ key: String) -> [String]? {
    guard case .list(let items)? = node(key)?.content else { return nil }
    let words = items.compactMap { item -> String? in
      guard case .scalar(let text, _) = item.content else { return nil }
      return text
    }
    return words.count == items.count ? words : nil
  }

  /// The names of the keys in each keyframe, in the order of the file.
  package var keyframes: [[String]] {
    guard case .list(let items)? = node("keyframes")?.content else { return [] }
    return items.map { item in
      guard case .map(let entries) = item.content else { return [] }
      return entries.map(\.key)
    }
  }

  /// Returns the scalar of `key` in each keyframe, in the order of the file; nil in keyframes
  /// without it.
  package func keyframeWords(_ key: String) -> [String?] {
    guard case .list(let items)? = node("keyframes")?.content else { return [] }
    return items.map { item in
      guard case .map(let entries) = item.content,
        case .scalar(let text, _)? = entries.first(where: { $0.key == key })?.value.content
      else { return nil }
      return text
    }
  }

  /// Removes `key`, such as `z` or `network.seed`, if it is written.
  package mutating func remove(_ key: String) {
    let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
    guard case .map(var entries) = tree.content,
      let index = entries.firstIndex(where: { $0.key == parts[0] })
    else { return }
    if parts.count == 1 {
      entries.remove(at: index)
    } else if case .map(var inner) = entries[index].value.content {
      inner.removeAll { $0.key == parts[1] }
      entries[index].value.content = .map(inner)
    }
    tree.content = .map(entries)
  }

  /// Removes `key` from every keyframe. A keyframe that then sets nothing is removed as a whole.
  package mutating func removeFromKeyframes(_ key: String) {
    guard case .map(var entries) = tree.content,
      let index = entries.firstIndex(where: { $0.key == "keyframes" }),
      case .list(let items) = entries[index].value.content
    else { return }
    let kept = items.compactMap { item -> Tree? in
      guard case .map(let entries) = item.content, entries.contains(where: { $0.key == key })
      else { return item }
      let rest = entries.filter { $0.key != key }
      guard rest.contains(where: { $0.key != "at" && $0.key != "ease" }) else { return nil }
      return Tree(content: .map(rest), place: item.place)
    }
    if kept.isEmpty {
      entries.remove(at: index)
    } else {
      entries[index].value.content = .list(kept)
    }
    tree.content = .map(entries)
  }

  /// Adds a keyframe, given as YAML.
  ///
  /// - Parameter origin: the text that messages name as the keyframe's place.
  /// - Throws: an error if `yaml` is not valid YAML.
  package mutating func addKeyframe(_ yaml: String, origin: String) throws(PresetError) {
    let log = FaultLog(file: printable(file))
    let added = Tree(override: Override(path: "", value: yaml, origin: origin), log: log)
    if let error = log.error { throw error }
    guard let added, case .map(var entries) = tree.content else { return }
    if let index = entries.firstIndex(where: { $0.key == "keyframes" }),
      case .list(let items) = entries[index].value.content
    {
      entries[index].value.content = .list(items + [added])
    } else {
      entries.append(
        Tree.Entry(
          key: "keyframes", keyPlace: added.place,
          value: Tree(content: .list([added]), place: added.place)))
    }
    tree.content = .map(entries)
  }

  private func node(_ key: String) -> Tree? {
    key.split(separator: ".").reduce(tree) { node, part in
      guard case .map(let entries)? = node?.content else { return nil }
      return entries.first { $0.key == part }?.value
    }
  }
}
