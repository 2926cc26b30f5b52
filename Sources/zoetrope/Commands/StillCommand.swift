internal import ArgumentParser
internal import ZoetropeKit

/// The command `zoetrope still`.
struct StillCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "still",
    abstract: "Make one picture, as large as you like.",
    discussion: """
        zoetrope still silk --at 2.5s
        zoetrope still silk --at 25% --size 7680x4320 --samples 9 --depth 16 -o poster.png

      Without -o it goes to output/NAME.png, which is replaced without asking.
      """)

  @OptionGroup var scene: SceneOptions

  @Option(
    help: ArgumentHelp(
      "The moment: 2.5s (seconds), 25% or 1/4 (of the film) or 75f (a frame, counted from 0).",
      valueName: "time"),
    transform: Reading.time)
  var at = FilmTime.frame(0)

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The picture, ending in .png.", valueName: "file"))
  var output: String?

  @OptionGroup var overwrite: OverwriteOption

  @Option(help: ArgumentHelp("Bits per channel: 8 or 16.", valueName: "bits"))
  var depth = 8

  @OptionGroup var sampling: ExactOption
  @OptionGroup var work: WorkOptions

  func validate() throws { try Depth.validate(depth) }

  func run() async throws {
    let (command, threads) = (self, work.threads)
    try await JobRunner.run(work.progress.style) { observe in
      try command.work.prepare()
      let (scene, name) = try command.scene.measured(observe)
      let file = command.output.map { OutputFile($0, replace: command.overwrite.overwrite) }
      var job = StillJob(
        scene, at: command.at, to: file ?? .standard("\(name).png"),
        depth: .holding(bits: command.depth), threads: threads)
      job.options.isExact = command.sampling.exact
      return try await job.run(observe)
    }
  }
}
