internal import Foundation
public import ZoetropeKit
internal import ZoetropeTerminal

/// A Markdown page with a picture of every preset, its texts, and the command that renders it.
///
/// The texts of presets are inserted as Markdown, so they may contain `code`.
public struct GalleryPage: Sendable {
  private let shelves: [Shelf]
  private let pictures: String
  private let moving: Set<String>

  /// Creates a page.
  ///
  /// - Parameters:
  ///   - entries: the presets to show, but for the experiments, which have a page of their own.
  ///   - pictures: the path of a folder in the page's folder. It holds a still NAME.png of every
  ///     preset and an animation NAME.webp of some.
  public init(_ entries: [Catalogue.Entry], pictures: String) {
    shelves = Shelf.shelves(of: entries.filter { $0.folder != Shelf.experiments })
    self.pictures = PathParts.split(pictures).name
    let files = FolderListing.names(in: pictures)
    moving = Set(files.filter { $0.hasSuffix(".webp") }.map(PathParts.stem(of:)))
  }

  /// The text of the page.
  public var markdown: String {
    let count = shelves.reduce(0) { $0 + $1.entries.count }
    var parts = [
      "# Gallery",
      "\(count) presets ship. Each is a short text file under `presets/`, to render, to read, to change. "
        + "More, which show how a network paints, are on [a page of their own](experiments.md).",
    ]
    parts += animations
    for shelf in shelves {
      if !shelf.name.isEmpty { parts.append("## \(shelf.name)") }
      if !shelf.about.isEmpty { parts.append(shelf.about) }
      parts += shelf.entries.map(section)
    }
    parts.append("This page is made by `docs/gallery/run`.")
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// A table of the animations, three to a row; empty if there are none.
  private var animations: [String] {
    let shown = shelves.flatMap(\.entries).filter { moving.contains($0.name) }
    guard !shown.isEmpty else { return [] }
    let rows = stride(from: 0, to: shown.count, by: 3).map { first -> String in
      let cells = shown[first..<min(first + 3, shown.count)].map { entry in
        "[![\(entry.title)](\(pictures)/\(entry.name).webp)](#\(Self.anchor(entry.title)))"
      }
      return
        "| \((cells + Array(repeating: "", count: 3 - cells.count)).joined(separator: " | ")) |"
    }
    let head = ["| | | |", "| --- | --- | --- |"]
    return [(head + rows).joined(separator: "\n")]
  }

  private func section(_ entry: Catalogue.Entry) -> String {
    let file = (entry.folder.isEmpty ? "" : entry.folder + "/") + entry.name + ".yaml"
    var lines = ["\(entry.about) *\(entry.length ?? "")*"]
    if !entry.teaches.isEmpty { lines.append("It teaches: \(entry.teaches)") }
    if !entry.source.isEmpty { lines.append("After: \(entry.source)") }
    return """
      ### \(entry.title)

      ![\(entry.title)](\(pictures)/\(entry.name).png)

      \(lines.joined(separator: "\\\n"))

      [`\(file)`](../presets/\(file)): `./zoetrope render \(entry.name)`
      """
  }

  /// Returns the anchor that sites which show Markdown give to a heading.
  private static func anchor(_ title: String) -> String {
    String(
      title.lowercased().compactMap { letter in
        letter == " " ? "-" : letter.isLetter || letter.isNumber || letter == "-" ? letter : nil
      })
  }
}
