internal import ArgumentParser
internal import ZoetropeExplore
internal import ZoetropeKit
internal import ZoetropeReport
internal import ZoetropeTerminal

/// The command `zoetrope check`.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say whether presets are sound, and what they make.",
    discussion: """
        zoetrope check silk
        zoetrope check my.yaml
        zoetrope check silk --size 3840x2160 --set zoom=50
        zoetrope check --motion

      Every fault is named with its line and what would be right. For a sound preset: the film's \
      exact length, what the network costs, how well the loop closes, warnings of what is seldom meant, \
      such as a picture of one flat colour, and a verdict in a word (healthy, flat, saturated, too-fine, \
      static, seam) with a change that cures it. Changes go for each preset that is named.

      With --motion there is a table instead, of all presets that ship if none is named: how much frames \
      differ at 30 fps and 640x360, and how far the lines of media move. More than 12 levels of 255 \
      flicker, lines that move more than 0.15 of their spacing seem to jump, and less than 0.3 levels a \
      second stand still.
      """)

  @Argument(help: ArgumentHelp("The presets.", valueName: "preset"))
  var presets: [String] = []

  @OptionGroup var changes: ChangeOptions

  @Flag(
    help: ArgumentHelp(
      """
      Print one JSON object a preset, on a line: the verdict, its numbers and each layer's; of a faulty \
      preset, the error.
      """))
  var json = false

  @Flag(
    help: ArgumentHelp(
      """
      Print a table of how much frames differ and how far lines move from frame to frame, a row a \
      preset; with --json, an object a preset.
      """))
  var motion = false

  @Option(
    help: ArgumentHelp(
      """
      How to say what is being measured: auto (at a terminal only), plain (lines), json (one object a \
      line, on standard error), none.
      """,
      valueName: "how"))
  var progress: ProgressChoice = .auto

  func validate() throws {
    if presets.isEmpty, !motion {
      throw ValidationError("Name a preset to check, or say --motion for a table of all.")
    }
    if presets.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("- stands for standard input, which can be read once; name it once.")
    }
  }

  func run() async throws {
    let changes = try self.changes.typed()
    try TargetChoice.apply(nil)
    let isQuiet = progress == .auto && !Console.isTerminal
    let step = StepReporter(
      style: isQuiet ? .none : progress.style, width: { Console.columns() }
    ) {
      Console.errors($0)
    }
    try await Interruption.handled(stop: nil) { _ in
      step.interrupted()
    } _: {
      try check(changes, step)
    }
  }

  /// Checks the presets one after the other and prints the results.
  ///
  /// - Throws: `ExitCode` with the highest exit code of the presets that failed; `JobError` if a
  ///   result cannot be written.
  private func check(_ changes: TypedChanges, _ step: StepReporter) throws {
    var worst: Int32 = 0
    let names = presets.isEmpty ? Catalogue.standard.names : presets
    if names.isEmpty {
      throw JobError(.input, "Cannot find the presets that ship; name some after --motion.")
    }
    let table = FlickerReport.Table(presets: names)
    if motion, !json { try Console.output(table.header) }
    for preset in names {
      let result: String
      do {
        defer { step.clear() }
        let source = try changes.source(preset)
        let name = source.name
        let scene = try source.scene { event in
          if case .measuring(let event) = event { step.observe(event, of: name) }
        }
        if motion {
          step.begin("\(name): measuring the motion")
          let flicker = FlickerReport(scene)
          result =
            json
            ? CheckAnswer.json(preset: preset, flicker: flicker) + "\n"
            : table.row(preset, flicker)
        } else {
          do {
            try PresetReport.checkCaption(of: scene)
          } catch {
            let failure = Failure(error)
            try reject(preset, "\(preset): \(failure.message)")
            worst = max(worst, failure.status)
            continue
          }
          step.begin("\(name): measuring the motion")
          let report = PresetReport(scene)
          let answer = CheckAnswer(
            preset: preset, report: report, diagnosis: try Diagnosis(of: scene, from: source))
          result = json ? answer.json + "\n" : answer.text
        }
      } catch {
        // Changes apply to every preset, so the error message of a change has to name the preset.
        let failure =
          names.count > 1 ? Failure(error).naming(preset) : Failure(error)
        try reject(preset, failure.message)
        worst = max(worst, failure.status)
        continue
      }
      try Console.output(result)
    }
    if worst > 0 { throw ExitCode(worst) }
  }

  /// Prints what is wrong with a preset on standard error and, with `--json`, as an object too.
  private func reject(_ preset: String, _ message: String) throws(JobError) {
    Console.error(message)
    if json { try Console.output(CheckAnswer.json(preset: preset, error: message) + "\n") }
  }
}
