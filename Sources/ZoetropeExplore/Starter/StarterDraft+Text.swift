/// The text of a draft.
extension StarterDraft {
  /// The column at which comments begin, unless the line is longer.
  private static let column = 34

  /// The preset, as YAML with comments.
  package var text: String {
    var lines = [
      "# \(kind.phrase.capitalizedFirst), made by: zoetrope new --kind \(kind.rawValue) --seed \(seed)",
      "#",
      "# With the name of this file for NAME.yaml:",
      "#   zoetrope render NAME.yaml     makes the film",
      "#   zoetrope explore NAME.yaml    shows many variations to choose from",
      "#   zoetrope check NAME.yaml      says what is in it, and what may be wrong",
      "# Change a line and render again. zoetrope schema --reference has every key.",
      "",
      "zoetrope: 1",
      "title: \(tone) \(noun)",
      "",
      "network:",
    ]
    lines += network.map { Self.line("  \($0.key): \($0.value)", $0.comment) }
    lines.append("")
    if !view.isEmpty {
      let values = view.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
      lines.append(Self.line("view: { \(values) }", viewComment))
    }
    lines += rest.map { Self.line("\($0.key): \($0.value)", $0.comment) }
    if !keyframes.isEmpty {
      lines += ["", "# \(keyframesComment)", "keyframes:"] + keyframes.map { "  - \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Returns a line with its comment, which goes above it if both do not fit in 100 columns.
  private static func line(_ text: String, _ comment: String) -> String {
    guard !comment.isEmpty else { return text }
    let padding = String(repeating: " ", count: max(2, column - text.count))
    let line = "\(text)\(padding)# \(comment)"
    guard line.count > 100 else { return line }
    return "\(String(text.prefix { $0 == " " }))# \(comment.capitalizedFirst)\n\(text)"
  }
}

extension String {
  /// The text with its first letter as a capital.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
