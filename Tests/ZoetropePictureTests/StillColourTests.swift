import Testing
import ZoetropeFrame
import ZoetropePicture
import ZoetropeVideo

/// Flat colours come back from every kind of still picture.
@Suite struct StillColourTests {
  @Test func aPNGIsExact() throws {
    let folder = try PictureFolder()
    let bytes = try PNGData.encode(Flats.rgb, size: Flats.size, channels: .rgb)
    let picture = try folder.picture(bytes)
    for (index, byte) in Flats.rgb.enumerated() {
      let plane = [picture.red, picture.green, picture.blue][index % 3]
      #expect(abs(plane[index / 3] * 255 - Float(byte)) < 1e-3)
    }
  }

  @Test(arguments: [BitDepth.eight, .sixteen], [false, true])
  func allDepthsOfPNGAreTaken(_ depth: BitDepth, _ hasAlpha: Bool) throws {
    let folder = try PictureFolder()
    let png = try PNGWriter(
      path: folder("a.png"), size: Flats.size, depth: depth, hasAlpha: hasAlpha)
    var rows: [UInt8] = []
    for (index, byte) in Flats.rgb.enumerated() {
      // A byte twice is the same share of the range in 16 bits.
      rows += Array(repeating: byte, count: depth == .sixteen ? 2 : 1)
      if hasAlpha, index % 3 == 2 {
        rows += Array(repeating: 128, count: depth == .sixteen ? 2 : 1)
      }
    }
    try png.append(rows: rows)
    try png.finish()
    let picture = try PictureFile(folder("a.png")).picture(over: RGB(1, 0, 0))
    let expected = hasAlpha ? Flats.half(over: [255, 0, 0]) : Flats.colours
    #expect(Flats.error(of: picture, expected) <= 0.51)
  }

  @Test(arguments: [
    (Fixture.pngPalette, Flats.colours), (.pngPaletteTransparent, Flats.half(over: [0, 0, 0])),
    (.pngGrey, Flats.greys), (.pngGrey16, Flats.greys),
    (.pngGreyAlpha, Flats.half(over: [0, 0, 0], Flats.greys)),
    (.pngAlpha, Flats.half(over: [0, 0, 0])), (.pngAnimated, Flats.colours),
    (.webPLossless, Flats.colours), (.webPLosslessAlpha, Flats.half(over: [0, 0, 0])),
  ])
  func losslessPicturesAreExact(_ fixture: Fixture, _ expected: [SIMD3<Int>]) throws {
    let picture = try PictureFolder().picture(fixture.bytes, over: RGB(0, 0, 0))
    // Half a level, because what is expected of mixtures is rounded.
    #expect(Flats.error(of: picture, expected) <= 0.51)
  }

  @Test(arguments: [
    (Fixture.jpeg444, Flats.colours), (.jpeg422, Flats.colours), (.jpeg420, Flats.colours),
    (.jpegProgressive, Flats.colours), (.jpegRGB, Flats.colours), (.jpegGrey, Flats.greys),
    (.webPLossy, Flats.colours), (.webPAlpha, Flats.half(over: [0, 0, 0])),
  ])
  func lossyPicturesAreWithinTwoLevels(_ fixture: Fixture, _ expected: [SIMD3<Int>]) throws {
    let picture = try PictureFolder().picture(fixture.bytes, over: RGB(0, 0, 0))
    let error = Flats.error(of: picture, expected)
    #expect(error <= 2, "\(fixture): \(error)")
  }

  @Test func aColourMayBeTransparent() throws {
    let picture = try PictureFolder().picture(
      Fixture.pngTransparentColour.bytes, over: RGB(0, 1, 1))
    var expected = Flats.colours
    expected[2] = [0, 255, 255]
    #expect(Flats.error(of: picture, expected) < 0.01)
  }

  @Test func oneBitIsBlackAndWhite() throws {
    let picture = try PictureFolder().picture(Fixture.pngOneBit.bytes)
    #expect(picture.size == FrameSize(width: 10, height: 2))
    for y in 0..<2 {
      for x in 0..<10 { #expect(picture[x, y] == ((x + y) % 2 == 0 ? RGB(0, 0, 0) : RGB(1, 1, 1))) }
    }
  }

  /// Chroma of half the resolution is put back where it was taken. libjpeg, which takes the mean of
  /// four pixels, is 7 levels off at the picture's edges.
  @Test func chromaIsAtItsPlace() throws {
    let picture = try PictureFolder().picture(Fixture.jpegGradient420.bytes)
    var total = SIMD3<Double>.zero
    for y in 2..<22 {
      for x in 2..<38 {
        let exact = SIMD3(40 + 4 * x, 30 + 6 * y, 220 - 3 * x - 2 * y)
        let colour = picture[x, y]
        #expect(Flats.difference(colour, exact) <= 5, "\(x), \(y)")
        total +=
          SIMD3(colour.red, colour.green, colour.blue) * 255
          - SIMD3(Double(exact.x), Double(exact.y), Double(exact.z))
      }
    }
    for channel in 0..<3 { #expect(abs(total[channel]) / (20 * 36) < 0.4) }
  }

  @Test func chromaSamplesAreAmidOrBesidePixels() {
    #expect(PixelRows.place(0, 1, false, 4) == (0, 0, 0.75))
    #expect(PixelRows.place(1, 1, false, 4) == (0, 1, 0.25))
    #expect(PixelRows.place(2, 1, false, 4) == (0, 1, 0.75))
    #expect(PixelRows.place(7, 1, false, 4) == (3, 3, 0.25))
    #expect(PixelRows.place(2, 1, true, 4) == (1, 2, 0))
    #expect(PixelRows.place(3, 1, true, 4) == (1, 2, 0.5))
    #expect(PixelRows.place(5, 0, true, 8) == (5, 5, 0))
  }

  /// Neither the file's name nor its case decides.
  @Test func contentDecides() throws {
    let folder = try PictureFolder()
    for name in ["a.mp4", "b", "c.JPG", "-", "film:x%05d.png"] {
      let path = try folder.write(Fixture.webPLossless.bytes, to: name)
      #expect(try Flats.error(of: PictureFile(path).picture()) < 0.01)
    }
  }
}
