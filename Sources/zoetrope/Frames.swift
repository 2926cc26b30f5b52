internal import ArgumentParser
internal import ZoetropeKit

/// `zoetrope frames`
struct Frames: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make numbered PNG files, for GIFs and compositing.",
    discussion: """
      Without -o they go to the folder output/NAME, as frame_00000.png and so on. A folder that holds \
      such frames already is left alone; with -y exactly those frames are deleted first.

        zoetrope frames silk -o plates --depth 16
        zoetrope frames silk -o shot/silk.%04d.png --frames 0-47
        zoetrope frames silk --fps 25 --size 480x480 -o - | gifski -o silk.gif -
      """)

  @OptionGroup var scene: SceneOptions

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "A folder; or a pattern such as shot/%04d.png; or - to send them (y4m) to another program.",
      valueName: "folder"))
  var output: String?

  @OptionGroup var overwrite: OverwriteOption
  @OptionGroup var span: SpanOption

  @Option(help: ArgumentHelp("Bits per channel: 8 or 16.", valueName: "bits"))
  var depth = 8

  @OptionGroup var work: WorkOptions

  func validate() throws { try Depth.validate(depth) }

  func run() async throws {
    let (command, span, threads) = (self, span.frames, work.threads)
    try await JobRunner.run(work.progress.style) { observe in
      try command.work.prepare()
      try GifAnswer.check(output: command.output, preset: command.scene.preset)
      let source = try command.scene.source()
      let scene = try source.scene(observe)
      if command.output == "-" {
        var job = PipeJob(scene, span: span, threads: threads)
        job.isExact = command.work.exact
        return try await job.run(observe)
      }
      var job = FramesJob(
        scene, to: command.output, name: source.name, replace: command.overwrite.overwrite,
        span: span, depth: .holding(bits: command.depth), threads: threads)
      job.isExact = command.work.exact
      return try await job.run(observe)
    }
  }
}

/// Bits per channel of PNG files.
enum Depth {
  static func validate(_ depth: Int) throws {
    guard depth == 8 || depth == 16 else {
      throw ValidationError("--depth is 8 or 16, not \(depth).")
    }
  }
}
