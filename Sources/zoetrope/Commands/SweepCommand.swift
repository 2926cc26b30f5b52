internal import ArgumentParser
internal import ZoetropeInspect
internal import ZoetropeKit

/// The command `zoetrope sweep`.
struct SweepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Show what one key or two do: a labelled picture for each value.",
    discussion: """
        zoetrope sweep silk busy=0.5,1,2,4
        zoetrope sweep silk 'network.layers=2 x 8,4 x 16,8 x 32' busy=1,2 -o grid.png
        zoetrope sweep silk gain=0.5..2:0.25 -o gain.mp4
        zoetrope sweep silk 'network.layers=1 x 16,16 x 16' -o length.svg

      Keys and values are those of presets, as with --set. With two keys, the first changes from \
      column to column and the second from row to row. A sweep that ends in .mp4 is a film in which all \
      of them move. One that ends in .svg is a plot: the length of the picture of a straight line \
      behind each layer. Without -o the page goes to output/NAME-sweep.png, which is replaced without \
      asking.
      """)

  @OptionGroup var scene: SceneOptions

  @Argument(
    help: ArgumentHelp(
      "A key and its values: KEY=a,b,c, split at commas outside brackets and quotes; 1..8:1 is a range. "
        + "One or two of them.",
      valueName: "key=a,b,c"))
  var axes: [String]

  @Option(
    help: ArgumentHelp(
      "The moment to show: 2.5s, 25% or 75f; the first frame if not given.", valueName: "time"),
    transform: Reading.time)
  var at: FilmTime?

  @Option(
    help: ArgumentHelp(
      "The width of each picture in pixels; 320 if not given, and in films.", valueName: "pixels"))
  var width: Int?

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "The page, ending in .png, or in .mp4 to move, or in .svg for a plot.", valueName: "file"))
  var output: String?

  @OptionGroup var overwrite: OverwriteOption
  @OptionGroup var work: WorkOptions

  func run() async throws {
    let (command, threads) = (self, work.threads)
    try await JobRunner.run(work.progress.style) { observe in
      try command.work.prepare()
      var axes: [SweepAxis] = []
      for text in command.axes { axes.append(try SweepAxis(text)) }
      let sweep = try Sweep(axes)
      let source = try command.scene.source()
      let file =
        command.output.map { OutputFile($0, replace: command.overwrite.overwrite) }
        ?? .standard("\(source.name)-sweep.png")
      let at = command.at ?? .frame(0)
      if SweepPlotJob.isPlot(file) {
        guard command.width == nil, threads == nil else {
          throw JobError(.usage, "--width and --threads are for pictures, and a plot has none.")
        }
        return try await SweepPlotJob(sweep, of: source, at: at, to: file).run(observe)
      }
      guard try SweepFilmJob.isFilm(file) else {
        return try await SheetJob(
          sweep: sweep, of: source, at: at, width: command.width ?? 320, to: file,
          threads: threads, observe
        ).run(observe)
      }
      if command.width != nil {
        throw JobError(
          .usage, "--width is for pictures; the small films of a grid are 320 pixels wide.")
      }
      return try await SweepFilmJob(
        sweep, of: source, at: at, to: file, threads: threads, observe
      ).run(observe)
    }
  }
}
