internal import ArgumentParser
internal import ZoetropeKit

/// `zoetrope presets`
struct Presets: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the presets that ship.",
    discussion: """
      Each name can be used wherever a command takes a preset:

        zoetrope presets
        zoetrope render silk
      """)

  func run() throws {
    let entries = Catalogue.standard.entries()
    guard !entries.isEmpty else {
      throw JobError(
        .failed,
        "There is no folder 'presets' here or beside the program. ZOETROPE_PRESETS can name it.")
    }
    let width = entries.map(\.name.count).max() ?? 0
    for entry in entries {
      let space = String(repeating: " ", count: width - entry.name.count)
      Console.output("\(entry.name)\(space)  \(entry.line)\n")
    }
  }
}
