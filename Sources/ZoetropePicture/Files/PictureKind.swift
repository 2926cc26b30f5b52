/// The formats that are read, told by their first bytes and never by the file's name.
package enum PictureKind: Hashable, Sendable {
  case png, jpeg, webP
  /// A film, with the name of the only demuxer that it is given to.
  case film(demuxer: String)

  /// The bytes at the start of a file that are looked at.
  static let head = 64

  /// Tells the kind of the file that begins with `bytes`; nil if it is none of them.
  init?(_ bytes: [UInt8]) {
    func has(_ text: [UInt8], at place: Int = 0) -> Bool {
      bytes.count >= place + text.count && Array(bytes[place..<place + text.count]) == text
    }
    func has(_ text: String, at place: Int = 0) -> Bool { has(Array(text.utf8), at: place) }
    if has([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      self = .png
    } else if has([0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if has("RIFF"), has("WEBP", at: 8) {
      self = .webP
    } else if has([0x1A, 0x45, 0xDF, 0xA3]) {
      self = .film(demuxer: "matroska")
    } else if ["ftyp", "moov", "mdat", "wide", "free", "skip"].contains(where: { has($0, at: 4) }),
      Self.other(bytes) == nil
    {
      self = .film(demuxer: "mov")
    } else {
      return nil
    }
  }

  /// Returns what a file is that begins with `bytes`, if it is a well-known kind that is not read.
  static func other(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.lowercased()
    if text.hasPrefix("GIF8") { return "a GIF" }
    if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
      return "a TIFF picture or a camera's raw file"
    }
    if bytes.starts(with: Array("BM".utf8)), bytes.count > 10, bytes[6...9].allSatisfy({ $0 == 0 })
    {
      return "a BMP picture"
    }
    if bytes.count >= 12, bytes[4..<8].elementsEqual("ftyp".utf8) {
      switch String(decoding: bytes[8..<12], as: UTF8.self) {
      case "heic", "heix", "heim", "heis", "mif1", "msf1", "hevc": return "a HEIC picture"
      case "avif", "avis": return "an AVIF picture"
      default: return nil
      }
    }
    if bytes.starts(with: Array("8BPS".utf8)) { return "a Photoshop document" }
    if bytes.starts(with: [0xFF, 0x0A]) { return "a JPEG XL picture" }
    if start.hasPrefix("#extm3u") { return "a playlist of other files" }
    if start.hasPrefix("ffconcat") { return "a list of other files" }
    if start.hasPrefix("<svg") || start.hasPrefix("<?xml") || start.hasPrefix("<!doctype svg") {
      return "an SVG drawing or another XML file"
    }
    if start.hasPrefix("%pdf") { return "a PDF document" }
    return nil
  }
}
