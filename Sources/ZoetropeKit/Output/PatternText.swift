internal import ZoetropeVideo

/// The text by which a user names a folder or a pattern for numbered frames.
struct PatternText {
  /// The parts of a pattern.
  struct Parts {
    let folder: String
    let prefix: String
    let digits: Int
    let suffix: String
    let format: OutputFormat
  }

  private enum Piece {
    case text(String)
    case number(digits: Int)
  }

  private static let endings = OutputFormat.endings(of: .picture)

  private let text: String
  private let folder: String
  private let name: String

  init(_ text: String) {
    self.text = text
    (folder, name) = PathParts.split(text)
  }

  /// Returns the parts of the pattern; nil if the text names a folder.
  ///
  /// - Throws: `JobError` when the pattern is malformed, or the name ends like the files of a
  ///   format that is not a picture.
  func parts() throws(JobError) -> Parts? {
    guard !PathParts.endsWithSlash(text) else { return nil }
    let suffix = PathParts.suffix(of: name)
    guard let format = OutputFormat.ending(in: suffix), format.content == .picture else {
      guard !Self.hasNumber(name) else {
        throw refuse(
          "frames are \(Self.endings) files", also: " A folder of that name ends with '/'.")
      }
      if OutputFormat.isKnown(suffix: suffix) {
        throw JobError(
          .usage,
          "Frames are \(Self.endings) files, and '\(text)' names none. Name a folder, or a pattern such "
            + "as 'frame_%05d.png'.")
      }
      return nil
    }
    var (before, after, digits) = ("", "", Int?.none)
    for piece in try pieces(of: name) {
      switch piece {
      case .text(let text) where digits == nil: before += text
      case .text(let text): after += text
      case .number(let width):
        guard digits == nil else { throw refuse("it has more than one number") }
        digits = width
      }
    }
    guard let digits else {
      throw refuse(
        Self.hasNumber(folder)
          ? "only the file's name may hold the number" : "it has no place for the number")
    }
    return Parts(
      folder: folder.replacing("%%", with: "%"), prefix: before, digits: digits, suffix: after,
      format: format)
  }

  /// Returns the numbers in a name and the texts between them.
  ///
  /// - Throws: `JobError` when a number is malformed.
  private func pieces(of name: String) throws(JobError) -> [Piece] {
    let wrong = "the number is written %d or %05d, and a plain % as %%"
    var pieces: [Piece] = []
    var plain = String.UnicodeScalarView()
    var rest = name.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "%" else {
        plain.append(scalar)
        continue
      }
      if rest.first == "%" {
        plain.append("%")
        rest.removeFirst()
        continue
      }
      let width = rest.prefix { ("0"..."9").contains($0) }
      rest = rest[width.endIndex...]
      let digits = width.isEmpty ? 1 : Int(String(width)) ?? 0
      guard rest.popFirst() == "d", width.isEmpty || width.first == "0", (1...18).contains(digits)
      else { throw refuse(wrong) }
      pieces += [.text(String(plain)), .number(digits: digits)]
      plain = String.UnicodeScalarView()
    }
    return pieces + [.text(String(plain))]
  }

  /// Returns true if `text` contains a number in printf's notation.
  private static func hasNumber(_ text: String) -> Bool {
    text.replacing("%%", with: "").contains(/%[0-9]*d/)
  }

  private func refuse(_ reason: String, also: String = "") -> JobError {
    JobError(
      .usage,
      "Cannot number frames by '\(text)': \(reason). A pattern looks like "
        + "'\(PathParts.join(folder, "frame_%05d.png"))'.\(also)")
  }
}
