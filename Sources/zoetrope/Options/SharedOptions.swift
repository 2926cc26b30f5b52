internal import ArgumentParser
internal import Foundation
internal import ZoetropeKit
internal import ZoetropeTerminal

/// The values of `--progress`.
enum ProgressChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, plain, json, none

  /// The style of the progress lines; `auto` depends on whether standard error is a terminal.
  var style: ProgressReporter.Style {
    switch self {
    case .auto: Console.isTerminal ? .bar : .plain
    case .plain: .plain
    case .json: .json
    case .none: .none
    }
  }
}

/// The options that choose a preset and change it.
struct SceneOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The preset: a file, the name of one that ships, or - for standard input.",
      valueName: "preset"))
  var preset: String

  @OptionGroup var changes: ChangeOptions

  /// Returns the preset with its changes applied in the order in which they were typed.
  ///
  /// - Throws: `JobError` if there is no such preset, or a change is not written as `KEY=VALUE`.
  func source() throws -> SceneSource { try changes.typed().source(preset) }

  /// Returns the measured scene and the preset's name. Calls `observe` with each measurement that
  /// begins, and with a warning if the caption is drawn smaller than the preset requires.
  ///
  /// - Throws: `PresetError` if the preset is faulty; `JobError` if it is not found or its caption
  ///   cannot be drawn; `CancellationError` if the task is cancelled.
  func measured(_ observe: JobObserver) throws -> (scene: MeasuredScene, name: String) {
    let source = try source()
    let scene = try source.scene(observe)
    if let note = scene.captionNote { observe(.warning(note)) }
    return (scene, source.name)
  }
}

/// The options that change presets: `--set`, and one option for each of some keys.
struct ChangeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The size in pixels: 1280x720.", valueName: "WxH"),
    transform: TypedChange.parsing("--size", of: "film.size"))
  var size: [TypedChange] = []

  @Option(
    help: ArgumentHelp("Frames per second: 30, 29.97, 24000/1001.", valueName: "rate"),
    transform: TypedChange.parsing("--fps", of: "film.fps"))
  var fps: [TypedChange] = []

  @Option(
    help: ArgumentHelp("The length in seconds.", valueName: "seconds"),
    transform: TypedChange.parsing("--duration", of: "film.duration"))
  var duration: [TypedChange] = []

  @Option(
    help: ArgumentHelp(
      "The network's seed: another number, another picture. Where keyframes name seeds, the first "
        + "becomes this one and the others stay as far from it as they were. Not for keyframes that name "
        + "presets, which bring their own seeds.",
      valueName: "n"),
    transform: TypedChange.parsing("--seed", of: SceneSource.seedKey))
  var seed: [TypedChange] = []

  @Option(
    help: ArgumentHelp(
      "Samples per pixel, averaged: 1, 4, 9, 16 and so on to 64. More make fine detail smooth.",
      valueName: "n"),
    transform: TypedChange.parsing("--samples", of: "film.samples"))
  var samples: [TypedChange] = []

  @Option(
    help: ArgumentHelp(
      "Change any key of the preset: --set film.fps=60. May be given again; later ones win.",
      valueName: "key=value"),
    transform: TypedChange.parsing("--set"))
  var set: [TypedChange] = []

  /// Returns all changes, in the order in which they were typed.
  ///
  /// - Throws: `JobError` if a change is not written as `KEY=VALUE`.
  func typed() throws(JobError) -> TypedChanges {
    try TypedChanges(size + fps + duration + seed + samples + set)
  }
}

/// The option `--exact`, which evaluates the network for every pixel and predicts none.
struct ExactOption: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Evaluate the network at every pixel, also where the picture is smooth. Slower by up to ten "
        + "times; no pixel looks different."))
  var exact = false
}

