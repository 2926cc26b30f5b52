internal import ArgumentParser
internal import ZoetropeConvnet
internal import ZoetropeKit
internal import ZoetropeTerminal
internal import ZoetropeTraining

/// The command `zoetrope dream`.
struct DreamCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dream",
    abstract: "Teach a network to paint what excites one that sees.",
    discussion: """
        zoetrope dream --channel 10:94
        zoetrope dream --channel 10:94 --channel 8:84 --channel 12:130 -o chain.yaml
        zoetrope dream --class 985
        zoetrope dream --layer 7 --from silk --size 1080x1080

      The network that sees is EfficientNet-Lite0, which is fetched once (17 MB). A channel is written \
      BLOCK:CHANNEL: blocks 4 and 5 see textures, 7 and 8 patterns, 10 and 12 parts of things, 14 animals \
      and flowers; --list prints good ones. Several make a film through all of them. Classes are hit and \
      miss.

      The preset is one like any other, with its weights in files beside it. Without -o both go to the \
      folder output, and are replaced without asking. Ctrl-C ends the teaching and writes what has been \
      reached.
      """)

  @Option(
    name: .customLong("channel"),
    help: ArgumentHelp(
      "A channel to excite, or several; may be given again.", valueName: "block:channel"),
    transform: Self.channels)
  var channels: [[ConvnetTarget]] = []

  @Option(
    name: .customLong("layer"),
    help: ArgumentHelp("A whole block to excite, 0 to 15.", valueName: "block"))
  var layers: [Int] = []

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp("A class to excite, by its number or its name.", valueName: "class"),
    transform: Self.output)
  var classes: [ConvnetTarget] = []

  @Option(
    help: ArgumentHelp(
      "A preset to begin from. Its colours are taught anew unless they are rgb.",
      valueName: "preset"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "Take this many steps for the first picture, and 60% of them for each further one.",
      valueName: "n"))
  var steps = 180

  @Option(
    help: ArgumentHelp("The film's size in pixels; its shape is taught.", valueName: "WxH"))
  var size = "1280x720"

  @Option(
    help: ArgumentHelp(
      "The seed of the weights at the beginning: another number, another picture.",
      valueName: "n"))
  var seed: UInt64 = 1

  @Flag(help: "Print channels that paint well, and do nothing else.")
  var list = false

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

  private static func channels(_ text: String) throws -> [ConvnetTarget] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let numbers = part.filter { $0 != " " }.split(
        separator: ":", omittingEmptySubsequences: false
      ).map { Int($0) }
      guard numbers.count == 2, let block = numbers[0], let channel = numbers[1] else {
        throw ValidationError(
          "A channel is written BLOCK:CHANNEL, such as 10:94, not '\(part)'; --list prints good ones."
        )
      }
      return .channel(block: block, channel: channel)
    }
  }

  private static func output(_ text: String) throws -> ConvnetTarget {
    if let index = Int(text) { return .output(index) }
    switch ClassNames.search(text) {
    case .found(let index): return .output(index)
    case .several(let names):
      throw ValidationError("'\(text)' is in several names: \(names.joined(separator: ", ")).")
    case .none:
      throw ValidationError(
        "No class is called '\(text)'; expected a number from 0 to 999, or a name such as daisy.")
    }
  }

  private var targets: [ConvnetTarget] {
    channels.flatMap { $0 } + layers.map { .layer(block: $0) } + classes
  }

  func validate() throws {
    guard !list else { return }
    if targets.isEmpty {
      throw ValidationError(
        "Say what to excite, such as --channel 10:94; --list prints channels that paint well.")
    }
    if targets.count > 64 {
      throw ValidationError("A film goes through 64 pictures at most, not \(targets.count).")
    }
    if !(1...10_000).contains(steps) {
      throw ValidationError("--steps is from 1 to 10000, not \(steps).")
    }
    _ = try frameSize()
  }

  private func frameSize() throws -> FrameSize {
    guard let size = try? FrameSize(self.size), (16...8192).contains(size.width),
      (16...8192).contains(size.height),
      max(size.width, size.height) <= 8 * min(size.width, size.height)
    else {
      throw ValidationError(
        "--size is a width and a height such as 1280x720, from 16 to 8192 and no longer than 8 to 1, "
          + "not '\(self.size)'.")
    }
    return size
  }

  /// The name of the output when none is given, such as `dream-10-94`.
  private var standardName: String {
    "dream"
      + targets.prefix(3).map { target in
        switch target {
        case .channel(let block, let channel): "-\(block)-\(channel)"
        case .layer(let block): "-layer-\(block)"
        case .output(let index): "-class-\(index)"
        }
      }.joined() + (targets.count > 3 ? "-and-\(targets.count - 3)-more" : "")
  }

  func run() async throws {
    if list {
      try Console.output(DreamChannels.table)
      return
    }
    let command = self
    try await JobRunner.run(progress.style) { observe in
      try TargetChoice.apply(nil)
      var options = DreamOptions(
        command.targets, steps: command.steps, seed: command.seed, size: try command.frameSize())
      if let from = command.from {
        let source = try SceneSource(from)
        options.shape.like = try source.valid()
        options.start = try source.scene(observe)
      }
      let output =
        command.output.map { OutputFile($0, replace: command.overwrite.overwrite) }
        ?? .standard("\(command.standardName).yaml")
      return try await DreamJob(
        try Convnet.fetched(), name: PathParts.stem(of: PathParts.split(output.path).name),
        options,
        to: output
      ).run(observe)
    }
  }
}
