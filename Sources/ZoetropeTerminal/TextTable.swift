/// A table whose rows are formatted one by one, each as soon as it is known.
///
/// A column is as wide as its header and the cells that are expected in it. A wider cell moves the
/// rest of its row to the right.
package struct TextTable {
  /// A column's header, width and alignment.
  package struct Column {
    package let header: String
    package let width: Int
    package let isLeft: Bool

    /// Returns a left-aligned column, as wide as its header and the widest of `cells`.
    package static func words(_ header: String, _ cells: [String]) -> Column {
      let width = ([header] + cells).map { TerminalText.columns($0) }.max() ?? 0
      return Column(header: header, width: width, isLeft: true)
    }

    /// Returns a right-aligned column for numbers that are at most as wide as `widest`.
    package static func numbers(_ header: String, _ widest: String = "1000.0") -> Column {
      Column(header: header, width: max(widest.count, header.count), isLeft: false)
    }
  }

  private let columns: [Column]

  package init(_ columns: [Column]) { self.columns = columns }

  /// The headers as a line.
  package var header: String { line(columns.map(\.header)) }

  /// Returns a row as a line.
  package func line(_ cells: [String]) -> String {
    let padded = zip(columns, cells).map { column, cell in
      let space = TerminalText.space(after: cell, columns: column.width)
      return column.isLeft ? cell + space : space + cell
    }
    return padded.joined(separator: "  ") + "\n"
  }
}
