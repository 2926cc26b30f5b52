import Testing
import ZoetropeFrame

/// The siting of chroma: on the left luma column of its pair, and between the two rows.
struct ChromaSitingTests {
  static let size = FrameSize(width: 32, height: 8)
  static let blue = RGB(0, 0, 1)
  static let yellow = RGB(1, 1, 0)

  /// Blue up to a column, yellow from there on: Cb falls from 240 to 16.
  @Test(arguments: 1..<32)
  func verticalEdge(_ edge: Int) {
    let strip = Strip(size: Self.size) { x, _ in x < edge ? Self.blue : Self.yellow }
    var picture = YUVPicture(size: Self.size)
    picture.quantise(strip)
    for column in 0..<16 {
      // A column's weight on the yellow side: all, or that of the taps that reach over the edge.
      let expected: Double =
        switch 2 * column - edge {
        case 1...: 16  // the left tap is at the edge or past it
        case 0: 240 - 224 * 0.75  // the middle and the right one
        case -1: 240 - 224 * 0.25  // the right one
        default: 240
        }
      for row in 0..<4 {
        #expect(Double(picture.cb[row * 16 + column]) == expected)
      }
    }
  }

  /// A filter sited in the centre gives something else at every edge, so these tests refuse it.
  @Test(arguments: 1..<31)
  func centreSitingIsFarOff(_ edge: Int) {
    let strip = Strip(size: Self.size) { x, _ in x < edge ? Self.blue : Self.yellow }
    var picture = YUVPicture(size: Self.size)
    picture.quantise(strip)
    let distances = (0..<16).map { column in
      let centred = ExactYUV.chroma(
        of: strip, atColumn: column, row: 0, filter: ExactYUV.sitedCentre)
      return abs(Double(picture.cb[column]) - centred.cb)
    }
    #expect(distances.contains { $0 > 50 })
  }

  /// A ramp of colour keeps its place: a sample is the colour of its left luma column.
  @Test func rampsStayWhereTheyAre() {
    let strip = Strip(size: Self.size) { x, _ in RGB(0.5, 0.5, Double(x) / 31) }
    var picture = YUVPicture(size: Self.size)
    picture.quantise(strip)
    for column in 1..<16 {
      let mean = (0..<4).map { Double(picture.cb[$0 * 16 + column]) }.reduce(0, +) / 4
      let left = ExactYUV.limited(strip.colour(2 * column, 0)).cb
      #expect(abs(mean - left) < 1)
      // Half a luma column is 1.8 levels here.
      let between = ExactYUV.limited(strip.colour(2 * column + 1, 0)).cb
      #expect(abs(mean - (left + between) / 2) > 0.8)
    }
  }

  @Test(arguments: 1..<8)
  func horizontalEdge(_ edge: Int) {
    let strip = Strip(size: Self.size) { _, y in y < edge ? Self.blue : Self.yellow }
    var picture = YUVPicture(size: Self.size)
    picture.quantise(strip)
    for row in 0..<4 {
      let blueRows = min(max(edge - 2 * row, 0), 2)
      #expect(Set(picture.cb[row * 16..<(row + 1) * 16]) == [UInt8(16 + 112 * blueRows)])
    }
  }
}
