internal import ZoetropeKit

/// What to say when someone asks for a GIF.
enum GifAnswer {
  /// Names the line that makes one.
  static func error(preset: String, output: String) -> JobError {
    let (preset, output) = (ShellWord.quoted(preset), ShellWord.quoted(output))
    return JobError(
      .usage,
      """
      Zoetrope does not make GIFs itself. gifski makes them well, straight from the frames:
        zoetrope frames \(preset) --fps 25 --size 640x360 -o - | gifski -o \(output) -
      """)
  }
}
