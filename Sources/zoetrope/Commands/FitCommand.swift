internal import ArgumentParser
internal import ZoetropeKit
internal import ZoetropePicture
internal import ZoetropeTerminal
internal import ZoetropeTraining

/// The command `zoetrope fit`.
struct FitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Teach a network to be a picture that melts and comes back.",
    discussion: """
        zoetrope still silk && zoetrope fit output/silk.png
        zoetrope fit logo.png -o logo.yaml --seconds 30
        zoetrope fit photo.jpg --layers 8x48 --psnr 28
        zoetrope fit film.mp4 --at 50% --steps 2000

      The preset is one like any other: zoom into it, bend it, give it another medium. Its weights are \
      in a file beside it, NAME.safetensors. Without -o both go to the folder output, and are \
      replaced without asking. Ctrl-C ends the teaching and writes what has been reached.
      """)

  @OptionGroup var input: PictureOptions

  @Option(help: ArgumentHelp("Take this many steps.", valueName: "n"))
  var steps: Int?

  @Option(
    help: ArgumentHelp(
      "Take as many steps as fit into this time; 10 if nothing is said. How many is printed.",
      valueName: "seconds"))
  var seconds: Double?

  @Option(
    help: ArgumentHelp(
      "Take as many steps as it needs to be this like the picture, in dB: 25 is rough, 35 is fine.",
      valueName: "dB"))
  var psnr: Double?

  @Option(
    help: ArgumentHelp(
      "The hidden layers and their neurons: 8x32 if not given; 8x48 for photographs.",
      valueName: "depth x width"))
  var layers: String?

  @Option(
    help: ArgumentHelp(
      "A preset whose network's inputs, layers, activations and wiring are taught in place of the "
        + "standard ones.", valueName: "preset"))
  var like: String?

  @Option(help: ArgumentHelp("The seed of the weights at the beginning.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("The preset to write, ending in .yaml.", valueName: "file"))
  var output: String?

  @OptionGroup var overwrite: OverwriteOption

  @Option(
    help: ArgumentHelp(
      "Progress on standard error: a bar, plain lines, JSON or nothing; auto is a bar in a terminal."
    ))
  var progress: ProgressChoice = .auto

  func validate() throws {
    if [steps != nil, seconds != nil, psnr != nil].count(where: { $0 }) > 1 {
      throw ValidationError("--steps, --seconds and --psnr exclude each other.")
    }
    if let steps, !(1...1_000_000).contains(steps) {
      throw ValidationError("--steps is from 1 to 1000000, not \(steps).")
    }
    if let seconds, !(0.1...86_400).contains(seconds) {
      throw ValidationError("--seconds is from 0.1 to 86400, not \(seconds).")
    }
    if let psnr, !(5...60).contains(psnr) {
      throw ValidationError("--psnr is from 5 to 60 dB, not \(psnr).")
    }
    _ = try shape()
    if like != nil, layers != nil {
      throw ValidationError("--layers and --like exclude each other.")
    }
  }

  /// The number of hidden layers and of neurons in each.
  private func shape() throws -> (depth: Int, width: Int) {
    guard let layers else { return (8, 32) }
    let parts = layers.split(separator: "x", omittingEmptySubsequences: false)
      .map { Int($0.filter { $0 != " " }) }
    guard parts.count == 2, let depth = parts[0], let width = parts[1],
      (1...64).contains(depth), (1...512).contains(width)
    else {
      throw ValidationError(
        "--layers is a depth and a width such as 8x32, up to 64x512, not '\(layers)'.")
    }
    return (depth, width)
  }

  func run() async throws {
    let command = self
    try await JobRunner.run(progress.style) { observe in
      let picture = try command.input.read(longSide: FitJob.longSide)
      try TargetChoice.apply(nil)
      let name = command.input.name
      let shape = try command.shape()
      var options = FitOptions(
        seed: command.seed, shape: TaughtShape(depth: shape.depth, width: shape.width))
      if let like = command.like { options.shape.like = try SceneSource(like).valid() }
      if let steps = command.steps { options.length = .steps(steps) }
      if let seconds = command.seconds { options.length = .seconds(seconds) }
      if let psnr = command.psnr { options.length = .psnr(psnr) }
      return try await FitJob(
        picture, name: name, options,
        to: command.output.map { OutputFile($0, replace: command.overwrite.overwrite) }
          ?? .standard("\(name).yaml")
      ).run(observe)
    }
  }
}
