internal import ArgumentParser
internal import Foundation
internal import ZoetropeKit
internal import ZoetropeTerminal

/// The command line. It parses the arguments and ends the program with an exit code.
struct Zoetrope: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zoetrope",
    abstract: "Turn a small text file into a looping art video.",
    discussion: """
        zoetrope render silk
        zoetrope presets
        zoetrope sheet silk --seeds 1-24

      A preset says what the picture is: a small neural network that paints it, and keyframes that \
      move it. silk is one of those that ship.

      Exit codes: 0 done, 1 failed, 2 something is wrong with the input, 3 the output exists already, \
      64 wrong usage, 130 interrupted.
      """,
    version: ZoetropeInfo.versionText,
    groupedSubcommands: [
      CommandGroup(
        name: "Make",
        subcommands: [
          RenderCommand.self, FramesCommand.self, StillCommand.self, SheetCommand.self,
          SweepCommand.self, AtlasCommand.self, ExploreCommand.self, NewCommand.self,
          FitCommand.self, DreamCommand.self,
        ]),
      CommandGroup(
        name: "Look",
        subcommands: [
          PresetsCommand.self, CheckCommand.self, InspectCommand.self, SeeCommand.self,
          RecipeCommand.self, WeightsCommand.self, PaletteCommand.self, SchemaCommand.self,
        ]),
      CommandGroup(name: "Measure", subcommands: [BenchCommand.self, SurveyCommand.self]),
    ])

  /// All commands of all groups.
  static var commands: [any ParsableCommand.Type] {
    configuration.groupedSubcommands.flatMap { $0.subcommands }
  }

  /// Throws a `JobError` if the first word, or the word after `help`, is neither a command nor an
  /// option of the program. The message suggests a similar command.
  private static func checkCommand(_ words: [String]) throws {
    let known = ["--help", "-h", "-help", "--version", "--"]
    guard let word = words.first == "help" ? words.dropFirst().first : words.first,
      !known.contains(word), !word.hasPrefix("--generate-"), !word.hasPrefix("--experimental-")
    else { return }
    let names = commands.map { $0._commandName }
    // The parser adds the command `help`.
    guard !(names + ["help"]).contains(word) else { return }
    throw JobError(.usage, CommandHint.refusal(of: word, commands: names + ["help"]))
  }

  /// Parses the arguments, runs the command, and ends the program with its exit code.
  static func execute() async -> Never {
    do {
      try ArgumentBytes.check()
      try checkCommand(Array(CommandLine.arguments.dropFirst()))
      let words = NegativeValues.joined(Array(CommandLine.arguments.dropFirst()))
      var command = try parseAsRoot(words)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      exit()
    } catch let error as JobError {
      Console.error(Failure(error).message)
      Foundation.exit(Failure(error).status)
    } catch {
      leave(with: error)
    }
  }
}
