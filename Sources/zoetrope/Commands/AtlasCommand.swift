internal import ArgumentParser
internal import ZoetropeInspect
internal import ZoetropeKit

/// The command `zoetrope atlas`.
struct AtlasCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "atlas",
    abstract: "Draw a map of pictures near a preset, with like beside like.",
    discussion: """
        zoetrope atlas silk
        zoetrope atlas silk --by seeds --count 400
        zoetrope atlas silk --by latents --width 320 -o map.png

      The plane shows the picture with z moved along the two directions that change it most; the middle \
      is the picture as it is. By seeds or latents, several hundred pictures lie so that similar ones \
      are neighbours. Under each stands what brings it back: 'seed 17' is --seed 17, 'z: seed 17' is \
      --set 'z=seed 17'. Without -o the page goes to output/NAME-atlas.png, which is replaced without \
      asking.
      """)

  /// What a map is made of.
  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case plane, seeds, latents
  }

  @OptionGroup var scene: SceneOptions

  @Option(
    help: ArgumentHelp(
      "What to map: plane (if not given), seeds or latents.", valueName: "what"))
  var by = Kind.plane

  @Option(
    help: ArgumentHelp(
      "With --by seeds or latents, how many pictures, 2 to 1000; 400 if not given.", valueName: "n")
  )
  var count: Int?

  @Option(
    help: ArgumentHelp(
      "Of the plane, how many pictures on a side, an odd number from 3 to 31; 9 if not given.",
      valueName: "n"))
  var side: Int?

  @Option(
    help: ArgumentHelp(
      "Of the plane, how far its edge lies from the middle, in standard deviations of z; so far that "
        + "neighbours differ visibly if not given.",
      valueName: "number"))
  var reach: Double?

  @Option(
    help: ArgumentHelp(
      "The moment to show: 2.5s, 25% or 75f; the first frame if not given.", valueName: "time"),
    transform: Reading.time)
  var at: FilmTime?

  @Option(
    help: ArgumentHelp("The width of each picture in pixels, 32 to 640.", valueName: "pixels"))
  var width = 240

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The page, ending in .png.", valueName: "file"))
  var output: String?

  @OptionGroup var overwrite: OverwriteOption
  @OptionGroup var work: WorkOptions

  func validate() throws {
    if by == .plane, count != nil {
      throw ValidationError("--count goes with --by seeds or --by latents; a plane has --side.")
    }
    if by != .plane, side != nil || reach != nil {
      throw ValidationError("--side and --reach are for the plane, not for --by \(by.rawValue).")
    }
    if by == .seeds, !scene.changes.seed.isEmpty {
      throw ValidationError("--seed is for one picture; with --by seeds the map shows many seeds.")
    }
  }

  func run() async throws {
    let (command, threads) = (self, work.threads)
    try await JobRunner.run(work.progress.style) { observe in
      try command.work.prepare()
      let source = try command.scene.source()
      let content: AtlasJob.Content =
        switch command.by {
        case .plane: .plane(side: command.side ?? 9, reach: command.reach)
        case .seeds: .seeds(count: command.count ?? 400)
        case .latents: .latents(count: command.count ?? 400)
        }
      return try await AtlasJob(
        content, of: source, at: command.at ?? .frame(0), width: command.width,
        to: command.output.map { OutputFile($0, replace: command.overwrite.overwrite) }
          ?? .standard("\(source.name)-atlas.png"), threads: threads, observe
      ).run(observe)
    }
  }
}
