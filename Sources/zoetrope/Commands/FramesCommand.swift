internal import ArgumentParser
internal import ZoetropeKit

/// The command `zoetrope frames`.
struct FramesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frames",
    abstract: "Make numbered PNG files, for GIFs and compositing.",
    discussion: """
        zoetrope frames silk
        zoetrope frames silk -o plates --depth 16
        zoetrope frames silk -o shot/silk.%04d.png --frames 0-47
        zoetrope frames silk --size 480x270 --fps 25 -o - |
          gifski --fps 25 -o silk.gif -

      Without -o they go to the folder output/NAME, as frame_00000.png and so on. A folder that holds \
      such frames already is left alone; with -y exactly those frames are deleted first. With \
      --frames a missing range is added to what is there of the same film, also by several programs \
      at once, and -y replaces the frames of the range alone.

      docs/pipes.md has the lines for other programs.
      """)

  @OptionGroup var scene: SceneOptions

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      """
      A folder; or a pattern such as shot/%04d.png (%% stands for %); or - to send them to another \
      program.
      """,
      valueName: "folder"))
  var output: String?

  @OptionGroup var pipe: PipeOption
  @OptionGroup var overwrite: OverwriteOption
  @OptionGroup var span: SpanOption

  @Option(help: ArgumentHelp("Bits per channel: 8, the default, or 16.", valueName: "bits"))
  var depth: Int?

  @OptionGroup var sampling: ExactOption
  @OptionGroup var work: WorkOptions

  func validate() throws {
    try Depth.validate(depth ?? 8)
    guard output == "-" else {
      return try pipe.refuse("--pixels goes with -o -; PNG files have --depth.")
    }
    try overwrite.refuse(PipeOption.nothingToReplace)
    if depth != nil {
      throw ValidationError(
        "--depth is for PNG files; with -o - it is --pixels rgb48 that sends 16 bits.")
    }
  }

  func run() async throws {
    let command = self
    try await JobRunner.run(work.progress.style) { observe in
      try command.work.prepare()
      try GifAnswer.check(output: command.output, preset: command.scene.preset)
      let (scene, name) = try command.scene.measured(observe)
      if command.output == "-" {
        let job = command.pipe.job(scene, command.span, command.sampling, command.work)
        return try await job.run(observe)
      }
      var job = FramesJob(
        scene, to: command.output, name: name, replace: command.overwrite.overwrite,
        span: command.span.frames, depth: .holding(bits: command.depth ?? 8),
        threads: command.work.threads)
      job.options.isExact = command.sampling.exact
      return try await job.run(observe)
    }
  }
}

/// Validates `--depth`, the number of bits per channel of PNG files, which is 8 or 16.
enum Depth {
  static func validate(_ depth: Int) throws {
    guard depth == 8 || depth == 16 else {
      throw ValidationError("--depth is 8 or 16, not \(depth).")
    }
  }
}
