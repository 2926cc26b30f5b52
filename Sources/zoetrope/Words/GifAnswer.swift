internal import ZoetropeKit

/// The error message for an output file that ends in .gif.
enum GifAnswer {
  /// Throws a `JobError` if `output` ends in .gif, unless an output format has that extension. The
  /// message contains the command line that makes the GIF.
  static func check(output: String?, preset: String) throws {
    guard let output, output.lowercased().hasSuffix(".gif"), OutputFormat.ending(in: "gif") == nil
    else { return }
    let (from, to) = (ShellWord.quoted(preset), ShellWord.quoted(output))
    throw JobError(
      .usage,
      """
      Zoetrope does not make GIFs itself. gifski makes them well, straight from the frames:
        zoetrope frames \(from) --fps 25 --size 640x360 -o - | gifski --fps 25 -o \(to) -
      """)
  }
}
