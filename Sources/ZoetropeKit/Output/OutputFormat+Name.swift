package import ZoetropeFrame
package import ZoetropeVideo

extension OutputFormat {
  /// Returns the format of films, or of pictures, that the ending of a file's name stands for.
  ///
  /// - Parameters:
  ///   - path: the path of the file.
  ///   - content: films or pictures.
  /// - Throws: `JobError` when the name's ending is missing or stands for no such format.
  package static func named(by path: String, _ content: Content) throws(JobError) -> OutputFormat {
    try named(
      by: path, [content],
      rule: "\(content == .film ? "films" : "pictures") end in \(endings(of: content))")
  }

  /// Returns the format of the picture or film that a sheet is written to.
  ///
  /// - Throws: `JobError` when the ending of the name `path` is missing or stands for neither.
  package static func sheet(named path: String) throws(JobError) -> OutputFormat {
    try named(
      by: path, [.picture, .film],
      rule: "sheets end in \(endings(of: .picture)), or in \(endings(of: .film)) to move")
  }

  private static func named(
    by path: String, _ contents: [Content], rule: String
  ) throws(JobError) -> OutputFormat {
    let suffix = PathParts.suffix(of: path)
    if let format = ending(in: suffix), contents.contains(format.content) { return format }
    if !suffix.isEmpty {
      throw JobError(.input, "Cannot write '\(path)': \(rule), not .\(suffix).")
    }
    if path == "-" {
      throw JobError(
        .usage,
        "Pictures are files: name one that ends in \(endings(of: .picture)). Only 'render' and "
          + "'frames' send to standard output.")
    }
    // A file called `.mp4` has a name without an ending.
    let name = PathParts.split(path).name
    throw name.utf8.first == UInt8(ascii: ".") && name.utf8.count > 1
      ? JobError(.input, "Cannot write '\(path)': there is no name before '\(name)'.")
      : JobError(.input, "Cannot tell the format of '\(path)': \(rule).")
  }

  /// Returns the first ending of each format for `content`, as messages list them: `.mp4, .webm or
  /// .gif`.
  static func endings(of content: Content) -> String {
    let endings = all(content).compactMap(\.suffixes.first).map { ".\($0)" }
    guard let last = endings.last, endings.count > 1 else { return endings.joined() }
    return endings.dropLast().joined(separator: ", ") + " or \(last)"
  }

  /// Checks that films of this format can have `size`.
  ///
  /// - Throws: `JobError` if the format needs even sides and `size` has an odd one.
  package func checkSize(_ size: FrameSize) throws(JobError) {
    guard limits.needsEvenSides, size.width % 2 != 0 || size.height % 2 != 0 else { return }
    let even = FrameSize(width: size.width + size.width % 2, height: size.height + size.height % 2)
    throw JobError(
      .input,
      "Cannot make a film of \(size): \(coding) needs even sides.",
      advice: .filmOfSize(even))
  }
}
