internal import ArgumentParser
internal import ZoetropeKit

/// The command `zoetrope render`.
struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Make the film: an MP4 that plays anywhere.",
    discussion: """
        zoetrope render silk
        zoetrope render my.yaml -o loop.mp4 --size 1080x1080 --fps 60
        zoetrope render silk --frames 0-29 --size 640x360 -o try.mp4 -y

      Without -o the film goes to output/NAME.mp4, which is replaced without asking. The file appears \
      when it is whole: until then, a film that was there before stays as it was.

      Ctrl-C ends a playable film of the frames that are encoded, NAME.partial.mp4. A second Ctrl-C \
      leaves nothing.
      """)

  @OptionGroup var scene: SceneOptions

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "The film, ending in .mp4; or - to send its frames to another program.",
      valueName: "file"))
  var output: String?

  @OptionGroup var pipe: PipeOption
  @OptionGroup var overwrite: OverwriteOption
  @OptionGroup var span: SpanOption

  @Option(
    help: ArgumentHelp(
      "Quality, 1 to 51: lower is better and larger; 17, the default, looks like the original.",
      valueName: "n"))
  var crf: Int?

  @Option(
    help: ArgumentHelp(
      "How hard the encoder tries to be small: ultrafast … veryslow; medium if not given.",
      valueName: "preset"))
  var effort: String?

  @Option(
    help: ArgumentHelp(
      "The encoder's threads, 4 if not given. The film's bits depend on it, so it does not follow the "
        + "machine.",
      valueName: "n"))
  var encoderThreads: Int?

  @Flag(
    help: ArgumentHelp(
      "Take a third less memory: the encoder looks \(Encoding.shortLookAhead) frames ahead, and the "
        + "film grows a little."))
  var lowMemory = false

  @OptionGroup var sampling: ExactOption
  @OptionGroup var work: WorkOptions

  func validate() throws {
    if crf == 0 {
      throw ValidationError(
        "--crf 0 is lossless, which H.264 has in its profile High 4:4:4 Predictive alone, and few "
          + "players open it; 1 is the lowest.")
    }
    if let crf, !(1...51).contains(crf) {
      throw ValidationError("--crf is from 1 to 51, not \(crf).")
    }
    if let encoderThreads, !(1...64).contains(encoderThreads) {
      throw ValidationError("--encoder-threads is from 1 to 64, not \(encoderThreads).")
    }
    guard output == "-" else {
      return try pipe.refuse("--pixels goes with -o -; in a film, pixels are as H.264 has them.")
    }
    try overwrite.refuse(PipeOption.nothingToReplace)
    for (option, isGiven) in [
      ("--crf", crf != nil), ("--effort", effort != nil),
      ("--encoder-threads", encoderThreads != nil), ("--low-memory", lowMemory),
    ] where isGiven {
      throw ValidationError(
        "\(option) is for films; with -o - the frames are sent as they are, not encoded.")
    }
  }

  /// The encoder's settings: the defaults, changed by the options that were given.
  private var encoding: Encoding {
    var encoding = Encoding()
    encoding.crf = crf ?? encoding.crf
    encoding.effort = effort ?? encoding.effort
    encoding.threads = encoderThreads ?? encoding.threads
    encoding.lookAhead = lowMemory ? Encoding.shortLookAhead : nil
    return encoding
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
      let file = command.output.map { OutputFile($0, replace: command.overwrite.overwrite) }
      var job = FilmJob(
        scene, to: file ?? .standard("\(name).mp4"), span: command.span.frames,
        encoding: command.encoding,
        threads: command.work.threads)
      job.options.isExact = command.sampling.exact
      return try await job.run(observe)
    }
  }
}
