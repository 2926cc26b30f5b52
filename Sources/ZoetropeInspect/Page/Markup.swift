/// Pieces of the page. Texts given to them are HTML already, except where they are called words.
package enum Markup {
  /// A section under a heading.
  package static func section(
    _ anchor: String? = nil, level: Int, _ heading: String, kind: String = "", _ body: String
  ) -> String {
    let id = anchor.map { #" id="\#($0)""# } ?? ""
    let style = kind.isEmpty ? "" : #" class="\#(kind)""#
    return "<section\(id)\(style)>\n<h\(level)>\(heading)</h\(level)>\n\(body)\n</section>"
  }

  package static func paragraph(_ text: String, kind: String = "") -> String {
    kind.isEmpty ? "<p>\(text)</p>" : #"<p class="\#(kind)">\#(text)</p>"#
  }

  /// A picture or chart above its caption.
  package static func figure(_ content: String, _ caption: String) -> String {
    "<figure>\(content)<figcaption>\(caption)</figcaption></figure>"
  }

  /// Figures side by side, as many as fit.
  package static func grid(_ figures: [String], kind: String = "") -> String {
    guard !figures.isEmpty else { return "" }
    return
      #"<div class="grid\#(kind.isEmpty ? "" : " " + kind)">\#n\#(figures.joined(separator: "\n"))\#n</div>"#
  }

  /// Something that may be wider than the page, and scrolls by itself.
  package static func wide(_ content: String, words: String) -> String {
    #"<div class="wide" role="region" tabindex="0" aria-label="\#(HTMLText.escaped(words))">"#
      + "\(content)</div>"
  }

  /// A table, and the pictures that belong to it beside it where there is room.
  package static func beside(_ table: String, _ pictures: String) -> String {
    pictures.isEmpty
      ? table : #"<div class="beside">\#n<div>\#(table)</div>\#n\#(pictures)\#n</div>"#
  }

  /// A table whose first column names the rows.
  package static func table(_ caption: String, _ columns: [String], _ rows: [[String]]) -> String {
    let head = columns.map { #"<th scope="col">\#($0)</th>"# }.joined()
    let body = rows.map { row in
      let cells = row.enumerated().map { index, cell in
        index == 0 ? #"<th scope="row">\#(cell)</th>"# : "<td>\(cell)</td>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    return "<table><caption>\(caption)</caption><thead><tr>\(head)</tr></thead>\n"
      + "<tbody>\n\(body.joined(separator: "\n"))\n</tbody></table>"
  }

  /// A small bar beside a number that says the same, so it is silent to readers of the screen.
  package static func bar(_ value: Double, of largest: Double) -> String {
    let share = value / largest
    let percent = share.isFinite ? min(max(share, 0), 1) * 100 : 0
    return #"<span class="bar" aria-hidden="true"><span style="width:"#
      + #"\#(PlainNumber.coordinate(percent))%"></span></span>"#
  }

  /// A number and its bar.
  package static func measured(_ words: String, _ value: Double, of largest: Double) -> String {
    #"<span class="number">\#(HTMLText.escaped(words))</span>"# + bar(value, of: largest)
  }
}

extension Sequence {
  /// Returns the elements by a number of theirs, the largest first and those without a number last;
  /// equal ones keep their order.
  package func ranked(by number: (Element) -> Double) -> [Element] {
    let all = enumerated().map {
      (place: $0.offset, element: $0.element, value: number($0.element))
    }
    return all.sorted { first, second in
      let (a, b) = (first.value, second.value)
      if a.isNaN || b.isNaN { return a.isNaN == b.isNaN ? first.place < second.place : b.isNaN }
      return a == b ? first.place < second.place : a > b
    }.map(\.element)
  }

  /// Returns the largest finite number of the elements, 0 if there is none above it.
  package func largest(_ number: (Element) -> Double) -> Double {
    reduce(0) { number($1).isFinite ? Swift.max($0, number($1)) : $0 }
  }
}
