public import ZoetropeKit

extension Shelf {
  /// The folder and its presets, a line each, their texts in one column.
  ///
  /// - Parameter width: how wide the names' column is, in columns of a terminal.
  func text(width: Int) -> String {
    let heading = name.isEmpty ? "" : about.isEmpty ? "\(name)\n" : "\(name): \(about)\n"
    return heading
      + entries.map { entry in
        let space = TerminalText.space(after: entry.name, columns: width)
        return "  \(entry.name)\(space)  \(entry.line)\n"
      }.joined()
  }

  /// What `zoetrope presets` prints of `entries`.
  public static func list(_ entries: [Catalogue.Entry]) -> String {
    let width = entries.map { TerminalText.columns($0.name) }.max() ?? 0
    return shelves(of: entries).map { $0.text(width: width) }.joined(separator: "\n")
  }
}
