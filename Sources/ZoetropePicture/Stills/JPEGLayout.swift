/// Reads the segments of JPEG files.
enum JPEGLayout {
  private static let quantisation = 0xDB
  private static let huffman = 0xC4
  private static let restart = 0xDD
  private static let scan = 0xDA
  private static let end = 0xD9
  private static let exif = 0xE1
  /// Says whether the channels are those of RGB.
  private static let adobe = 0xEE

  /// - Throws: `PictureError` if the file has no complete header, or is of a kind of JPEG that is
  ///   not decoded.
  static func read(_ bytes: [UInt8], of path: String) throws(PictureError) -> StillLayout {
    let file = ByteReader(bytes[...])
    var layout = StillLayout()
    layout.pieces.append(bytes.prefix(2))
    var place = 2
    while let mark = file.byte(place), mark == 0xFF, let code = file.byte(place + 1) {
      if code == 0xFF {
        // A marker may be preceded by any number of these.
        place += 1
        continue
      }
      guard let length = file.number(place + 2, 2), length >= 2,
        let segment = file.slice(place, length + 2)
      else { break }
      switch code {
      case scan:
        guard layout.width > 0 else { throw .damaged(path, "JPEG") }
        // From here on come coded pixels, and tables between them. A progressive picture without its
        // last scans would decode all the same, only blurred.
        guard let end = self.end(of: bytes, from: place) else { throw .damaged(path, "JPEG") }
        layout.pieces.append(bytes[place..<end])
        return layout
      case quantisation, huffman, restart, adobe: layout.pieces.append(segment)
      case 0xC0...0xCF where code != 0xC8 && code != 0xCC:
        guard layout.width == 0 else { throw .damaged(path, "JPEG") }
        try readFrame(ByteReader(segment), code, of: path, into: &layout)
        layout.pieces.append(segment)
      case exif where file.has("Exif\0\0", at: place + 4):
        layout.orientation = Orientation(exif: segment.dropFirst(4))
      case end: throw .damaged(path, "JPEG")
      default: break
      }
      place += length + 2
    }
    throw .damaged(path, "JPEG")
  }

  /// Returns the place after the marker that ends the picture; nil if there is none. Among coded
  /// pixels these two bytes do not occur.
  private static func end(of bytes: [UInt8], from start: Int) -> Int? {
    var place = start
    while place + 1 < bytes.count {
      if bytes[place] == 0xFF, Int(bytes[place + 1]) == end { return place + 2 }
      place += 1
    }
    return nil
  }

  /// Reads the segment with size and channels.
  private static func readFrame(
    _ segment: ByteReader, _ code: Int, of path: String, into layout: inout StillLayout
  ) throws(PictureError) {
    guard let depth = segment.byte(4), let height = segment.number(5, 2),
      let width = segment.number(7, 2), let channels = segment.byte(9)
    else { throw .damaged(path, "JPEG") }
    if channels == 4 {
      throw PictureError(
        path, "is a CMYK JPEG, whose colours depend on a press; save it as RGB.")
    }
    // Baseline, extended and progressive, all Huffman-coded.
    guard (0xC0...0xC2).contains(code), depth == 8, channels == 1 || channels == 3 else {
      throw PictureError(
        path, "is a rare kind of JPEG (lossless, arithmetic or \(depth) bits); save it as PNG.")
    }
    (layout.width, layout.height) = (width, height)
  }
}
