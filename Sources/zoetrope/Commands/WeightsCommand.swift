internal import ArgumentParser
internal import ZoetropeKit
internal import ZoetropeTerminal

/// The command `zoetrope weights`.
struct WeightsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "weights",
    abstract: "Write the weights to a safetensors file, for other programs.",
    discussion: """
        zoetrope weights silk
        zoetrope weights silk --at 50% -o silk-half.safetensors

      The names are those of a PyTorch Sequential of Linear layers. A preset takes such a file back with \
      network: { weights: silk.safetensors }. docs/weights.md has the lines of PyTorch that read and \
      write one. Without -o it goes to output/NAME.safetensors, which is replaced without asking.
      """)

  @OptionGroup var scene: SceneOptions

  @Option(
    help: ArgumentHelp(
      "The moment whose weights are written: 2.5s, 25% or 75f; the first frame if not given.",
      valueName: "time"),
    transform: Reading.time)
  var at: FilmTime?

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The file, ending in .safetensors.", valueName: "file"))
  var output: String?

  @OptionGroup var overwrite: OverwriteOption

  func run() async throws {
    do {
      try TargetChoice.apply(nil)
      let (scene, name) = try self.scene.measured { event in
        if case .warning(let text) = event { Console.error(text) }
      }
      let report = try WeightsJob(
        scene, at: at ?? .frame(0),
        to: output.map { OutputFile($0, replace: overwrite.overwrite) }
          ?? .standard("\(name).safetensors")
      ).run { event in
        if case .warning(let text) = event { Console.error(text) }
      }
      Console.error(
        "Layers: \(report.shapes.joined(separator: ", ")); the output layer is the last.")
      Console.error("Columns of the first: \(report.columns.joined(separator: ", ")).")
      if report.gain != 1 {
        Console.error(
          "Not in the file: the gain of the moment, \(report.gain), which multiplies all.")
      }
      try Console.output(report.path + "\n")
    } catch {
      let failure = Failure(error)
      Console.error(failure.message)
      throw ExitCode(failure.status)
    }
  }
}
