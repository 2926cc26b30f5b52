import Testing
import ZoetropeFrame

/// Pictures of noise against exact arithmetic, of awkward sizes and in any pieces.
struct PictureTests {
  @Test(arguments: [
    (2, 2), (4, 2), (6, 8), (30, 6), (34, 4), (38, 10), (510, 2), (512, 2), (514, 4), (1030, 2),
  ])
  func limitedRange(_ width: Int, _ height: Int) {
    let size = FrameSize(width: width, height: height)
    let strip = Strip(size: size, noise: 31)
    var picture = YUVPicture(size: size)
    picture.quantise(strip)
    for y in 0..<height {
      for x in 0..<width {
        let exact = ExactYUV.limited(strip.colour(x, y)).y
        #expect(abs(Double(picture.luma[y * width + x]) - exact) < Tolerance.dithered)
      }
    }
    for y in 0..<height / 2 {
      for x in 0..<width / 2 {
        let exact = ExactYUV.chroma(of: strip, atColumn: x, row: y, filter: ExactYUV.sitedLeft)
        let place = y * width / 2 + x
        #expect(abs(Double(picture.cb[place]) - exact.cb) < Tolerance.dithered)
        #expect(abs(Double(picture.cr[place]) - exact.cr) < Tolerance.dithered)
      }
    }
  }

  @Test(arguments: [1, 2, 3, 15, 17, 37, 64, 513], [YUVMatrix.bt601, .bt709])
  func fullRange(_ width: Int, _ matrix: YUVMatrix) {
    let size = FrameSize(width: width, height: 5)
    let strip = Strip(size: size, noise: 37)
    var picture = YUV444Picture(size: size, matrix: matrix)
    picture.quantise(strip)
    for y in 0..<5 {
      for x in 0..<width {
        let exact = ExactYUV.full(strip.colour(x, y), matrix)
        let place = y * width + x
        #expect(abs(Double(picture.luma[place]) - exact.y) < Tolerance.dithered)
        #expect(abs(Double(picture.cb[place]) - exact.cb) < Tolerance.dithered)
        #expect(abs(Double(picture.cr[place]) - exact.cr) < Tolerance.dithered)
      }
    }
  }

  @Test(arguments: [1, 2, 5, 16, 33, 67])
  func eightBits(_ width: Int) {
    let strip = Strip(size: FrameSize(width: width, height: 3), noise: 41)
    let bytes = strip.interleaved(.eight)
    #expect(bytes.count == width * 9)
    for y in 0..<3 {
      for x in 0..<width {
        let colour = strip.colour(x, y)
        for (channel, value) in [colour.red, colour.green, colour.blue].enumerated() {
          let code = Double(bytes[(y * width + x) * 3 + channel])
          #expect(abs(code - value * 255) < Tolerance.dithered)
        }
      }
    }
  }

  @Test func anyPiecesGiveTheSamePicture() {
    let size = FrameSize(width: 70, height: 46)
    let strip = Strip(size: size, noise: 43)
    var whole = YUVPicture(size: size)
    whole.quantise(strip)
    var wholeFull = YUV444Picture(size: size, matrix: .bt601)
    wholeFull.quantise(strip)
    let wholeBytes = strip.interleaved(.eight)
    var random = SplitMix(47)
    for _ in 0..<10 {
      var picture = YUVPicture(size: size)
      for rows in (0..<46).cut(step: 2, using: &random).shuffled(using: &random) {
        picture.quantise(strip.part(rows))
      }
      #expect(picture == whole)
      var full = YUV444Picture(size: size, matrix: .bt601)
      var bytes: [UInt8] = []
      for rows in (0..<46).cut(step: 1, using: &random) {
        full.quantise(strip.part(rows))
        bytes += strip.part(rows).interleaved(.eight)
      }
      #expect(full == wholeFull)
      #expect(bytes == wholeBytes)
    }
  }

  /// A strip's memory serves again for fewer rows, whose planes are then longer than needed.
  @Test func stripsThatMovedFillWhereTheyAre() {
    let size = FrameSize(width: 10, height: 8)
    var strip = Strip(size: size, rows: 0..<4) { _, _ in RGB(1, 1, 1) }
    var picture = YUVPicture(size: size)
    strip.move(to: 6..<8)
    picture.quantise(strip)
    #expect(picture.luma == Array(repeating: 16, count: 60) + Array(repeating: 235, count: 20))
    #expect(strip.interleaved(.eight) == Array(repeating: 255, count: 60))
    #expect(strip.interleaved(.sixteen) == Array(repeating: 255, count: 120))
  }

  @Test func emptyStripsChangeNothing() {
    let size = FrameSize(width: 4, height: 4)
    var picture = YUVPicture(size: size)
    picture.quantise(Strip(width: 4, rows: 2..<2))
    #expect(picture == YUVPicture(size: size))
    #expect(Strip(width: 4, rows: 2..<2).interleaved(.eight).isEmpty)
  }
}
