internal import Foundation

/// The names of numbered frames: a folder and a name with one printf number, `frame_%05d.png`.
public struct FramePattern: Hashable, Sendable {
  /// Names that end so are meant as files, not folders.
  private static let otherFormats: Set = [
    "mp4", "m4v", "mov", "webm", "mkv", "avi", "gif", "apng", "jpg", "jpeg", "webp", "avif", "tif",
    "tiff", "exr", "bmp", "y4m",
  ]

  /// The folder, `.` for the current one.
  public let folder: String
  /// What stands before the number.
  public let prefix: String
  /// The fewest digits of the number, filled up with zeros.
  public let digits: Int
  /// What stands after the number.
  public let suffix: String

  /// Reads a folder, which then holds `frame_00000.png` and so on, or a pattern with one `%d` or
  /// `%05d` in its name. `last` is the highest frame number, which may need more than five digits.
  ///
  /// - Throws: when the pattern has no such place, several, or does not end in `.png`.
  public init(_ text: String, last: Int) throws(JobError) {
    guard text.contains("%") || PathParts.suffix(of: text) == "png" else {
      var folder = text
      while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
      guard !folder.isEmpty else { throw JobError(.usage, "The output needs a name.") }
      if Self.otherFormats.contains(PathParts.suffix(of: folder)) {
        throw JobError(
          .usage,
          "Frames are .png files, and '\(text)' names none. Name a folder, or a pattern such "
            + "as 'frame_%05d.png'.")
      }
      self.init(folder: folder, prefix: "frame_", digits: max(5, "\(last)".count), suffix: ".png")
      return
    }
    let (folder, name) = PathParts.split(text)
    func refuse(_ reason: String) -> JobError {
      JobError(
        .usage,
        "Cannot number frames by '\(text)': \(reason). A pattern looks like "
          + "'\(PathParts.join(folder, "frame_%05d.png"))'.")
    }
    guard !folder.contains("%") else { throw refuse("only the file's name may hold the number") }
    let pieces = name.split(separator: "%", omittingEmptySubsequences: false)
    guard pieces.count > 1 else { throw refuse("it has no place for the number") }
    guard pieces.count == 2 else { throw refuse("it has more than one '%'") }
    guard let end = pieces[1].firstIndex(where: { $0 != "0" && !$0.isASCIIDigit }),
      pieces[1][end] == "d"
    else { throw refuse("the number is written %d or %05d") }
    let width = pieces[1][..<end]
    let digits = width.isEmpty ? 1 : Int(width) ?? 0
    guard width.isEmpty || width.hasPrefix("0"), (1...18).contains(digits) else {
      throw refuse("the number is written %d or %05d")
    }
    let suffix = String(pieces[1][pieces[1].index(after: end)...])
    guard suffix.lowercased().hasSuffix(".png") else { throw refuse("frames are .png files") }
    self.init(folder: folder, prefix: String(pieces[0]), digits: digits, suffix: suffix)
  }

  private init(folder: String, prefix: String, digits: Int, suffix: String) {
    self.folder = folder
    self.prefix = prefix
    self.digits = digits
    self.suffix = suffix
  }

  /// The file's name for frame `number`.
  public func name(_ number: Int) -> String {
    let text = "\(number)"
    return prefix + String(repeating: "0", count: max(0, digits - text.count)) + text + suffix
  }

  /// The path for frame `number`.
  public func path(_ number: Int) -> String { PathParts.join(folder, name(number)) }

  /// Folder and name as printf has it.
  public var description: String {
    PathParts.join(folder, prefix + (digits == 1 ? "%d" : "%0\(digits)d") + suffix)
  }

  /// The number that a file of this name has, where the name is one that `name` could have made.
  public func number(of name: String) -> Int? {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix),
      name.count > prefix.count + suffix.count,
      let number = Int(name.dropFirst(prefix.count).dropLast(suffix.count)), number >= 0,
      self.name(number) == name
    else { return nil }
    return number
  }

  /// The names in the folder that are frames of this pattern, in order.
  package func existing() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { number(of: $0) != nil }.sorted()
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
