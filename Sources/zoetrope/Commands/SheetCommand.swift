internal import ArgumentParser
internal import ZoetropeKit

/// The command `zoetrope sheet`.
struct SheetCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sheet",
    abstract: "Make a page of small pictures, to choose from.",
    discussion: """
        zoetrope sheet silk
        zoetrope sheet silk --seeds 1-24
        zoetrope sheet silk --seeds 3,7,40-45 --at 50% --width 480 -o pick.png

      Moments of the film, or one moment for many seeds. Under each picture stands what brings it \
      back: 'seed 17' is --seed 17, '75f' is still --at 75f. Without -o the page goes to \
      output/NAME-sheet.png, which is replaced without asking.
      """)

  @OptionGroup var scene: SceneOptions

  @Option(
    help: ArgumentHelp(
      "How many moments of the film to show; 12 if not given.", valueName: "n"))
  var count: Int?

  @Option(
    help: ArgumentHelp("Seeds in place of moments: 1-24, or 3,7,9.", valueName: "list"),
    transform: Reading.seeds)
  var seeds: [UInt64]?

  @Option(
    help: ArgumentHelp(
      "With --seeds, the moment to show: 2.5s, 25% or 75f; the first frame if not given.",
      valueName: "time"),
    transform: Reading.time)
  var at: FilmTime?

  @Option(help: ArgumentHelp("Pictures in a row.", valueName: "n"))
  var columns: Int?

  @Option(help: ArgumentHelp("The width of each picture in pixels.", valueName: "pixels"))
  var width = 320

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The page, ending in .png.", valueName: "file"))
  var output: String?

  @OptionGroup var overwrite: OverwriteOption
  @OptionGroup var sampling: ExactOption
  @OptionGroup var work: WorkOptions

  func validate() throws {
    if let columns, !(1...100).contains(columns) {
      throw ValidationError("--columns is from 1 to 100, not \(columns).")
    }
    if count != nil, seeds != nil {
      throw ValidationError("--count is for moments; with --seeds the page shows each seed once.")
    }
    if !scene.changes.seed.isEmpty, seeds != nil {
      throw ValidationError("--seed is for moments; with --seeds the page shows those alone.")
    }
    if at != nil, seeds == nil {
      throw ValidationError("--at goes with --seeds; without them the page shows many moments.")
    }
  }

  func run() async throws {
    let (command, threads) = (self, work.threads)
    try await JobRunner.run(work.progress.style) { observe in
      try command.work.prepare()
      let source = try command.scene.source()
      let file =
        command.output.map { OutputFile($0, replace: command.overwrite.overwrite) }
        ?? .standard("\(source.name)-sheet.png")
      var job =
        if let seeds = command.seeds {
          try SheetJob(
            seedsOf: source, seeds, at: command.at ?? .frame(0), width: command.width,
            to: file, threads: threads, observe)
        } else {
          try SheetJob(
            timesOf: source, count: command.count ?? 12, width: command.width, to: file,
            threads: threads, observe)
        }
      job.columns = command.columns
      job.options.isExact = command.sampling.exact
      return try await job.run(observe)
    }
  }
}
