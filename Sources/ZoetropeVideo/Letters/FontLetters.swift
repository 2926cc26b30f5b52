internal import Synchronization
internal import ZoetropeFrame

/// The characters for which a font has glyphs, cached.
///
/// No font has a glyph for U+10FFFE, which is not a character. Its picture is therefore what the
/// font draws for every character that it lacks, and a character that gives the same picture counts
/// as missing. If the picture is blank, white space and combining marks count as present, because
/// their glyphs may be blank too.
struct FontLetters {
  /// A font's family, and the files to look for before it is searched for.
  struct Font: Hashable {
    let name: String
    let files: [String]
  }

  private let box: [UInt8]
  private let isBlank: Bool
  private var known: [Unicode.Scalar: Bool] = [:]

  private static let fonts = Mutex<[Font: FontLetters]>([:])

  private init(_ font: Font) throws(VideoError) {
    let none = Unicode.Scalar(0x10FFFE as UInt32).map(Character.init) ?? "\u{FFFF}"
    box = try Self.picture(none, font)
    isBlank = box.allSatisfy { $0 == 0 }
  }

  /// Returns the characters of a line for which `font` has no glyph, each once, in the order of the
  /// line.
  static func missing(in line: String, font: Font) throws(VideoError) -> [Unicode.Scalar] {
    // Copies are taken out and put back, so that no thread waits while letters are drawn.
    let earlier = fonts.withLock { $0[font] }
    var letters: FontLetters
    if let earlier { letters = earlier } else { letters = try FontLetters(font) }
    var missing: [Unicode.Scalar] = []
    var seen: Set<Unicode.Scalar> = []
    for scalar in line.unicodeScalars where seen.insert(scalar).inserted {
      if try !letters.has(scalar, font) { missing.append(scalar) }
    }
    let found = letters
    fonts.withLock { $0[font] = found }
    return missing
  }

  private mutating func has(_ scalar: Unicode.Scalar, _ font: Font) throws(VideoError) -> Bool {
    if let known = known[scalar] { return known }
    let isExcused = isBlank && Self.mayBeBlank(scalar)
    let isThere = isExcused ? true : try Self.picture(Character(scalar), font) != box
    known[scalar] = isThere
    return isThere
  }

  private static func mayBeBlank(_ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    if properties.isWhitespace || properties.isDefaultIgnorableCodePoint { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return true
    default: return false
    }
  }

  private static func picture(_ character: Character, _ font: Font) throws(VideoError) -> [UInt8] {
    try LabelGraph.draw(
      String(character), size: FrameSize(width: 96, height: 96), pointSize: 48,
      fontFiles: font.files, font: font.name)
  }
}
