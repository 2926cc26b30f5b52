internal import ArgumentParser
internal import ZoetropeInspect
internal import ZoetropeKit

/// The command `zoetrope inspect`.
struct InspectCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Look inside the network: a page with every neuron as a picture.",
    discussion: """
        zoetrope inspect silk
        zoetrope inspect silk --at 50% -o silk.html
        zoetrope inspect silk -o silk-inside
        zoetrope inspect silk --set network.activation=relu --neuron 2:5
        zoetrope inspect silk --film

      The page shows what each neuron paints, the weights of each layer, what moves the colours, and \
      what the picture loses without each part. It is one file that needs no other; given a folder, its \
      pictures are written there as files too. Without -o it goes \
      to output/NAME-inspect.html, which is replaced without asking. With --film it makes a film \
      of the neurons instead, which grows up through the layers, in output/NAME-neurons.mp4.
      """)

  @OptionGroup var scene: SceneOptions

  @Option(
    help: ArgumentHelp(
      "The moment to look at: 2.5s, 25% or 75f; the first frame if not given.", valueName: "time"),
    transform: Reading.time)
  var at: FilmTime?

  @Option(
    help: ArgumentHelp(
      "In a network of relu, the neuron from which the page goes back to the inputs: its layer and "
        + "its number there, as the page counts them. The most influential one of the last hidden "
        + "layer if not given.", valueName: "layer:neuron"))
  var neuron: String?

  @Flag(help: "Make a film in which the neurons move, layer after layer.")
  var film = false

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "The page, ending in .html, or a folder for the page and its pictures; with --film a film, "
        + "ending in .mp4.", valueName: "file"))
  var output: String?

  @OptionGroup var overwrite: OverwriteOption
  @OptionGroup var work: WorkOptions

  func validate() throws {
    if film, at != nil {
      throw ValidationError("--at is for the page; a film shows all of its moments.")
    }
    if work.threads != nil, !film {
      throw ValidationError("--threads is for --film; the page is made by all cores.")
    }
  }

  func run() async throws {
    let command = self
    try await JobRunner.run(work.progress.style) { observe in
      try command.work.prepare()
      if command.film, command.neuron != nil {
        throw JobError(
          .input, "--neuron is for the page; a film shows neurons of all layers.")
      }
      let source = try command.scene.source()
      if command.film {
        return try await NeuronFilmJob(
          source,
          to: command.output.map { OutputFile($0, replace: command.overwrite.overwrite) }
            ?? .standard("\(source.name)-neurons.mp4"), threads: command.work.threads, observe
        ).run(observe)
      }
      return try await InspectJob(
        source, at: command.at ?? .frame(0), neuron: command.neuron,
        to: command.output.map { OutputFile($0, replace: command.overwrite.overwrite) }
          ?? .standard("\(source.name)-inspect.html"), observe
      ).run(observe)
    }
  }
}
