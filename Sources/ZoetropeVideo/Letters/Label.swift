public import ZoetropeFrame

/// Renders short texts as masks by FFmpeg's filter drawtext. Texts are drawn as they are: `%` and
/// `\` have no special meaning.
public enum Label {
  /// The paths at which common systems have a font of the DejaVu family or a similar one.
  package static let fontFiles = [
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/dejavu-sans-fonts/DejaVuSans.ttf",
    "/usr/share/fonts/TTF/DejaVuSans.ttf",
    "/usr/local/share/fonts/dejavu/DejaVuSans.ttf",
    "/opt/homebrew/share/fonts/DejaVuSans.ttf",
    "/System/Library/Fonts/Supplemental/Arial.ttf",
    "/Library/Fonts/Arial.ttf",
  ]

  /// Renders `text` as coverage 0…255, row after row, cropped to `size`, starting at the left edge
  /// and centred vertically.
  ///
  /// The text is one line: line breaks and other control characters become spaces. The height of
  /// capital letters is centred, so that labels of one size share a baseline whatever letters they
  /// contain.
  ///
  /// - Parameters:
  ///   - pointSize: the font's size in pixels, above 0.
  ///   - font: the font's family for fontconfig, which uses the nearest one available.
  /// - Throws: `file` when there is no font; `encoding` when this FFmpeg cannot draw text.
  public static func mask(
    _ text: String, size: FrameSize, pointSize: Int, font: String = standardFont
  ) throws(VideoError) -> [UInt8] {
    try mask(
      text, size: size, pointSize: pointSize, fontFiles: font == standardFont ? fontFiles : [],
      font: font)
  }

  /// The font family that labels use by default.
  public static let standardFont = "DejaVu Sans"

  package static func mask(
    _ text: String, size: FrameSize, pointSize: Int, fontFiles: [String],
    font: String = standardFont
  ) throws(VideoError) -> [UInt8] {
    precondition(pointSize > 0, "a letter has a height")
    let line = oneLine(text)
    guard line.contains(where: { !$0.isWhitespace }) else {
      return Array(repeating: 0, count: size.width * size.height)
    }
    return try LabelGraph.draw(
      line, size: size, pointSize: pointSize, fontFiles: fontFiles, font: font)
  }

  /// Returns the characters of `text` for which the font has no glyph and would draw a box, each
  /// once, in the order of the text. Results are cached for each font.
  ///
  /// - Parameter fontFiles: the files to look for first; nil for those of the standard font.
  /// - Throws: the errors of `mask`.
  package static func missing(
    in text: String, font: String = standardFont, fontFiles: [String]? = nil
  ) throws(VideoError) -> [Unicode.Scalar] {
    try FontLetters.missing(
      in: oneLine(text),
      font: FontLetters.Font(
        name: font, files: fontFiles ?? (font == standardFont ? Self.fontFiles : [])))
  }

  private static func oneLine(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
