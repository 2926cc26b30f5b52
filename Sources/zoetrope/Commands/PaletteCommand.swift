internal import ArgumentParser
internal import ZoetropeKit
internal import ZoetropePicture
internal import ZoetropeTerminal

/// The command `zoetrope palette`.
struct PaletteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "palette",
    abstract: "Print the few colours of a picture, ready for a preset's colour:",
    discussion: """
        zoetrope still silk && zoetrope palette output/silk.png
        zoetrope palette photo.jpg --colours 7 >> my.yaml
        zoetrope palette film.mp4 --at 50%

      The colours go from dark to light, each with its share of the picture as a comment. PNG, JPEG and \
      WebP are read, and a frame of a film (MP4, MOV, Matroska).
      """)

  @OptionGroup var input: PictureOptions

  @Option(
    help: ArgumentHelp(
      "How many colours, 2 to 8; a picture that has fewer gets fewer.", valueName: "n"))
  var colours = 5

  func validate() throws {
    guard PicturePalette.counts.contains(colours) else {
      throw ValidationError("--colours is from 2 to 8, not \(colours).")
    }
  }

  func run() throws {
    do {
      let picture = try input.read(longSide: PicturePalette.longSide)
      try Console.output(PicturePalette(of: picture, count: colours).yaml)
    } catch {
      let failure = Failure(error)
      Console.error(failure.message)
      throw ExitCode(failure.status)
    }
  }
}
