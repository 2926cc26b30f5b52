internal import ArgumentParser
internal import Foundation
internal import ZoetropeConvnet
internal import ZoetropeKit
internal import ZoetropePicture
internal import ZoetropeSight

/// The command `zoetrope see`.
struct SeeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "see",
    abstract: "Show what a network that sees finds in a picture: a page.",
    discussion: """
        zoetrope see silk
        zoetrope see photo.jpg -o photo.html
        zoetrope see film.mp4 --at 50% --quick

      The page has the classes that the network takes the picture for, the places that matter, what its \
      layers find, what its channels look for, a picture that fools it, and what it remembers. The \
      network is EfficientNet-Lite0; './zoetrope fetch-network' fetches it once. Without -o the page goes \
      to output/NAME-see.html, which is replaced without asking.
      """)

  @Argument(
    help: ArgumentHelp(
      "A PNG, JPEG or WebP picture, a film (MP4, MOV or Matroska), or a preset: a .yaml file or the name "
        + "of one that ships.", valueName: "picture or preset"))
  var input: String

  @Option(
    help: ArgumentHelp(
      "Of a film or a preset, the moment: 2.5s, 25% or 75f; the first frame if not given.",
      valueName: "time"),
    transform: Reading.time)
  var at: FilmTime?

  @OptionGroup var ground: BackgroundOption

  @Flag(help: "Take fewer steps: a page in a third of the time.")
  var quick = false

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp(
      "The page, ending in .html, or a folder for the page and its pictures.", valueName: "file"))
  var output: String?

  @OptionGroup var overwrite: OverwriteOption

  @Option(
    help: ArgumentHelp(
      "Progress on standard error: a bar, plain lines, JSON or nothing; auto is a bar in a terminal."
    ))
  var progress: ProgressChoice = .auto

  /// True if the input names a preset: by its ending, or as a name without one that is no file.
  private var isPreset: Bool {
    let suffix = PathParts.suffix(of: input)
    if suffix.isEmpty, !input.contains("/") {
      var isFolder: ObjCBool = false
      let isThere = FileManager.default.fileExists(atPath: input, isDirectory: &isFolder)
      return !isThere || isFolder.boolValue
    }
    return suffix == "yaml" || suffix == "yml"
  }

  private func read(_ observe: JobObserver) throws -> SightInput {
    guard !isPreset else {
      guard ground.background == nil else {
        throw JobError(.usage, "--background is for pictures; a preset has its own.")
      }
      return try SightInput(SceneSource(input), at: at ?? .frame(0), observe)
    }
    let picture = try ground.read(input, at: at, longSide: SightInput.readingSide)
    let file = PathParts.split(input).name
    return try SightInput(picture, name: PathParts.stem(of: file), moment: file)
  }

  func run() async throws {
    let command = self
    try await JobRunner.run(progress.style) { observe in
      try TargetChoice.apply(nil)
      let network: Convnet
      do throws(ConvnetError) {
        network = try Convnet.standard()
      } catch {
        throw JobError(.input, error.description)
      }
      let input = try command.read(observe)
      return try await SeeJob(
        input, network, command.quick ? .quick : SightOptions(),
        to: command.output.map { OutputFile($0, replace: command.overwrite.overwrite) }
          ?? .standard("\(input.name)-see.html")
      ).run(observe)
    }
  }
}
