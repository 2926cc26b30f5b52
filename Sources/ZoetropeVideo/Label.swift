public import ZoetropeFrame

/// Short texts set into a mask by libavfilter's drawtext (expansion off).
public enum Label {
  /// Where the usual systems keep a font of the DejaVu family or one like it.
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
  /// box would stand in their places.
  ///
  /// What a font draws for U+10FFFE, which is no character and has no letter anywhere, is what it
  /// draws for all that it does not have. Where that is nothing at all, spaces cannot be told from
  /// missing letters and are taken to be there.
  ///
  /// - Throws: as `mask` does.
  package static func missing(
    in text: String, font: String = standardFont
  ) throws(VideoError) -> [Unicode.Scalar] {
    let files = font == standardFont ? fontFiles : []
    func picture(_ scalar: Unicode.Scalar) throws(VideoError) -> [UInt8] {
      try LabelGraph.draw(
        String(Character(scalar)), size: FrameSize(width: 96, height: 96), pointSize: 48,
        fontFiles: files, font: font)
    }
    guard let none = Unicode.Scalar(0x10FFFE as UInt32) else { return [] }
    let box = try picture(none)
    let isBlank = box.allSatisfy { $0 == 0 }
    var missing: [Unicode.Scalar] = []
    var seen: Set<Unicode.Scalar> = []
    for scalar in oneLine(text).unicodeScalars where seen.insert(scalar).inserted {
      let properties = scalar.properties
      if isBlank, properties.isWhitespace || properties.isDefaultIgnorableCodePoint { continue }
      if try picture(scalar) == box { missing.append(scalar) }
    }
    return missing
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
