/// A folder of presets with its description.
public struct Shelf: Hashable, Sendable {
  /// The folder's name; empty for presets that are in no subfolder of the catalogue.
  public let name: String
  /// A line on what the presets have in common; may be empty.
  public let about: String
  /// The presets in the folder.
  public let entries: [Catalogue.Entry]

  /// The folder of the presets that have a page of their own, docs/experiments.md.
  package static let experiments = "experiments"

  /// The folders that ship and their descriptions, in the order in which lists show them.
  private static let known = [
    ("loops", "Films that move and end where they began: the place to start."),
    ("media", "Pictures made of paper, ink, stone, glass and light."),
    ("collage", "Several pictures, cut along a field and laid over each other."),
    ("figures", "Words and outlines, cut out or pressed into a medium."),
    ("zooms", "Into the picture and out again, or there and back."),
    ("endless", "Zooms that never arrive: some times deeper, the picture is the same again."),
    ("symmetric", "Mirrors, kaleidoscopes, turns and tiles."),
    ("monochrome", "One hue, or none."),
    ("palettes", "What colour can do: palettes, flat steps, a brand's colours, OKLab, finishing."),
    (experiments, "A tutorial's experiments in its numbers; some are bad pictures on purpose."),
    ("classics", "Recipes that others published, and what became of them."),
  ]

  /// Returns `folders` in the order of the folders that ship. Other folders follow, sorted by name.
  static func sorted(_ folders: [String]) -> [String] {
    known.map(\.0).filter(folders.contains)
      + folders.filter { name in !known.contains { $0.0 == name } }.sorted()
  }

  /// Groups `entries` by folder.
  ///
  /// - Parameter entries: presets in the order of their folders.
  public static func shelves(of entries: [Catalogue.Entry]) -> [Shelf] {
    var names: [String] = []
    for entry in entries where names.last != entry.folder { names.append(entry.folder) }
    return names.map { name in
      Shelf(
        name: name, about: known.first { $0.0 == name }?.1 ?? "",
        entries: entries.filter { $0.folder == name })
    }
  }
}
