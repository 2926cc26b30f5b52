internal import ArgumentParser
internal import ZoetropeExplore
internal import ZoetropeKit
internal import ZoetropeTerminal

/// The command `zoetrope survey`.
struct SurveyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey",
    abstract: "Draw random networks, and count those that paint with the defaults.",
    discussion: """
        zoetrope survey --count 4
        zoetrope survey --count 400 --seed 2

      Draws networks of every activation, alone and mixed, of 1 to 16 layers of 4 to 64 neurons, in \
      every wiring and with various inputs. Everything else is a preset's default, so the weights are \
      balanced. Prints the preset of each that is not healthy at three moments of its film, then how \
      many are by activation and by depth.
      """)

  @Option(help: ArgumentHelp("How many networks to draw, from 1 to 100000.", valueName: "n"))
  var count = 400

  @Option(help: ArgumentHelp("The seed that they are drawn from.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "How to show the number that is being judged: auto (if not given), plain (lines), json (one "
        + "object a line, on standard error), none.",
      valueName: "how"))
  var progress: ProgressChoice = .auto

  func validate() throws {
    guard (1...100_000).contains(count) else {
      throw ValidationError("--count is from 1 to 100000, not \(count).")
    }
  }

  func run() async throws {
    try TargetChoice.apply(nil)
    let step = StepReporter(style: progress.style, width: { Console.columns() }) {
      Console.errors($0)
    }
    let survey = Survey(count: count, seed: seed)
    do {
      let text = try await Interruption.handled(stop: nil) { _ in
        step.interrupted()
      } _: {
        var failed = ""
        step.begin("network 1 of \(survey.count)")
        let result = try survey.run { number, verdict, preset in
          if verdict != .healthy { failed += "# \(number): \(verdict)\n\(preset)---\n" }
          if number < survey.count { step.begin("network \(number + 1) of \(survey.count)") }
        }
        return failed + result.text
      }
      step.clear()
      try Console.output(text)
    } catch {
      step.clear()
      let failure = Failure(error)
      Console.error(failure.message)
      throw ExitCode(failure.status)
    }
  }
}
