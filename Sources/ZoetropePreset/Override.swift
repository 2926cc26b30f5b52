/// A new value for one key of a preset, such as `film.fps=60` from the command line.
public struct Override: Hashable, Sendable {
  /// The key's path, such as `keyframes[1].zoom`.
  public var path: String
  /// The value as YAML.
  public var value: String
  /// The origin of the value, which messages name as its place: `--set film.fps=60`, `--fps 60`.
  public var origin: String

  /// Creates an override.
  public init(path: String, value: String, origin: String) {
    self.path = path
    self.value = value
    self.origin = origin
  }
}

extension Override {
  /// A step of a path: to a key of a section, or to an item of a list.
  private enum PathStep {
    case key(String)
    case item(Int)
  }

  /// Sets the value in `document`, adding missing sections. An override that cannot be applied is
  /// reported to `log` and changes nothing.
  func apply(to document: inout Tree, log: FaultLog) {
    let other = path.replacing(":", with: ".").replacing("/", with: ".")
    let isSeparatedOtherwise = other != path && KeyTable.key(at: other) != nil
    guard !isSeparatedOtherwise, let steps = Self.steps(of: path) else {
      return log.add(
        "\(quoted(path)) is not a path; expected keys such as film.fps or keyframes[1].zoom"
          + (isSeparatedOtherwise ? "; did you mean \(other)?" : ""),
        at: .override(origin), path: "")
    }
    guard let value = Tree(override: self, log: log) else { return }
    // A failed override changes nothing, so that sections that it would have added cause no further
    // faults.
    var changed = document
    if set(steps[...], of: &changed, at: "", to: value, log: log) { document = changed }
  }

  /// Sets the value at the end of `steps`. If that is impossible, reports a fault to `log` and
  /// returns false.
  private func set(
    _ steps: ArraySlice<PathStep>, of node: inout Tree, at path: String, to value: Tree,
    log: FaultLog
  ) -> Bool {
    let place = SourcePlace.override(origin)
    switch steps.first {
    case nil:
      node = value
      return true
    case .key(let key):
      if node.isNull, let index = Int(key), index >= 0, let shape = KeyTable.key(at: path)?.shape,
        shape.list != nil, shape.section == nil
      {
        log.add(noList(index, in: node, at: path), at: place, path: path)
        return false
      }
      if node.isNull { node = Tree(content: .map([]), place: place) }
      guard case .map(var entries) = node.content else {
        log.add(noKeys(key, in: node, at: path), at: place, path: path)
        return false
      }
      let next = path.isEmpty ? key : path + "." + key
      if let index = entries.firstIndex(where: { $0.key == key }) {
        guard set(steps.dropFirst(), of: &entries[index].value, at: next, to: value, log: log)
        else { return false }
      } else {
        var made = Tree(content: .scalar("", quoted: false), place: place)
        guard set(steps.dropFirst(), of: &made, at: next, to: value, log: log) else {
          return false
        }
        entries.append(Tree.Entry(key: key, keyPlace: place, value: made))
      }
      node.content = .map(entries)
    case .item(let index):
      guard case .list(var items) = node.content else {
        log.add(noList(index, in: node, at: path), at: place, path: path)
        return false
      }
      guard items.indices.contains(index) else {
        log.add(
          "there is no item [\(index)]; the list has \(counted(items.count, "item")), from [0]",
          at: place, path: path)
        return false
      }
      guard
        set(steps.dropFirst(), of: &items[index], at: "\(path)[\(index)]", to: value, log: log)
      else { return false }
      node.content = .list(items)
    }
    return true
  }

  /// Examples of lists, by the names of keys, for messages that suggest setting a whole list. A key
  /// that is not listed has a list as its default, which is the example.
  private static let lists = [
    "keyframes": "[{ at: 0%, zoom: 1 }]", "layers": "[32, 16]", "activation": "[tanh, sin]",
    "layer_gains": "[1, 0.5], one for each layer",
    "output": "[sigmoid, sine, linear], one for each channel",
    "z": "[0.5, -0.5], as many as network.latent says",
    "colour": "[\"#102030\", \"#ffffff\"]", "palette": "[\"#102030\", \"#ffffff\"]",
    "pace": "[0, 0.4, 1]",
  ]

  private func noKeys(_ key: String, in node: Tree, at path: String) -> String {
    let place = path.isEmpty ? "a list or a value" : path
    let message = "there are no keys in \(place), so '\(key)' cannot be set"
    // Other programs write items as keys: keyframes.0.zoom.
    guard case .list(let items) = node.content, let index = Int(key), items.indices.contains(index)
    else { return message }
    return message + "; did you mean \(path)[\(index)]?"
  }

  /// Returns the message that there is no item `index` at `path`. If the key at `path` allows a
  /// list, the message suggests setting the whole list.
  private func noList(_ index: Int, in node: Tree, at path: String) -> String {
    guard let key = KeyTable.key(at: path), key.shape.list != nil else {
      let isUnknown = node.isNull && KeyTable.key(at: path) == nil
      return (isUnknown ? "there is no such list" : "this is not a list")
        + ", so it has no item [\(index)]"
    }
    let standard = key.standardText.flatMap { $0.hasPrefix("[") && $0 != "[]" ? $0 : nil }
    let items = Self.lists[key.name] ?? standard ?? "[…]"
    let reason =
      node.isNull ? "the preset has no such list" : "what the preset has here is not a list"
    return "\(reason), so it has no item [\(index)]; give the whole list: \(path)=\(items)"
  }

  /// Parses a path such as `keyframes[1].zoom`; nil if `path` is not of that form or has more than
  /// `Tree.deepest` steps.
  private static func steps(of path: String) -> [PathStep]? {
    var steps: [PathStep] = []
    for part in path.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "[", omittingEmptySubsequences: false)
      guard let key = pieces.first, !key.isEmpty, !key.contains("]") else { return nil }
      steps.append(.key(String(key)))
      for piece in pieces.dropFirst() {
        guard piece.last == "]", let index = Int(piece.dropLast()), index >= 0 else { return nil }
        steps.append(.item(index))
      }
    }
    return steps.count <= Tree.deepest ? steps : nil
  }
}
