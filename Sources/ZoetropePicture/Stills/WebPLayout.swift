/// Reads the chunks of WebP files.
enum WebPLayout {
  private static let kept: Set<String> = ["VP8X", "VP8 ", "VP8L", "ALPH"]

  /// - Throws: `PictureError` if the file is incomplete or an animation.
  static func read(_ bytes: [UInt8], of path: String) throws(PictureError) -> StillLayout {
    guard let length = ByteReader(bytes[...]).number(4, 4, littleEndian: true), length >= 4,
      let content = ByteReader(bytes[...]).slice(0, length + 8)
    else { throw .damaged(path, "WebP") }
    let file = ByteReader(content)
    var layout = StillLayout()
    var chunks: [ArraySlice<UInt8>] = []
    var size: (width: Int, height: Int)?
    var place = 12
    while place < file.count {
      guard let name = file.slice(place, 4),
        let length = file.number(place + 4, 4, littleEndian: true),
        let data = file.slice(place + 8, length)
      else { throw .damaged(path, "WebP") }
      let word = String(decoding: name, as: UTF8.self)
      // Chunks have even lengths; the last one's padding may be missing.
      let padded = 8 + length + length % 2
      if kept.contains(word) {
        chunks.append(file.slice(place, padded) ?? (content.dropFirst(place) + [0]))
      }
      switch word {
      case "VP8X":
        guard let flags = data.first else { throw .damaged(path, "WebP") }
        if flags & 0x02 != 0 {
          throw PictureError(
            path, "is an animated WebP, which is not read; save one of its pictures as PNG.")
        }
        (layout.width, layout.height) = try canvas(ByteReader(data), of: path)
      case "VP8 ", "VP8L":
        guard size == nil else { throw .damaged(path, "WebP") }
        size = try picture(ByteReader(data), isLossless: word == "VP8L", of: path)
      case "EXIF": layout.orientation = Orientation(exif: data)
      default: break
      }
      place += padded
    }
    guard let size, layout.width == 0 || (layout.width, layout.height) == size else {
      throw .damaged(path, "WebP")
    }
    (layout.width, layout.height) = size
    let total = 4 + chunks.reduce(0) { $0 + $1.count }
    let lengthBytes = (0..<4).map { UInt8(truncatingIfNeeded: total >> (8 * $0)) }
    layout.pieces =
      [ArraySlice(Array("RIFF".utf8) + lengthBytes + Array("WEBP".utf8))] + chunks
    return layout
  }

  private static func canvas(
    _ data: ByteReader, of path: String
  ) throws(PictureError) -> (Int, Int) {
    guard let width = data.number(4, 3, littleEndian: true),
      let height = data.number(7, 3, littleEndian: true)
    else { throw .damaged(path, "WebP") }
    return (width + 1, height + 1)
  }

  /// Reads the size from the header of a VP8 key frame (RFC 6386, section 9.1) or of a lossless
  /// picture.
  private static func picture(
    _ data: ByteReader, isLossless: Bool, of path: String
  ) throws(PictureError) -> (width: Int, height: Int) {
    if isLossless {
      guard data.byte(0) == 0x2F, let bits = data.number(1, 4, littleEndian: true) else {
        throw .damaged(path, "WebP")
      }
      return ((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    }
    guard let tag = data.byte(0), tag & 1 == 0, data.number(3, 3) == 0x9D012A,
      let width = data.number(6, 2, littleEndian: true),
      let height = data.number(8, 2, littleEndian: true)
    else { throw .damaged(path, "WebP") }
    return (width & 0x3FFF, height & 0x3FFF)
  }
}
