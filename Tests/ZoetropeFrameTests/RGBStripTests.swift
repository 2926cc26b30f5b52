import Testing
import ZoetropeFrame

/// Interleaved pixels for other programs.
struct RGBStripTests {
  @Test(arguments: BitDepth.allCases, [(1, 1), (37, 50), (130, 70)])
  func stripsMakeThePicture(_ depth: BitDepth, _ shape: (Int, Int)) {
    let size = FrameSize(width: shape.0, height: shape.1)
    let whole = Strip(size: size, noise: 61)
    var picture = RGBPicture(size: size, depth: depth)
    var strip = RGBStrip(depth)
    // From the lowest up, and the lowest is shorter: memory of another length is used again.
    for start in stride(from: 0, to: size.height, by: 15).reversed() {
      let rows = start..<min(size.height, start + 15)
      strip.quantise(whole.part(rows))
      #expect(strip.rows == rows && strip.width == size.width)
      picture.copyRows(of: strip)
    }
    #expect(picture.bytes == whole.interleaved(depth))
  }

  /// Alpha is rounded; colours are those of the picture without it.
  @Test(arguments: BitDepth.allCases) func alphaFollowsTheColours(_ depth: BitDepth) {
    let size = FrameSize(width: 37, height: 9)
    var whole = Strip(size: size, noise: 61)
    let colours = whole.interleaved(depth)
    whole.alpha = (0..<37 * 9).map { [0, 1, 0.5, -1, 2, .nan, 0.25][$0 % 7] }
    let bytes = whole.interleaved(depth)
    let count = depth.rawValue / 8
    #expect(bytes.count == 4 * count * 37 * 9)
    let most = depth == .eight ? 255 : 65535
    let levels = [0, most, (most + 1) / 2, 0, most, 0, (most + 2) / 4]
    for pixel in 0..<37 * 9 {
      let start = 4 * count * pixel
      #expect(
        Array(bytes[start..<start + 3 * count])
          == Array(colours[3 * count * pixel..<3 * count * (pixel + 1)]))
      let level = (0..<count).reduce(0) { $0 << 8 | Int(bytes[start + 3 * count + $1]) }
      #expect(level == levels[pixel % 7])
    }
    var strip = RGBStrip(depth)
    strip.quantise(whole)
    #expect(strip.bytes == bytes)
  }

  @Test func theLowByteComesFirstWhereItShould() {
    var whole = Strip(width: 2, rows: 0..<1)
    whole.red = [1, 0]
    whole.green = [0, 0.5]
    whole.blue = [0x1234 / 65535.0, 1]
    var strip = RGBStrip(.sixteen, order: .littleEndian)
    // Twice: what was swapped before is written anew.
    for _ in 0..<2 {
      strip.quantise(whole)
      #expect(strip.bytes == [255, 255, 0, 0, 0x34, 0x12, 0, 0, 0, 0x80, 255, 255])
    }
    var eight = RGBStrip(.eight, order: .littleEndian)
    eight.quantise(whole)
    #expect(eight.bytes == whole.interleaved(.eight))
  }
}
