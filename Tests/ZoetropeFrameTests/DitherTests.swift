import Testing
import ZoetropeFrame

/// The dither: right on average in every tile, the same in every frame, apart in every plane.
struct DitherTests {
  @Test func everyTileKeepsTheMean() {
    let size = FrameSize(width: 24, height: 16)
    for step in 0..<200 {
      let value = 100 + Double(step) / 200
      let grey = value / 255
      let levels = Strip(size: size, flat: RGB(grey, grey, grey)).interleaved(.eight)
      for tile in [(0, 0), (8, 0), (16, 8)] {
        var sum = 0
        for y in tile.1..<tile.1 + 8 {
          for x in tile.0..<tile.0 + 8 { sum += Int(levels[(y * 24 + x) * 3]) }
        }
        #expect(abs(Double(sum) / 64 - value) < Tolerance.flatMean)
      }
    }
  }

  @Test func greysStayGrey() {
    let size = FrameSize(width: 64, height: 8)
    let strip = Strip(size: size) { x, _ in
      let grey = Double(x) / 640
      return RGB(grey, grey, grey)
    }
    let levels = strip.interleaved(.eight)
    for pixel in stride(from: 0, to: levels.count, by: 3) {
      #expect(levels[pixel] == levels[pixel + 1] && levels[pixel] == levels[pixel + 2])
    }
  }

  /// At a quarter of a code, a quarter of each plane's samples step up: other ones in each.
  @Test func planesStepInDifferentPlaces() throws {
    let target = SIMD3(100.25, 140.25, 120.25)
    let red = (target.x + 1.5748 * (target.z - 128)) / 255
    let blue = (target.x + 1.8556 * (target.y - 128)) / 255
    let green = (target.x / 255 - 0.2126 * red - 0.0722 * blue) / 0.7152
    let size = FrameSize(width: 16, height: 16)
    var picture = YUV444Picture(size: size, matrix: .bt709)
    picture.quantise(Strip(size: size, flat: RGB(red, green, blue)))
    let steps = [(picture.luma, 101), (picture.cb, 141), (picture.cr, 121)].map { plane, code in
      Set(plane.indices.filter { plane[$0] == UInt8(code) })
    }
    for step in steps { #expect(step.count == 64) }
    #expect(steps[0].isDisjoint(with: steps[1]))
    #expect(steps[0].isDisjoint(with: steps[2]))
    #expect(steps[1].isDisjoint(with: steps[2]))
  }

  /// A slow ramp of luma: what eight bits cannot say, the local mean does.
  @Test func rampsHaveNoBands() {
    let size = FrameSize(width: 256, height: 8)
    let strip = Strip(size: size) { x, _ in
      let grey = (20 + 10 * Double(x) / 256) / 255
      return RGB(grey, grey, grey)
    }
    var picture = YUVPicture(size: size)
    picture.quantise(strip)
    for left in 0..<248 {
      var sum = 0.0
      for y in 0..<8 {
        for x in left..<left + 8 {
          sum += Double(picture.luma[y * 256 + x]) - ExactYUV.limited(strip.colour(x, y)).y
        }
      }
      // Plain rounding is off by up to half a code.
      #expect(abs(sum / 64) < 0.1)
    }
  }
}
