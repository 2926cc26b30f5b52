internal import ArgumentParser
internal import ZoetropeKit

/// `zoetrope check`
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say whether presets are sound, and what they make.",
    discussion: """
      Every fault is named with its line and what would be right. For a sound preset: the film's \
      exact length, what the network costs, how well the loop closes.

        zoetrope check my.yaml
        zoetrope check presets/*/*.yaml
      """)

  @Argument(help: ArgumentHelp("The presets.", valueName: "preset"))
  var presets: [String]

  @Option(
    help: ArgumentHelp(
      "How to say what is being measured: auto (at a terminal only), plain (lines), json (one object a line, on standard error), none.",
      valueName: "how"))
  var progress: ProgressChoice = .auto

  func run() throws {
    let isQuiet = progress == .auto && !Console.isTerminal
    let step = StepReporter(
      style: isQuiet ? .none : progress.style, width: { Console.columns() }
    ) {
      Console.write($0, to: 2)
    }
    var worst: Int32 = 0
    for preset in presets {
      do {
        defer { step.clear() }
        let source = try SceneSource(preset)
        let report = PresetReport(try source.scene(naming: step.begin))
        do {
          try report.checkCaption()
        } catch {
          let failure = Failure(error)
          Console.error("\(preset): \(failure.message)")
          worst = max(worst, failure.status)
          continue
        }
        step.begin("\(source.name): measuring the motion")
        let text = report.text
        step.clear()
        Console.output("\(preset): sound\n\(text)")
      } catch {
        let failure = Failure(error)
        Console.error(failure.message)
        worst = max(worst, failure.status)
      }
    }
    if worst > 0 { throw ExitCode(worst) }
  }
}
