internal import CPNG

/// Reads the text chunks of PNG files.
public enum PNGText {
  /// Returns the texts by keyword, without decoding the picture.
  ///
  /// Texts before the picture are read, which is where Zoetrope writes them. Only if there are
  /// none, texts after the picture are read. If a keyword occurs twice, the first text counts.
  ///
  /// - Throws: `file` when the file cannot be read, `format` when it is no PNG or a damaged one.
  public static func read(path: String) throws(VideoError) -> [String: String] {
    var error = cpng_error()
    guard let texts = cpng_texts_read(path, &error) else {
      throw VideoError(error, step: "read \(path)")
    }
    defer { cpng_texts_free(texts) }
    var found: [String: String] = [:]
    for index in 0..<cpng_texts_count(texts) {
      guard let keyword = cpng_texts_keyword(texts, index), let text = cpng_texts_text(texts, index)
      else { continue }
      let value = cpng_texts_is_utf8(texts, index) != 0 ? String(cString: text) : latin1(text)
      let key = latin1(keyword)
      if found[key] == nil { found[key] = value }
    }
    return found
  }

  /// Decodes Latin-1, whose bytes are the first 256 Unicode scalars.
  private static func latin1(_ text: UnsafePointer<CChar>) -> String {
    var scalars = String.UnicodeScalarView()
    var next = text
    while next.pointee != 0 {
      scalars.append(Unicode.Scalar(UInt8(bitPattern: next.pointee)))
      next += 1
    }
    return String(scalars)
  }
}

extension VideoError {
  /// Creates an error from one that libpng or the system has reported.
  init(_ error: cpng_error, step: String) {
    guard error.number == 0 else {
      self.init(errno: error.number, step: step)
      return
    }
    let words = withUnsafeBytes(of: error.text) {
      String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
    }
    self.init(code: .format, step: step, reason: words.isEmpty ? nil : words)
  }
}
