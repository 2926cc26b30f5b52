import PixelKernels
import Testing

/// Tubes of light and their glow.
struct NeonTests {
  private static func neon(
    tubes: Float = 3, width: Float = 0.02, glow: Float = 1, wall: Float = 1, level: Float = 0,
    spacing: Float = 1, ramp: [[Float]] = [[1, 1, 1]], heights: @escaping MediumPicture.Heights
  ) -> MediumPicture {
    MediumPicture(
      ck_medium_neon, width: 160, height: 100, numbers: [tubes, width, glow, wall], level: level,
      spacing: spacing, ramp: ramp, heights: heights)
  }

  /// The first channel rises to the right, the others are `other`.
  private static func slope(_ slope: Double, other: Double = 0.5) -> MediumPicture.Heights {
    { channel, x, _ in channel == 0 ? 0.5 + slope * x : other }
  }

  private static func peaks(_ row: [Float]) -> [Int] {
    (1..<row.count - 1).filter { row[$0] > 0.8 && row[$0] >= row[$0 - 1] && row[$0] > row[$0 + 1] }
  }

  @Test(arguments: [Float(0.8), 1, 1.2])
  func tubesAreAsFarApartAsTheirHeights(_ spacing: Float) {
    let row = Self.neon(spacing: spacing, heights: Self.slope(0.6)).row(50, of: \.green)
    let peaks = Self.peaks(row)
    let exact = Double(spacing) * 100 / (3 * 0.6)
    #expect(peaks.count >= 2)
    for (place, next) in zip(peaks, peaks.dropFirst()) {
      #expect(abs(Double(next - place) - exact) <= 1, "\(next - place) instead of \(exact)")
    }
  }

  /// The glow is as wide on steep slopes of the height as on gentle ones.
  @Test func tubesAreOfOneWidth() {
    let (gentle, steep) = (
      Self.neon(tubes: 1, heights: Self.slope(0.5)), Self.neon(tubes: 1, heights: Self.slope(2))
    )
    for column in 70..<90 {
      let (one, other) = (gentle.row(50, of: \.red)[column], steep.row(50, of: \.red)[column])
      #expect(abs(one - other) < 0.01, "column \(column): \(one) and \(other)")
    }
  }

  @Test func glowFallsToADarkWall() {
    let row = Self.neon(tubes: 1, heights: Self.slope(1)).row(50, of: \.red)
    #expect(row[80] > 0.85)
    #expect(zip(row[82..<130], row[83...]).allSatisfy { $0 >= $1 - 0.003 })
    #expect(row[120] < 0.03 && row[120] > 0)
    let bare = Self.neon(tubes: 1, glow: 0, heights: Self.slope(1)).row(50, of: \.red)
    #expect(bare[85] < 0.25 * row[85])
  }

  /// An even height at a tube's own would be light all over.
  @Test func flatAreasStayDark() {
    let flat = Self.neon(heights: { _, _, _ in 0.5 })
    #expect(flat.all.allSatisfy { (0..<0.05).contains($0) })
  }

  @Test func theSecondChannelColoursTheGas() {
    let ramp: [[Float]] = [[1, 0, 0], [0, 0, 1]]
    let red = Self.neon(ramp: ramp, heights: Self.slope(0.6, other: 0))
    let blue = Self.neon(ramp: ramp, heights: Self.slope(0.6, other: 1))
    // Beside the tube in the middle.
    let place = 50 * 160 + 84
    #expect(red.red[place] > 3 * red.blue[place] && blue.blue[place] > 3 * blue.red[place])
  }

  @Test func levelsRepeat() {
    let start = Self.neon(heights: Self.slope(0.6))
    #expect(start.difference(from: Self.neon(level: 0.99999, heights: Self.slope(0.6))) < 1e-3)
    #expect(start.difference(from: Self.neon(level: 0.5, heights: Self.slope(0.6))) > 0.5)
  }

  @Test(arguments: [1e-12, 1e3, 1e30])
  func anySlopeGivesColours(_ slope: Double) {
    #expect(Self.neon(heights: Self.slope(slope)).all.allSatisfy { (0...1).contains($0) })
  }
}
