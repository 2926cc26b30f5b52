internal import ArgumentParser
internal import Foundation
internal import ZoetropeKit
internal import ZoetropeReport
internal import ZoetropeTerminal

/// The command `zoetrope presets`.
struct PresetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "presets",
    abstract: "List the presets that ship.",
    discussion: """
        zoetrope presets
        zoetrope render silk

      Each name can be used wherever a command takes a preset; docs/gallery.md shows them all.
      """)

  @Option(
    help: ArgumentHelp(
      "Print the gallery's page instead, for the folder above this one, which has stills NAME.png and "
        + "some animations NAME.webp.", valueName: "folder"))
  var page: String?

  func run() throws {
    if let page, !FileManager.default.fileExists(atPath: page) {
      throw JobError(.input, "There is no folder '\(page)' with pictures for --page.")
    }
    let entries = Catalogue.standard.entries()
    guard !entries.isEmpty else {
      throw JobError(
        .failed,
        "There is no folder 'presets' here or beside the program. ZOETROPE_PRESETS can name it.")
    }
    try Console.output(
      page.map { GalleryPage(entries, pictures: $0).markdown } ?? Shelf.list(entries))
  }
}
