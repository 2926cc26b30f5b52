internal import Foundation
internal import ZoetropeVideo

/// The names of numbered frames: a folder and a file name with a number, such as `frame_%05d.png`.
public struct FramePattern: Hashable, Sendable {
  /// The folder; `.` for the working folder.
  public let folder: String
  /// The text before the number.
  public let prefix: String
  /// The least number of digits; shorter numbers get leading zeros.
  public let digits: Int
  /// The text after the number.
  public let suffix: String
  /// The frames' format.
  let format: OutputFormat
  /// True if the name is the default, so that `digits` depends on the film's length.
  private let isStandard: Bool

  /// Creates the pattern of the default names, `frame_00000.png` and so on.
  ///
  /// - Parameters:
  ///   - folder: the folder, in which `%` has no special meaning.
  ///   - last: the number of the film's last frame, which may need more than five digits.
  public init(folder: String, last: Int) {
    self.init(
      folder: folder, prefix: "frame_", digits: max(5, "\(last)".count),
      suffix: ".png", format: .png, isStandard: true)
  }

  /// Reads a pattern or a folder's path.
  ///
  /// A pattern ends in `.png` and has one number, written `%d` or like `%05d`, in its file name;
  /// `%%` stands for `%`. In a folder, frames are named `frame_00000.png` and so on.
  ///
  /// - Parameters:
  ///   - text: the pattern or the path.
  ///   - last: the number of the film's last frame.
  /// - Throws: `JobError` when `text` is empty, a malformed pattern, or a name that ends like a
  ///   film's.
  public init(_ text: String, last: Int) throws(JobError) {
    guard let parts = try PatternText(text).parts() else {
      var folder = text[...]
      while folder.utf8.count > 1, folder.utf8.last == UInt8(ascii: "/") {
        folder = folder[..<folder.utf8.index(before: folder.endIndex)]
      }
      guard !folder.isEmpty else { throw JobError(.usage, "The output needs a name.") }
      self.init(folder: String(folder), last: last)
      return
    }
    self.init(
      folder: parts.folder, prefix: parts.prefix, digits: parts.digits, suffix: parts.suffix,
      format: parts.format, isStandard: false)
  }

  private init(
    folder: String, prefix: String, digits: Int, suffix: String, format: OutputFormat,
    isStandard: Bool
  ) {
    self.folder = folder
    self.prefix = prefix
    self.digits = digits
    self.suffix = suffix
    self.format = format
    self.isStandard = isStandard
  }

  /// Returns the file name of frame `number`.
  public func name(_ number: Int) -> String {
    let text = "\(number)"
    return prefix + String(repeating: "0", count: max(0, digits - text.count)) + text + suffix
  }

  /// Returns the path of frame `number`.
  public func path(_ number: Int) -> String { PathParts.join(folder, name(number)) }

  /// The path in printf's notation, such as `frames/frame_%05d.png`.
  public var description: String {
    PathParts.join(folder, prefix + (digits == 1 ? "%d" : "%0\(digits)d") + suffix)
  }

  /// Returns the number in the file name of a frame; nil if the name does not match this pattern. A
  /// default name may have any number of digits from five on, because it depends on the film's
  /// length.
  public func number(of name: String) -> Int? {
    let bytes = Array(name.utf8)
    guard bytes.count > prefix.utf8.count + suffix.utf8.count, bytes.starts(with: prefix.utf8),
      bytes.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    else { return nil }
    let number = bytes.dropFirst(prefix.utf8.count).dropLast(suffix.utf8.count)
    guard number.count <= 18, number.allSatisfy({ (0x30...0x39).contains($0) }),
      let value = Int(String(decoding: number, as: UTF8.self))
    else { return nil }
    let fits = isStandard ? number.count >= 5 : self.name(value).isSameName(as: name)
    return fits ? value : nil
  }

  /// A frame that exists in the folder.
  package struct Existing: Hashable, Sendable {
    package let name: String
    package let number: Int
  }

  /// Returns the frames in the folder whose names match this pattern, in the order of their names.
  package func existing() -> [Existing] {
    FolderListing.names(in: folder).compactMap { name in
      number(of: name).map { Existing(name: name, number: $0) }
    }
  }
}
