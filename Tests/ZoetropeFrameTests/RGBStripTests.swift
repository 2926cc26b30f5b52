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
