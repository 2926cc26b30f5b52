import Testing
import ZoetropeFrame
import ZoetropePicture

/// Shrinking averages the light of exact areas.
@Suite struct AreaFilterTests {
  private func picture(_ size: FrameSize, _ value: (Int, Int) -> Float) -> Picture {
    var plane: [Float] = []
    for y in 0..<size.height { for x in 0..<size.width { plane.append(value(x, y)) } }
    return Picture(size: size, red: plane, green: plane.map { 1 - $0 }, blue: plane)
  }

  /// Black and white make the grey of half the light, not of half the code.
  @Test func lightIsAveraged() {
    let board = picture(FrameSize(width: 4, height: 4)) { x, y in Float((x + y) % 2) }
    let small = board.shrunk(to: FrameSize(width: 2, height: 2))
    for value in small.red + small.green {
      #expect(abs(Double(value) - SRGB.encode(0.5)) < 1e-6)
    }
  }

  /// Against the definition: the integral over each new pixel's area.
  @Test(arguments: [(7, 5, 3, 2), (10, 9, 9, 9), (64, 3, 5, 1), (5, 7, 5, 4), (9, 4, 4, 4)])
  func areasAreExact(_ width: Int, _ height: Int, _ toWidth: Int, _ toHeight: Int) {
    let source = picture(FrameSize(width: width, height: height)) { x, y in
      Float((x * 7 + y * 13) % 11) / 10
    }
    let small = source.shrunk(to: FrameSize(width: toWidth, height: toHeight))
    #expect(small.size == FrameSize(width: toWidth, height: toHeight))
    func overlap(_ old: Int, _ new: Int, _ from: Int, _ to: Int) -> Double {
      let ratio = Double(from) / Double(to)
      return max(
        0, min(Double(old + 1), Double(new + 1) * ratio) - max(Double(old), Double(new) * ratio))
        / ratio
    }
    for y in 0..<toHeight {
      for x in 0..<toWidth {
        var light = 0.0
        for sy in 0..<height {
          for sx in 0..<width {
            light +=
              SRGB.decode(source[sx, sy].red) * overlap(sx, x, width, toWidth)
              * overlap(sy, y, height, toHeight)
          }
        }
        #expect(abs(small[x, y].red - SRGB.encode(light)) < 1e-5)
      }
    }
  }

  @Test func flatsStayAndNothingGrows() {
    let flat = picture(FrameSize(width: 100, height: 37)) { _, _ in 0.3 }
    let small = flat.fitting(longSide: 16)
    #expect(small.size == FrameSize(width: 16, height: 6))
    #expect(small.red.allSatisfy { abs($0 - 0.3) < 1e-6 })
    #expect(small.green.allSatisfy { abs($0 - 0.7) < 1e-6 })
    #expect(flat.fitting(longSide: 100) == flat)
    #expect(flat.shrunk(to: FrameSize(width: 300, height: 300)) == flat)
    #expect(
      flat.shrunk(to: FrameSize(width: 300, height: 1)).size == FrameSize(width: 100, height: 1))
  }

  @Test func sidesKeepTheirRatio() {
    #expect(FrameSize(width: 4000, height: 3000).fitting(longSide: 128).description == "128x96")
    #expect(FrameSize(width: 3, height: 30_000).fitting(longSide: 128).description == "1x128")
    #expect(FrameSize(width: 100, height: 50).fitting(longSide: 128).description == "100x50")
  }

  /// Reading into a small picture is shrinking the whole one.
  @Test(arguments: [Fixture.jpeg420, .webPAlpha, .pngPalette])
  func readingSmallIsShrinking(_ fixture: Fixture) throws {
    let folder = try PictureFolder()
    let path = try folder.write(
      fixture == .jpeg420
        ? Parts.jpeg(fixture.bytes, adding: Array("Exif\0\0".utf8) + Parts.exif(6)) : fixture.bytes,
      to: "a")
    let whole = try PictureFile(path).picture().fitting(longSide: 20)
    let small = try PictureFile(path).picture(longSide: 20)
    #expect(small.size == whole.size)
    for (one, other) in zip(small.red + small.blue, whole.red + whole.blue) {
      #expect(abs(one - other) < 1e-5)
    }
  }

  @Test func theTableOfLightIsClose() {
    for step in 0...100_000 {
      let value = Float(step) / 100_000
      #expect(abs(LinearLight.decode(value) - SRGB.decode(Double(value))) < 1e-7)
    }
    #expect(LinearLight.decode(.nan) == 0 && LinearLight.decode(2) == 1)
  }
}
