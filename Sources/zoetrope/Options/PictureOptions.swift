internal import ArgumentParser
internal import ZoetropeKit
internal import ZoetropePicture

/// The argument and the options that choose a picture to read.
struct PictureOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A PNG, JPEG or WebP picture, or a film (MP4, MOV or Matroska).", valueName: "picture"))
  var file: String

  @Option(
    help: ArgumentHelp(
      "Of a film, the moment: 2.5s, 25% or 75f; the first frame if not given.", valueName: "time"),
    transform: Reading.time)
  var at: FilmTime?

  @OptionGroup var ground: BackgroundOption

  /// The name of the file without its folder and ending.
  var name: String { PathParts.stem(of: PathParts.split(file).name) }

  /// Reads the picture, shrunk if its longer side has more than `longSide` pixels.
  ///
  /// - Throws: `PictureError` if it cannot be read.
  func read(longSide: Int) throws -> Picture {
    try ground.read(file, at: at, longSide: longSide)
  }
}

/// The option that gives a picture a colour behind it.
struct BackgroundOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The colour behind transparent parts, as #rrggbb; white if not given.", valueName: "colour"),
    transform: Self.colour)
  var background: RGB?

  private static func colour(_ text: String) throws -> RGB {
    guard let colour = RGB(hex: text) else {
      throw ValidationError("A colour is written '#102030', in quotes.")
    }
    return colour
  }

  /// Reads a picture, shrunk if its longer side has more than `longSide` pixels.
  ///
  /// - Parameter time: of a film, the moment; the first frame if nil.
  /// - Throws: `PictureError` if it cannot be read.
  func read(_ file: String, at time: FilmTime?, longSide: Int) throws -> Picture {
    let moment: FilmMoment? =
      switch time {
      case .seconds(let value): .seconds(value)
      case .percent(let value): .percent(value)
      case .frame(let value): .frame(value)
      case nil: nil
      }
    return try PictureFile(file).picture(
      at: moment, over: background ?? RGB(1, 1, 1), longSide: longSide)
  }
}
