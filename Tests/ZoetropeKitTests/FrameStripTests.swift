import Testing
import ZoetropeFrame
import ZoetropeKit

@Suite struct FrameStripTests {
  /// Every row comes once, in strips that 4:2:0 and the pool can take, and images are of rows there.
  @Test func everyRowComesOnce() {
    for width in [64, 4096, 8192] {
      for height in [1, 2, 3, 30, 127, 128, 129, 130, 254, 256, 258, 510, 514, 1080, 2160] {
        for isMirrored in [false, true] {
          let strips = FrameStrips(
            size: FrameSize(width: width, height: height), isMirrored: isMirrored, frame: 7)
          let parts = Array(strips)
          let rows = parts.flatMap { Array($0.rows) + Array($0.image) }
          #expect(rows.sorted() == Array(0..<height), "\(width)x\(height) \(isMirrored)")
          #expect(parts.map(\.frame) == parts.map { _ in 7 })
          #expect(parts.map(\.endsFrame) == parts.indices.map { $0 == parts.count - 1 })
          for part in parts {
            #expect(part.rows.count <= strips.rowsPerStrip && !part.rows.isEmpty)
            let mirrored = height - part.image.upperBound..<height - part.image.lowerBound
            #expect(part.image.isEmpty || part.rows.clamped(to: mirrored) == mirrored)
            #expect(isMirrored || part.image.isEmpty)
            if height % 2 == 0 {
              let ends = [part.rows, part.image].flatMap { [$0.lowerBound, $0.upperBound] }
              #expect(ends.allSatisfy { $0 % 2 == 0 })
            }
          }
        }
      }
    }
  }
}
