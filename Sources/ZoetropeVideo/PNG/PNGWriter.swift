public import ZoetropeFrame

/// Writes a PNG row by row, so that memory does not depend on the picture's height.
///
/// ```swift
/// let picture = try PNGWriter(path: "ember.png", size: size, depth: .sixteen)
/// for strip in strips { try picture.append(rows: strip.interleaved(.sixteen)) }
/// try picture.finish()
/// ```
public final class PNGWriter {
  private let size: FrameSize
  private let rowBytes: Int
  private let name: String
  private var rowsWritten = 0
  private var file: PNGFile?

  /// Opens and empties the file and writes the header: RGB or RGBA, tagged sRGB.
  ///
  /// - Parameters:
  ///   - hasAlpha: true if rows have alpha, by which colours are not multiplied.
  ///   - text: the iTXt chunks: UTF-8 texts by keywords of 1 to 79 ASCII characters.
  ///   - name: the file's name in messages, if `path` is temporary.
  /// - Throws: `file` or `noSpace` when the file cannot be written, `format` when PNG cannot hold
  ///   one of the texts.
  public init(
    path: String, size: FrameSize, depth: BitDepth, hasAlpha: Bool = false,
    text: [String: String] = [:], calling name: String? = nil
  ) throws(VideoError) {
    self.size = size
    self.name = name ?? path
    rowBytes = size.width * depth.bytesPerPixel(hasAlpha: hasAlpha)
    for (keyword, text) in text { try Self.validate(keyword, text, name ?? path) }
    let file = try PNGFile.open(path, called: name ?? path)
    // Sorted, because a dictionary's own order changes from run to run, and the file would change
    // with it.
    for (keyword, text) in text.sorted(by: { $0.key < $1.key }) {
      try file.add(keyword, text)
    }
    try file.begin(size, depth, channels: hasAlpha ? 4 : 3)
    self.file = consume file
  }

  /// Appends whole rows, in the layout of `Strip.interleaved(_:)`.
  ///
  /// - Throws: `noSpace` or `file` when writing fails.
  public func append(rows: [UInt8]) throws(VideoError) {
    precondition(rows.count % rowBytes == 0, "rows come whole")
    let count = rows.count / rowBytes
    precondition(rowsWritten + count <= size.height, "a picture has no more rows than its height")
    try attempt { (file: borrowing PNGFile) throws(VideoError) in try file.write(rows, count: count)
    }
    rowsWritten += count
  }

  /// Completes the file, waits until it is on the disk and closes it. All rows must have been
  /// appended.
  ///
  /// - Throws: `noSpace` or `file` when writing fails.
  public func finish() throws(VideoError) {
    precondition(rowsWritten == size.height, "a picture is finished when all its rows have come")
    try attempt { (file: borrowing PNGFile) throws(VideoError) in try file.finish() }
    abandon()
  }

  /// Closes the file without completing it.
  public func abandon() { file = nil }

  private func attempt(
    _ work: (borrowing PNGFile) throws(VideoError) -> Void
  ) throws(VideoError) {
    // Taken out of the property, so that an error frees the picture's resources.
    guard let file = file.take() else {
      throw VideoError(
        code: .file, step: "write \(name)", reason: "writing it was given up before")
    }
    try work(file)
    self.file = consume file
  }

  /// Checks PNG's rules for keywords, because libpng changes a keyword to fit them without an
  /// error.
  private static func validate(
    _ keyword: String, _ text: String, _ name: String
  ) throws(VideoError) {
    let characters = Array(keyword.utf8)
    func refuse(_ reason: String) -> VideoError {
      VideoError(code: .format, step: "write the text '\(keyword)' into \(name)", reason: reason)
    }
    guard (1...79).contains(characters.count), characters.allSatisfy({ (32...126).contains($0) }),
      characters.first != 32, characters.last != 32,
      !zip(characters, characters.dropFirst()).contains(where: { $0 == 32 && $1 == 32 })
    else {
      throw refuse("a PNG keyword is 1 to 79 ASCII characters with single spaces inside")
    }
    guard !text.utf8.contains(0) else { throw refuse("the text holds a NUL character") }
  }
}
