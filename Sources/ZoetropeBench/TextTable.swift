internal import ZoetropeKit
internal import ZoetropeTerminal

/// A table whose rows are set one by one, each as soon as it is known.
///
/// Columns are as wide as their headers and as cells usually are; what is wider pushes the rest of
/// its row to the right.
struct TextTable {
  /// A column.
  struct Column {
    let header: String
    let width: Int
    let isLeft: Bool

    /// Words, set to the left, as wide as the widest of those that will come.
    static func words(_ header: String, _ cells: [String]) -> Column {
      let width = ([header] + cells).map { TerminalText.columns($0) }.max() ?? 0
      return Column(header: header, width: width, isLeft: true)
    }

    /// Numbers, set to the right; `widest` is as wide as they get.
    static func numbers(_ header: String, _ widest: String = "1000.0") -> Column {
      Column(header: header, width: max(widest.count, header.count), isLeft: false)
    }
  }

  private let columns: [Column]

  init(_ columns: [Column]) { self.columns = columns }

  /// The headers, a line.
  var header: String { line(columns.map(\.header)) }

  /// A row, a line.
  func line(_ cells: [String]) -> String {
    let padded = zip(columns, cells).map { column, cell in
      let space = TerminalText.space(after: cell, columns: column.width)
      return column.isLeft ? cell + space : space + cell
    }
    return padded.joined(separator: "  ") + "\n"
  }
}
