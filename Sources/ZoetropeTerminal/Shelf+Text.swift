public import ZoetropeKit

extension Shelf {
  /// Returns a line with the folder's name and description, then a line for each preset, with the
  /// presets' texts in one column.
  ///
  /// - Parameter width: the width of the names' column, in a terminal's columns.
  func text(width: Int) -> String {
    let heading = name.isEmpty ? "" : about.isEmpty ? "\(name)\n" : "\(name): \(about)\n"
    return heading
      + entries.map { entry in
        let space = TerminalText.space(after: entry.name, columns: width)
        return "  \(entry.name)\(space)  \(entry.line)\n"
      }.joined()
  }

  /// Returns the text that `zoetrope presets` prints for `entries`.
  public static func list(_ entries: [Catalogue.Entry]) -> String {
    let width = entries.map { TerminalText.columns($0.name) }.max() ?? 0
    return shelves(of: entries).map { $0.text(width: width) }.joined(separator: "\n")
  }
}
