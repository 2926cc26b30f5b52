import PixelKernels
import Testing

/// Properties of the medium `op-art`, measured in pictures of even and of steep heights.
struct OpArtTests {
  /// Stripes 20 pixels apart, moved by up to 80 pixels.
  static let rows = MediumRows(width: 4, numbers: [0.05, 0.2, 0])
  static let pitch = 20.0

  static func even(_ height: Double) -> Heights { { _, _, _ in (height, 0, 0) } }

  /// The picture's first column.
  private func column(_ rows: MediumRows, _ heights: Heights...) -> [Float] {
    let last = heights.count - 1
    let planes = rows.painted(
      0..<rows.height, by: ck_medium_op_art, heights[0], heights[min(1, last)])
    return stride(from: 0, to: planes[0].count, by: rows.width).map { planes[0][$0] }
  }

  @Test func stripesAreAPitchApart() throws {
    var rows = Self.rows
    rows.width = 400
    for spacing: Float in [1, 1.5] {
      rows.spacing = spacing
      let values = column(rows, Self.even(0.5))
      let dips = values.dips
      let (first, last) = try (#require(dips.first), #require(dips.last))
      let gap = (last - first) / Double(dips.count - 1)
      #expect(abs(gap / (Self.pitch * Double(spacing)) - 1) < 0.03)
      #expect(abs(values.mean - 0.5) < 0.03)
    }
  }

  @Test func heightsMoveStripes() throws {
    var rows = Self.rows
    rows.width = 400
    let low = try #require(column(rows, Self.even(0.5)).dips.first)
    // 0.05 of a height is 0.01 of the short side: 4 pixels.
    let high = try #require(column(rows, Self.even(0.55)).dips.first)
    #expect(abs((low - high + Self.pitch).truncatingRemainder(dividingBy: Self.pitch) - 4) < 0.5)
  }

  @Test func stripesFromTheLightAreThicker() {
    var rows = Self.rows
    rows.width = 400
    rows.numbers[2] = 1
    // Light comes from above, so slopes that rise downwards face it.
    let facing: Heights = { _, _, _ in (0.5, 0, 0.02) }
    let away: Heights = { _, _, _ in (0.5, 0, -0.02) }
    #expect(column(rows, facing, Self.even(0.5)).mean > 0.6)
    #expect(column(rows, away, Self.even(0.5)).mean < 0.4)
  }

  @Test func stripesReturnWhenLevelsHaveTurned() {
    var rows = Self.rows
    rows.width = 400
    let start = column(rows, Self.even(0.3))
    rows.level = 1
    #expect(column(rows, Self.even(0.3)).largestDifference(from: start) < 0.01)
    rows.level = 0.5
    #expect(column(rows, Self.even(0.3)).largestDifference(from: start) > 0.5)
  }

  @Test func denseStripesBecomeTheirMean() {
    var rows = Self.rows
    rows.width = 400
    let steep: Heights = { _, x, _ in (0.5 * x, 0.5, 0) }
    #expect(column(rows, steep).allSatisfy { abs($0 - 0.5) < 1e-3 })
  }
}
