internal import ArgumentParser
internal import ZoetropeKit

/// `zoetrope render`
struct Render: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make the film: an MP4 that plays anywhere.",
    discussion: """
      Without -o the film goes to output/NAME.mp4, which is replaced without asking. The file appears \
      when it is whole: until then, a film that was there before stays as it was.

      Ctrl-C ends a playable film of the frames that are done, NAME.partial.mp4. A second Ctrl-C \
      leaves nothing.

        zoetrope render silk
        zoetrope render my.yaml -o loop.mp4 --size 1080x1080 --fps 60
        zoetrope render silk --frames 0-29 --size 640x360 -o try.mp4 -y
      """)

  @OptionGroup var scene: SceneOptions

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "The film, ending in .mp4; or - to send frames (y4m) to another program.",
      valueName: "file"))
  var output: String?

  @OptionGroup var overwrite: OverwriteOption
  @OptionGroup var span: SpanOption

  @Option(
    help: ArgumentHelp(
      "Quality, 0 to 51: lower is better and larger; 17 looks like the original.",
      valueName: "n"))
  var crf = 17

  @Option(
    help: ArgumentHelp(
      "How hard the encoder tries to be small: ultrafast … veryslow.", valueName: "preset"))
  var effort = "medium"

  @Option(
    help: ArgumentHelp(
      "The encoder's threads. The film's bits depend on it, so it does not follow the machine.",
      valueName: "n"))
  var encoderThreads = 4

  @Flag(
    help: ArgumentHelp(
      "Take a third less memory: the encoder looks \(Encoding.shortLookAhead) frames ahead, and the "
        + "film grows a little."))
  var lowMemory = false

  @OptionGroup var work: WorkOptions

  func validate() throws {
    guard (0...51).contains(crf) else {
      throw ValidationError("--crf is from 0 to 51, not \(crf).")
    }
    guard (1...64).contains(encoderThreads) else {
      throw ValidationError("--encoder-threads is from 1 to 64, not \(encoderThreads).")
    }
  }

  func run() async throws {
    let encoding = Encoding(
      crf: crf, effort: effort, threads: encoderThreads,
      lookAhead: lowMemory ? Encoding.shortLookAhead : nil)
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
      let file = command.output.map { OutputFile($0, replace: command.overwrite.overwrite) }
      var job = FilmJob(
        scene, to: file ?? .standard("\(source.name).mp4"), span: span, encoding: encoding,
        threads: threads)
      job.isExact = command.work.exact
      return try await job.run(observe)
    }
  }
}
