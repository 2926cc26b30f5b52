/// Reads the chunks of PNG files.
enum PNGLayout {
  /// The chunks that bear on the pixels. An animation's first picture is in these too.
  private static let kept: Set<String> = ["IHDR", "PLTE", "tRNS", "IDAT", "IEND"]

  /// - Throws: `PictureError` if the file does not have all of its chunks.
  static func read(_ bytes: [UInt8], of path: String) throws(PictureError) -> StillLayout {
    let file = ByteReader(bytes[...])
    var layout = StillLayout()
    var place = 8
    layout.pieces.append(bytes.prefix(place))
    while true {
      guard let length = file.number(place, 4), let name = file.slice(place + 4, 4),
        // The name and the checksum have four bytes each.
        let chunk = file.slice(place, length + 12)
      else { throw .damaged(path, "PNG") }
      let word = String(decoding: name, as: UTF8.self)
      if place == 8 {
        guard word == "IHDR", length == 13, let width = file.number(16, 4),
          let height = file.number(20, 4)
        else { throw .damaged(path, "PNG") }
        (layout.width, layout.height) = (width, height)
      }
      if word == "eXIf", let exif = file.slice(place + 8, length) {
        layout.orientation = Orientation(exif: exif)
      }
      if kept.contains(word) { layout.pieces.append(chunk) }
      if word == "IEND" { return layout }
      place += length + 12
    }
  }
}
