import Testing
import ZoetropeFrame

/// Flat pictures: the exact colour on average, and next to it at every place.
struct FlatTests {
  static let size = FrameSize(width: 64, height: 32)
  static let named = [
    "#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#00ffff", "#ff00ff",
  ]
  static let odd = ["#010203", "#ff8000", "#123456", "#fedcba", "#7f7f80", "#20b2aa", "#fffffe"]
  static let greys = (0...32).map { RGB(Double($0) / 32, Double($0) / 32, Double($0) / 32).hex }

  @Test(arguments: named + odd + greys)
  func limitedRange(_ hex: String) throws {
    let colour = try #require(RGB(hex: hex))
    var picture = YUVPicture(size: Self.size)
    picture.quantise(Strip(size: Self.size, flat: colour))
    let exact = ExactYUV.limited(colour)
    for (plane, value) in [
      (picture.luma, exact.y), (picture.cb, exact.cb), (picture.cr, exact.cr),
    ] {
      #expect(plane.distance(from: value) < 1)
      #expect(abs(plane.mean - value) < Tolerance.flatMean)
    }
  }

  @Test(arguments: named + odd + greys, [YUVMatrix.bt601, .bt709])
  func fullRange(_ hex: String, _ matrix: YUVMatrix) throws {
    let colour = try #require(RGB(hex: hex))
    var picture = YUV444Picture(size: Self.size, matrix: matrix)
    picture.quantise(Strip(size: Self.size, flat: colour))
    let exact = ExactYUV.full(colour, matrix)
    for (plane, value) in [
      (picture.luma, exact.y), (picture.cb, exact.cb), (picture.cr, exact.cr),
    ] {
      // Pure red and blue would be 255.5, which there is no code for.
      #expect(plane.distance(from: value) < 1)
      #expect(abs(plane.mean - min(value, 255)) < Tolerance.flatMean)
    }
  }

  @Test func wholeCodesAreThoseCodesEverywhere() {
    var picture = YUVPicture(size: Self.size)
    func fill(_ red: Double, _ green: Double, _ blue: Double) {
      picture.quantise(Strip(size: Self.size, flat: RGB(red, green, blue)))
    }
    fill(0, 0, 0)
    #expect(Set(picture.luma) == [16])
    #expect(Set(picture.cb + picture.cr) == [128])
    fill(1, 1, 1)
    #expect(Set(picture.luma) == [235])
    #expect(Set(picture.cb + picture.cr) == [128])
    fill(1, 0, 0)
    #expect(Set(picture.cr) == [240])
    fill(0, 1, 1)
    #expect(Set(picture.cr) == [16])
    fill(0, 0, 1)
    #expect(Set(picture.cb) == [240])
    fill(1, 1, 0)
    #expect(Set(picture.cb) == [16])
    // Every grey that is a whole luma code, and no chroma in any.
    for code in 0...219 {
      let grey = Double(code) / 219
      fill(grey, grey, grey)
      #expect(Set(picture.luma) == [UInt8(16 + code)])
      #expect(Set(picture.cb + picture.cr) == [128])
    }
  }

  @Test func redIsWhatTheDesignSays() {
    let exact = ExactYUV.limited(RGB(1, 0, 0))
    #expect(abs(exact.y - 62.56) < 0.005)
    #expect(abs(exact.cb - 102.34) < 0.005)
    #expect(exact.cr == 240)
  }

  @Test func hexColoursSurviveEightBitsExactly() throws {
    var random = SplitMix(17)
    var colours = (0...255).map { SIMD3(repeating: UInt8($0)) }
    colours += (0..<200).map { _ in
      SIMD3(
        .random(in: 0...255, using: &random), .random(in: 0...255, using: &random),
        .random(in: 0...255, using: &random))
    }
    let size = FrameSize(width: 24, height: 8)
    for levels in colours {
      let colour = RGB(Double(levels.x) / 255, Double(levels.y) / 255, Double(levels.z) / 255)
      let strip = Strip(size: size, flat: try #require(RGB(hex: colour.hex)))
      let bytes = strip.interleaved(.eight)
      for pixel in stride(from: 0, to: bytes.count, by: 3) {
        #expect(SIMD3(bytes[pixel], bytes[pixel + 1], bytes[pixel + 2]) == levels)
      }
    }
  }

  @Test func sixteenBitsAreRounded() {
    let size = FrameSize(width: 37, height: 3)
    let strip = Strip(size: size, noise: 23)
    let bytes = strip.interleaved(.sixteen)
    #expect(bytes.count == 37 * 3 * 6)
    for y in 0..<3 {
      for x in 0..<37 {
        let colour = strip.colour(x, y)
        for (channel, value) in [colour.red, colour.green, colour.blue].enumerated() {
          let place = (y * 37 + x) * 6 + channel * 2
          let code = Double(Int(bytes[place]) << 8 | Int(bytes[place + 1]))
          #expect(abs(code - value * 65535) < 0.51)
        }
      }
    }
    #expect(Set(Strip(size: size, flat: RGB(1, 1, 1)).interleaved(.sixteen)) == [255])
    #expect(Set(Strip(size: size, flat: RGB(0, 0, 0)).interleaved(.sixteen)) == [0])
  }
}
