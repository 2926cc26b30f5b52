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

      Films and pictures made by Zoetrope carry everything they were made from.
      """)

  @Argument(help: ArgumentHelp("A film (.mp4) or picture (.png).", valueName: "file"))
  var file: String

  func run() throws {
    do {
      try Console.output(Recipe.read(from: file))
    } catch {
      let failure = Failure(error)
      Console.error(failure.message)
      throw ExitCode(failure.status)
    }
  }
}
