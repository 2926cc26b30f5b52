internal import ArgumentParser
internal import ZoetropeKit
internal import ZoetropeTerminal

/// The command `zoetrope recipe`.
struct RecipeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recipe",
    abstract: "Print the preset inside a film or picture, ready to render again.",
    discussion: """
        zoetrope still silk && zoetrope recipe output/silk.png
        zoetrope recipe output/silk.mp4 > again.yaml
        zoetrope recipe poster.png | zoetrope render - -o poster.mp4
        zoetrope recipe output/logo.mp4 -o logo.yaml

      Films and pictures made by Zoetrope carry everything they were made from. With -o, weights that \
      were not drawn go to a safetensors file beside the preset, and otherwise stand in it as text.
      """)

  @Argument(help: ArgumentHelp("A film (.mp4) or picture (.png).", valueName: "file"))
  var file: String

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("Write the preset to this file, ending in .yaml.", valueName: "file"))
  var output: String?

  @OptionGroup var overwrite: OverwriteOption

  func run() throws {
    do {
      guard let output else {
        try Console.output(Recipe.read(from: file))
        return
      }
      let paths = try Recipe.write(
        from: file, to: OutputFile(output, replace: overwrite.overwrite)
      ) { event in
        if case .warning(let text) = event { Console.error(text) }
      }
      try Console.output(paths.map { $0 + "\n" }.joined())
    } catch {
      let failure = Failure(error)
      Console.error(failure.message)
      throw ExitCode(failure.status)
    }
  }
}
