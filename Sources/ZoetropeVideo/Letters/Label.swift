public import ZoetropeFrame

/// Short texts set into a mask by libavfilter's drawtext (expansion off).
public enum Label {
  /// The usual systems' paths of a font of the DejaVu family or one like it.
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

  /// Renders `text` in white on black: coverage 0…255, row after row, cut to `size`, beginning at the
  /// left edge and centred vertically.
  ///
  /// One line: line breaks and other control characters become spaces. Capital letters are what is
  /// centred, so labels of one size share a baseline whatever letters they have.
  ///
  /// - Parameter font: a font's family, as fontconfig knows it; the nearest that there is.
  /// - Throws: `file` when there is no font; `encoding` when this FFmpeg cannot draw text.
  public static func mask(
    _ text: String, size: FrameSize, pointSize: Int, font: String = standardFont
  ) throws(VideoError) -> [UInt8] {
    try mask(
      text, size: size, pointSize: pointSize, fontFiles: font == standardFont ? fontFiles : [],
      font: font)
  }

  /// The family that labels are set in.
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

  /// The characters of `text` that the font has no letter for, each once, in the order of the text: a
  /// box would stand in their places. What is found of a font is remembered.
  ///
  /// - Throws: as `mask` does.
  package static func missing(
    in text: String, font: String = standardFont
  ) throws(VideoError) -> [Unicode.Scalar] {
    try FontLetters.missing(in: oneLine(text), font: font)
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
