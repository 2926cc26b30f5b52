import CLibPNG
import Testing
import ZoetropeFrame
import ZoetropeVideo

/// PNGs in memory, read back by libpng's reader.
@Suite struct PNGDataTests {
  @Test(
    arguments: [PNGData.Channels.grey, .rgb],
    [FrameSize(width: 1, height: 1), FrameSize(width: 37, height: 23)])
  func pixelsSurvive(_ channels: PNGData.Channels, _ size: FrameSize) throws {
    let rows = (0..<size.width * size.height * channels.rawValue).map { index -> UInt8 in
      UInt8(truncatingIfNeeded: index * 167 + index / 8)
    }
    let png = try PNGData.encode(rows, size: size, channels: channels)
    // The colour type in the header: 0 is grey of one channel, 2 is RGB.
    #expect(png[25] == (channels == .grey ? 0 : 2))
    #expect(try pixels(png, channels) == rows)
  }

  @Test func smoothPicturesAreSmall() throws {
    let size = FrameSize(width: 160, height: 90)
    let rows = (0..<size.width * size.height).map { pixel -> UInt8 in
      UInt8(pixel % 160 + pixel / 160)
    }
    let png = try PNGData.encode(rows, size: size, channels: .grey)
    #expect(png.count < 1500)
    let folder = TemporaryFolder()
    let writer = try PNGWriter(path: folder("a.png"), size: size, depth: .eight)
    try writer.append(rows: rows.flatMap { [$0, $0, $0] })
    try writer.finish()
    #expect(try PNGPixels(folder("a.png")).codes == rows.flatMap { [$0, $0, $0] })
  }

  @Test func sizesThatPNGCannotHoldAreErrors() {
    let error = #expect(throws: VideoError.self) {
      try PNGData.encode([], size: FrameSize(width: 0, height: 0), channels: .grey)
    }
    #expect(error?.code == .format)
    #expect(error?.description.hasPrefix("Cannot write a picture into memory: ") == true)
  }

  private func pixels(_ png: [UInt8], _ channels: PNGData.Channels) throws -> [UInt8] {
    var image = png_image()
    image.version = UInt32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    try #require(png_image_begin_read_from_memory(&image, png, png.count) != 0)
    image.format = channels == .grey ? 0 : 2  // PNG_FORMAT_GRAY and PNG_FORMAT_RGB
    var bytes = [UInt8](
      repeating: 0, count: Int(image.width) * Int(image.height) * channels.rawValue)
    try #require(png_image_finish_read(&image, nil, &bytes, 0, nil) != 0)
    return bytes
  }
}
