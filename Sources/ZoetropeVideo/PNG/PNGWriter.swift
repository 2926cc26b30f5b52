internal import CPNG
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
    try file.begin(size, depth, hasAlpha: hasAlpha)
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

/// A `cpng_writer`, closed and freed when its owner is released.
private struct PNGFile: ~Copyable {
  private let raw: OpaquePointer
  private let step: String

  static func open(_ path: String, called name: String) throws(VideoError) -> PNGFile {
    var error = cpng_error()
    guard let raw = cpng_writer_open(path, &error) else {
      throw .opening(path, called: name, errno: error.number)
    }
    return PNGFile(raw: raw, step: "write \(name)")
  }

  deinit { cpng_writer_free(raw) }

  func add(_ keyword: String, _ text: String) throws(VideoError) {
    try call { cpng_writer_text(raw, keyword, text, $0) }
  }

  func begin(_ size: FrameSize, _ depth: BitDepth, hasAlpha: Bool) throws(VideoError) {
    guard let width = UInt32(exactly: size.width), let height = UInt32(exactly: size.height) else {
      throw VideoError(code: .format, step: step, reason: "PNG cannot be as large as \(size)")
    }
    try call {
      cpng_writer_begin(raw, width, height, CInt(depth.rawValue), hasAlpha ? 1 : 0, $0)
    }
  }

  func write(_ rows: [UInt8], count: Int) throws(VideoError) {
    try call { error in
      rows.withUnsafeBufferPointer {
        cpng_writer_rows(raw, $0.baseAddress, UInt32(count), error)
      }
    }
  }

  func finish() throws(VideoError) { try call { cpng_writer_finish(raw, $0) } }

  private func call(_ work: (UnsafeMutablePointer<cpng_error>) -> CInt) throws(VideoError) {
    var error = cpng_error()
    guard work(&error) == 0 else { throw VideoError(error, step: step) }
  }
}
