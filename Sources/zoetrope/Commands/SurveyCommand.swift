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
        zoetrope survey --faults --count 1
        zoetrope survey --targets --count 1

      Draws networks of every activation, alone and mixed, of 1 to 16 layers of 4 to 64 neurons, in \
      every wiring and with various inputs. Everything else is a preset's default, so the weights are \
      balanced. Prints the preset of each that is not healthy at three moments of its film, then how \
      many are by activation and by depth.

      With --faults the weights have an explicit law. Each preset is healthy before one key is \
      changed. Prints those whose verdict is wrong or for which no change that cures was found, then \
      tables of the verdicts.

      With --targets each network gets a 'busy' of 1.5, 3 and 6. Prints those that some gain would \
      reach and that end elsewhere, then how many there are.
      """)

  @Flag(help: "Put a fault into healthy presets, and count the right verdicts and the cures.")
  var faults = false

  @Flag(help: "Write a busy of 1.5, 3 and 6, and count the networks that have it.")
  var targets = false

  @Option(
    help: ArgumentHelp(
      "How many networks to draw, from 1 to 100000: 400 if not given, 200 with --faults, 100 with "
        + "--targets.",
      valueName: "n"))
  var count: Int?

  @Option(help: ArgumentHelp("The seed that they are drawn from.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "How to show the number that is being judged: auto (if not given), plain (lines), json (one "
        + "object a line, on standard error), none.",
      valueName: "how"))
  var progress: ProgressChoice = .auto

  func validate() throws {
    if let count, !(1...100_000).contains(count) {
      throw ValidationError("--count is from 1 to 100000, not \(count).")
    }
    if faults, targets {
      throw ValidationError("--faults and --targets are two surveys; give one of them.")
    }
  }

  func run() async throws {
    try TargetChoice.apply(nil)
    let step = StepReporter(style: progress.style, width: { Console.columns() }) {
      Console.errors($0)
    }
    let total = count ?? (faults ? 200 : targets ? 100 : 400)
    do {
      let text = try await Interruption.handled(stop: nil) { _ in
        step.interrupted()
      } _: {
        step.begin("network 1 of \(total)")
        return try report(total) { number in
          if number < total { step.begin("network \(number + 1) of \(total)") }
        }
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

  /// Makes the survey, and returns what is printed.
  ///
  /// - Parameter done: called with the number of each network after it was judged.
  private func report(_ total: Int, done: (Int) -> Void) throws -> String {
    var listed = ""
    func list(_ number: Int, _ comment: String, _ preset: String) {
      listed += "# \(number): \(comment)\n\(preset)---\n"
    }
    if faults {
      let result = try FaultSurvey(count: total, seed: seed).run { number, seen in
        if !seen.isRight {
          list(number, "\(seen.fault): \(seen.verdict), expected \(seen.expected)", seen.preset)
        } else if seen.verdict != .healthy, !seen.isCured {
          list(number, "\(seen.fault): \(seen.verdict), not cured", seen.preset)
        }
        done(number)
      }
      return listed + result.text
    }
    if targets {
      let result = try TargetSurvey(count: total, seed: seed).run { number, cases in
        for seen in cases where !seen.isFound {
          list(number, "busy \(Wording.fixed(seen.measured, 2))", seen.preset)
        }
        done(number)
      }
      return listed + result.text
    }
    let result = try Survey(count: total, seed: seed).run { number, verdict, preset in
      if verdict != .healthy { list(number, "\(verdict)", preset) }
      done(number)
    }
    return listed + result.text
  }
}
