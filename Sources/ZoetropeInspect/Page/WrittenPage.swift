/// A page that can be written to a file, or to a folder with its pictures as files beside it.
package protocol WrittenPage {
  /// The page's text.
  var html: String { get }
  /// The page's pictures and charts as files, in its order.
  var files: [PageFile] { get }
}

/// A picture of a page as a file of its own.
package struct PageFile: Hashable, Sendable {
  /// The name, of small letters, digits, hyphens and one dot: `layer-1-neuron-07.png`.
  package let name: String
  package let bytes: [UInt8]

  package init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
}

/// The frame of a page: one HTML file that holds its pictures and charts itself, runs no program and
/// asks no other machine for anything.
package struct PageDocument {
  /// The title in the browser's bar, in words.
  private let title: String
  /// Rules that the style sheet has beside the usual ones.
  private let style: String
  private let header: String
  private let sections: [String]

  /// Creates a page of HTML, except for `title`, which is words.
  package init(title: String, style: String = "", header: String, sections: [String]) {
    (self.title, self.style, self.header, self.sections) = (title, style, header, sections)
  }

  /// Nothing is fetched and no program runs, whatever a preset's texts hold.
  private static let policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"

  /// The page's text.
  package var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(Self.policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>\(HTMLText.escaped(title))</title>
    <style>
    \(PageStyle.sheet)\(style.isEmpty ? "" : "\n" + style)
    </style>
    </head>
    <body>
    \(header)
    <main>
    \(sections.joined(separator: "\n"))
    </main>
    </body>
    </html>

    """
  }
}
