/// The kind of a file that is not text, recognised by its first bytes. Such a file is not a preset,
/// but a film or picture may contain a recipe.
package enum FileKind: Hashable {
  /// An MP4 film, which may contain a recipe.
  case film
  /// A PNG picture, which may contain a recipe.
  case picture
  /// Another known kind, named with its article: `a GIF`.
  case other(String)
  /// An unknown kind that is not text.
  case binary

  /// The number of bytes at the start of a file that are examined.
  package static let head = 4096

  /// Recognises the kind by the first bytes of a file; nil if the file may be text.
  package init?(_ bytes: [UInt8]) {
    let start = bytes.prefix(Self.head)
    func has(_ text: String, at place: Int = 0) -> Bool {
      start.dropFirst(place).starts(with: text.utf8)
    }
    if start.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
      self = .picture
    } else if has("ftypavif", at: 4) || has("ftyphei", at: 4) || has("ftypmif1", at: 4) {
      self = .other("an AVIF or HEIF picture")
    } else if has("ftyp", at: 4) {
      self = .film
    } else if let known = Self.known.first(where: { start.starts(with: $0.bytes) }) {
      self = .other(known.name)
    } else if has("RIFF"), start.count >= 12 {
      self = .other(has("WEBP", at: 8) ? "a WebP picture" : "a WAV or AVI file")
    } else if Self.isBinary(start) {
      self = .binary
    } else {
      return nil
    }
  }

  private static let known: [(bytes: [UInt8], name: String)] = [
    (Array("GIF8".utf8), "a GIF"), ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
    ([0x1A, 0x45, 0xDF, 0xA3], "a Matroska or WebM film"),
    (Array("YUV4MPEG2 ".utf8), "a stream of frames (y4m)"), (Array("%PDF-".utf8), "a PDF"),
    ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"), ([0x1F, 0x8B], "a gzip archive"),
    ([0x7F, 0x45, 0x4C, 0x46], "a program"),
  ]

  /// Returns true if more than one byte in sixteen is a control character that text does not
  /// contain. Texts with fewer control characters, and UTF-16, are left to `SourceText`, which
  /// explains what is wrong.
  private static func isBinary(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= 16, !bytes.starts(with: [0xFE, 0xFF]), !bytes.starts(with: [0xFF, 0xFE])
    else { return false }
    let controls = bytes.count { $0 < 0x20 && !(0x09...0x0D).contains($0) || $0 == 0x7F }
    return controls * 16 > bytes.count
  }

  /// Returns the message that refuses a file of this kind where a preset was expected.
  ///
  /// - Parameters:
  ///   - path: the path as the user typed it; nil for standard input.
  ///   - isNamedByPreset: true if a preset names the file; the message then shows how to write the
  ///     recipe to a file, not how to pipe it.
  func refusal(of path: String?, isNamedByPreset: Bool = false) -> String {
    let name: String
    switch self {
    case .film: name = "a film"
    case .picture: name = "a picture"
    case .other(let other): return "this is \(other), not a preset; expected a text file of YAML"
    case .binary: return "this is not a text file; expected a preset, which is a few lines of YAML"
    }
    let file = path.map { ShellQuoting.quoted($0) } ?? "FILE"
    let line =
      isNamedByPreset
      ? "zoetrope recipe \(file) > again.yaml" : "zoetrope recipe \(file) | zoetrope render -"
    return "this is \(name), not a preset; if Zoetrope made it, its preset comes out "
      + "with: \(line)"
  }
}

extension Preset {
  /// Returns the message that refuses `bytes` from standard input if they are not text; nil if they
  /// may be a preset.
  package static func refusal(ofStandardInput bytes: [UInt8]) -> String? {
    FileKind(bytes).map { "-: " + $0.refusal(of: nil) }
  }
}

/// Quoting for shell command lines in messages.
package enum ShellQuoting {
  private static let plain = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./+,:@%=")

  /// Returns `word` quoted for a shell, if needed.
  package static func quoted(_ word: String) -> String {
    guard word.isEmpty || !word.allSatisfy(plain.contains) else { return word }
    let pieces = word.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + pieces.joined(separator: "'\\''") + "'"
  }
}
