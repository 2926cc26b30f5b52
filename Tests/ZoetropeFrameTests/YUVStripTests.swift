import Testing
import ZoetropeFrame

/// The pieces that a film is painted in.
struct YUVStripTests {
  @Test(arguments: [(2, 2), (38, 64), (130, 70), (1030, 36)])
  func stripsAreRowsOfThePicture(_ width: Int, _ height: Int) {
    let size = FrameSize(width: width, height: height)
    let whole = Strip(size: size, noise: 43)
    var picture = YUVPicture(size: size)
    picture.quantise(whole)
    var strip = YUVStrip()
    // From the lowest up, so that memory of another length and other rows is used again.
    for start in stride(from: 0, to: height, by: 16).reversed() {
      let rows = start..<min(height, start + 16)
      strip.quantise(whole.part(rows))
      #expect(strip.rows == rows && strip.width == width)
      let count = rows.count * width
      #expect(strip.luma[..<count] == picture.luma[(start * width)...].prefix(count))
      #expect(strip.cb[..<(count / 4)] == picture.cb[(start * width / 4)...].prefix(count / 4))
      #expect(strip.cr[..<(count / 4)] == picture.cr[(start * width / 4)...].prefix(count / 4))
    }
  }

  @Test(arguments: [(1, 1), (37, 50), (130, 70)], [YUVMatrix.bt601, .bt709])
  func fullStripsMakeThePicture(_ shape: (Int, Int), _ matrix: YUVMatrix) {
    let size = FrameSize(width: shape.0, height: shape.1)
    let whole = Strip(size: size, noise: 59)
    var picture = YUV444Picture(size: size, matrix: matrix)
    picture.quantise(whole)
    var parts = YUV444Picture(size: size, matrix: matrix)
    var strip = YUV444Strip(matrix: matrix)
    for start in stride(from: 0, to: size.height, by: 15).reversed() {
      strip.quantise(whole.part(start..<min(size.height, start + 15)))
      parts.copyRows(of: strip)
    }
    #expect(parts == picture)
  }

  /// A strip is put into a larger picture, of which the rest stays.
  @Test func aStripGoesToItsPlace() {
    let whole = Strip(size: FrameSize(width: 24, height: 16), noise: 71)
    var strip = YUVStrip()
    // Of more rows first, so that the planes are longer than the strip.
    strip.quantise(whole)
    strip.quantise(whole.part(4..<10))
    let empty = YUVPicture(size: FrameSize(width: 40, height: 30))
    var picture = empty
    picture.copy(strip, left: 12, top: 22)
    for y in 0..<30 {
      for x in 0..<40 {
        let (column, row) = (x - 12, y - 22)
        let isInside = (0..<24).contains(column) && (0..<6).contains(row)
        let luma = isInside ? strip.luma[row * 24 + column] : 16
        #expect(picture.luma[y * 40 + x] == luma, "\(x), \(y)")
        let chroma = y / 2 * 20 + x / 2
        let part = row / 2 * 12 + column / 2
        #expect(picture.cb[chroma] == (isInside ? strip.cb[part] : 128), "\(x), \(y)")
        #expect(picture.cr[chroma] == (isInside ? strip.cr[part] : 128), "\(x), \(y)")
      }
    }
  }

  @Test func memoryServesAgain() {
    let whole = Strip(size: FrameSize(width: 64, height: 48), noise: 47)
    var strip = YUVStrip()
    strip.quantise(whole.part(0..<32))
    let place = strip.luma.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
    strip.quantise(whole.part(32..<48))
    #expect(strip.luma.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) } == place)
  }

  @Test(arguments: BitDepth.allCases)
  func bytesGoIntoMemoryThatHeldOthers(depth: BitDepth) {
    let whole = Strip(size: FrameSize(width: 33, height: 20), noise: 53)
    var bytes: [UInt8] = []
    for rows in [0..<8, 3..<20, 18..<20, 0..<0, 4..<9] {
      let part = whole.part(rows)
      part.interleave(depth, into: &bytes)
      #expect(bytes == part.interleaved(depth))
      #expect(bytes.count == rows.count * 33 * depth.bytesPerPixel)
    }
  }
}