/// The options for threads, instruction set and progress.
struct WorkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many threads paint; all cores if not given. The result is the same.",
      valueName: "n"))
  var threads: Int?

  @Option(
    help: ArgumentHelp(
      "The processor's instruction set, such as avx2 or sse4; the best one if not given. "
        + "ZOETROPE_TARGET does the same.",
      valueName: "name"))
  var target: String?

  @Option(
    name: .customLong("progress"),
    help: ArgumentHelp(
      "How to show progress: auto (if not given), plain (lines), json (one object a line, on standard "
        + "error), none.",
      valueName: "how"))
  var chosenProgress: ProgressChoice?

  /// The value of `--progress`, or `auto` if the option was not given.
  var progress: ProgressChoice { chosenProgress ?? .auto }

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is from 1 to 1024, not \(threads).")
    }
  }

  /// Selects the instruction set named by `--target` or `ZOETROPE_TARGET`, if any.
  ///
  /// - Throws: `JobError` if this machine does not support it.
  func prepare() throws { try TargetChoice.apply(target) }
}

/// The option `--pixels`, for frames that are sent to another program through standard output.
struct PipeOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "With -o -, how pixels are sent: y4m (8 bits, for gifski; if not given), or without a header "
        + "rgb24 or rgb48 (16 bits, the low byte first).", valueName: "format"))
  var pixels: PixelChoice?

  /// The format of the pixels that are sent.
  var format: OutputFormat { pixels?.format ?? .y4m }

  /// Returns the job that sends frames of `scene` to standard output, in the chosen format.
  func job(
    _ scene: MeasuredScene, _ span: SpanOption, _ sampling: ExactOption, _ work: WorkOptions
  ) -> PipeJob {
    var job = PipeJob(scene, span: span.frames, threads: work.threads)
    job.format = format
    job.options.isExact = sampling.exact
    return job
  }

  /// Throws a `ValidationError` with the message `reason` if the option was given.
  func refuse(_ reason: String) throws { if pixels != nil { throw ValidationError(reason) } }

  /// The error message for `-y` together with `-o -`, which leaves `-y` no file to replace.
  static let nothingToReplace =
    "-y is for files; with -o - the frames are sent on, and nothing is replaced."
}

/// A value of `--pixels`.
struct PixelChoice: ExpressibleByArgument {
  let format: OutputFormat

  init?(argument: String) {
    guard let format = OutputFormat.all(.stream).first(where: { $0.name == argument }) else {
      return nil
    }
    self.format = format
  }

  static var allValueStrings: [String] { OutputFormat.all(.stream).map(\.name) }
}

/// The choice of the instruction set by `--target` or, without that option, by `ZOETROPE_TARGET`.
enum TargetChoice {
  static func apply(_ target: String?) throws {
    if let target { return try Machine.use(target: target, origin: "--target \(target)") }
    guard let target = ProcessInfo.processInfo.environment["ZOETROPE_TARGET"], !target.isEmpty
    else { return }
    try Machine.use(target: target, origin: "ZOETROPE_TARGET=\(target)")
  }
}

/// The option that allows an existing file to be replaced.
struct OverwriteOption: ParsableArguments {
  @Flag(
    name: [.customShort("y"), .customLong("overwrite")],
    help: "Replace what is at the output already.")
  var overwrite = false

  /// Throws a `ValidationError` with the message `reason` if the option was given.
  func refuse(_ reason: String) throws { if overwrite { throw ValidationError(reason) } }
}

/// The option that selects a range of frames.
struct SpanOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only these frames, both included, counted from 0: 0-29.", valueName: "a-b"),
    transform: Reading.span)
  var frames: FrameSpan?
}

/// Parses the values of options. The error messages show the expected form.
enum Reading {
  static func span(_ text: String) throws -> FrameSpan {
    guard let span = FrameSpan(text) else {
      throw ValidationError("Frames are written 10-20, or 10 for one.")
    }
    return span
  }

  static func time(_ text: String) throws -> FilmTime {
    guard let time = FilmTime(text) else {
      let hint = FilmTime.meant(by: text).map { " Did you mean \($0)?" } ?? ""
      throw ValidationError("A moment is written 2.5s, 25%, 1/4 or 75f.\(hint)")
    }
    return time
  }

  static func seeds(_ text: String) throws -> [UInt64] {
    guard let seeds = SeedList.parse(text) else {
      throw ValidationError("Seeds are written 1-24 or 3,7,9, at most 1000 of them.")
    }
    return seeds
  }
}
