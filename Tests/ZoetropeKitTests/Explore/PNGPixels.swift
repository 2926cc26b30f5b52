import CLibPNG
import Testing
import ZoetropeFrame

/// A PNG's red, green and blue, row after row.
struct PNGPixels {
  let width: Int
  let codes: [UInt8]

  init(_ path: String) throws {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    try #require(png_image_begin_read_from_file(&image, path) != 0, "\(path)")
    image.format = 2  // PNG_FORMAT_RGB, which Swift does not see
    var codes = [UInt8](repeating: 0, count: Int(image.width) * Int(image.height) * 3)
    try #require(png_image_finish_read(&image, nil, &codes, 0, nil) != 0)
    (width, self.codes) = (Int(image.width), codes)
  }

  /// A part of the picture.
  func cut(left: Int, top: Int, _ size: FrameSize) -> [UInt8] {
    var part: [UInt8] = []
    for row in top..<top + size.height {
      let first = (row * width + left) * 3
      part += codes[first..<first + size.width * 3]
    }
    return part
  }
}
