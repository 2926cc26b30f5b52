/// A writer of trees in the layout in which people write presets: one key per line, short sections
/// and lists on one line.
enum TreeWriter {
  private static let width = 96

  static func text(of tree: Tree) -> String { lines(of: tree).joined(separator: "\n") + "\n" }

  /// Returns the lines of a section or list, at least one for each of its parts.
  private static func lines(of tree: Tree) -> [String] {
    switch tree.content {
    case .scalar: [block(tree)]
    case .list(let items):
      items.isEmpty ? ["[]"] : items.flatMap { hanging(lines(ofValue: $0, after: "- ")) }
    case .map(let entries):
      entries.isEmpty ? ["{}"] : entries.flatMap { lines(of: $0) }
    }
  }

  private static func lines(of entry: Tree.Entry) -> [String] {
    let key = scalar(entry.key, quoted: false, isFlow: true)
    if entry.value.isNull { return [key + ":"] }
    if case .scalar = entry.value.content { return ["\(key): \(block(entry.value))"] }
    let room = width - key.count - 2
    if !isSection(entry.key, entry.value), let short = flow(entry.value), short.count <= room {
      return ["\(key): \(short)"]
    }
    return ["\(key):"] + lines(of: entry.value).map { "  " + $0 }
  }

  /// Returns the lines of a list's item, the first of them after `mark`, the others not indented.
  private static func lines(ofValue tree: Tree, after mark: String) -> [String] {
    if let short = flow(tree), short.count <= width - 4 { return [mark + short] }
    let inner = lines(of: tree)
    return [mark + (inner.first ?? "")] + inner.dropFirst()
  }

  /// Indents all lines but the first.
  private static func hanging(_ lines: [String]) -> [String] {
    Array(lines.prefix(1)) + lines.dropFirst().map { "  " + $0 }
  }

  /// Returns true if a value reads better with one line per part: keyframes and large sections.
  private static func isSection(_ key: String, _ tree: Tree) -> Bool {
    switch tree.content {
    case .map(let entries): entries.count > 4
    case .list(let items): key == "keyframes" && !items.isEmpty
    case .scalar: false
    }
  }

  /// Returns the tree on one line; nil if it has a plain word that cannot be written within
  /// brackets.
  private static func flow(_ tree: Tree) -> String? {
    switch tree.content {
    case .scalar(let text, let isQuoted):
      guard isQuoted || isFlowSafe(text) else { return nil }
      return scalar(text, quoted: isQuoted, isFlow: true)
    case .list(let items):
      let parts = items.compactMap(flow)
      return parts.count == items.count ? "[\(parts.joined(separator: ", "))]" : nil
    case .map(let entries):
      let parts = entries.compactMap { entry in
        flow(entry.value).map { value in
          let key = scalar(entry.key, quoted: false, isFlow: true)
          return value.isEmpty ? "\(key):" : "\(key): \(value)"
        }
      }
      guard parts.count == entries.count else { return nil }
      return parts.isEmpty ? "{}" : "{ \(parts.joined(separator: ", ")) }"
    }
  }

  private static func block(_ tree: Tree) -> String {
    guard case .scalar(let text, let isQuoted) = tree.content else { return "" }
    return scalar(text, quoted: isQuoted, isFlow: false)
  }

  /// Returns a word, in quotes if it was quoted. Plain words stay plain, because quotes would turn
  /// a number into text; they get quotes only if they have characters that need them.
  private static func scalar(_ text: String, quoted isQuoted: Bool, isFlow: Bool) -> String {
    let isPlain = !isQuoted && isOneLine(text) && (!isFlow || isFlowSafe(text))
    return isPlain ? text : DoubleQuoted.text(text)
  }

  private static func isOneLine(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
  }

  private static func isFlowSafe(_ text: String) -> Bool {
    isOneLine(text) && !text.contains { ",[]{}".contains($0) } && !text.hasSuffix(":")
  }
}

/// A writer of text in double quotes, with escapes for everything that a YAML reader could misread.
enum DoubleQuoted {
  static func text(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch (scalar, scalar.properties.generalCategory) {
      case ("\"", _), ("\\", _): result += "\\" + String(scalar)
      // The check for anchors and aliases looks inside quotes too.
      case ("&", _): result += "\\x26"
      case ("*", _): result += "\\x2A"
      case (_, .control), (_, .format), (_, .lineSeparator), (_, .paragraphSeparator),
        (_, .unassigned):
        let digits = String(scalar.value, radix: 16)
        result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
