/// A value given on the command line for a key of the preset: `film.fps=60`.
public struct Override: Hashable, Sendable {
  /// The path as faults print it.
  public var path: String
  /// The value, as YAML.
  public var value: String
  /// What the user typed, to name in a fault: `--set film.fps=60`, `--fps 60`.
  public var origin: String

  /// Creates an override.
  public init(path: String, value: String, origin: String) {
    self.path = path
    self.value = value
    self.origin = origin
  }
}

extension Override {
  /// One step of a path: into a section, or to an item of a list.
  private enum Step {
    case key(String)
    case item(Int)
  }

  /// Replaces or adds this override's value in `document`, making the sections on the way.
  func apply(to document: inout Tree, log: FaultLog) {
    guard let steps = Self.steps(of: path) else {
      return log.add(
        "\(quoted(path)) is not a path; expected keys such as film.fps or keyframes[1].zoom",
        at: .override(origin), path: "")
    }
    guard let value = Tree(override: self, log: log) else { return }
    set(steps[...], of: &document, at: "", to: value, log: log)
  }

  private func set(
    _ steps: ArraySlice<Step>, of node: inout Tree, at path: String, to value: Tree, log: FaultLog
  ) {
    let place = SourcePlace.override(origin)
    switch steps.first {
    case nil:
      node = value
    case .key(let key):
      if node.isNull { node = Tree(content: .map([]), place: place) }
      guard case .map(var entries) = node.content else {
        return log.add(
          "there are no keys in \(path.isEmpty ? "a list or a value" : path), so '\(key)' cannot be set",
          at: place, path: path)
      }
      let next = path.isEmpty ? key : path + "." + key
      if let index = entries.firstIndex(where: { $0.key == key }) {
        set(steps.dropFirst(), of: &entries[index].value, at: next, to: value, log: log)
      } else {
        var made = Tree(content: .scalar("", quoted: false), place: place)
        set(steps.dropFirst(), of: &made, at: next, to: value, log: log)
        entries.append(Tree.Entry(key: key, keyPlace: place, value: made))
      }
      node.content = .map(entries)
    case .item(let index):
      guard case .list(var items) = node.content else {
        let reason = node.isNull ? "there is no such list" : "this is not a list"
        return log.add("\(reason), so it has no item [\(index)]", at: place, path: path)
      }
      guard items.indices.contains(index) else {
        return log.add(
          "there is no item [\(index)]; the list has \(counted(items.count, "item")), from [0]",
          at: place, path: path)
      }
      set(steps.dropFirst(), of: &items[index], at: "\(path)[\(index)]", to: value, log: log)
      node.content = .list(items)
    }
  }

  /// The steps of `keyframes[1].zoom`; nil when `path` is not of that form or absurdly long.
  private static func steps(of path: String) -> [Step]? {
    var steps: [Step] = []
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
