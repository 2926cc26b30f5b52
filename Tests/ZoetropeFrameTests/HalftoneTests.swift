import PixelKernels
import Testing

/// Properties of the medium `halftone`, measured in pictures of even heights.
struct HalftoneTests {
  /// Dots 10 pixels apart, with smooth inks and paper, that no height leaves bare; ink 1 is black,
  /// and the others are as light as the paper.
  static let rows = MediumRows(
    width: 200, height: 200, numbers: [0.05, 0, 0, 0, 0], ramp: inked(0))
  static let pitch = 10.0

  /// Colours with a black ink, and two that leave no trace.
  static func inked(_ ink: Int) -> [(Float, Float, Float)] {
    (0..<3).map { $0 == ink ? (0, 0, 0) : (1, 1, 1) }
  }

  static func even(_ height: Double) -> Heights { { _, _, _ in (height, 0, 0) } }

  /// The planes' share of paper.
  private func paper(_ rows: MediumRows, _ height: Double, _ lines: Range<Int> = 0..<200)
    -> [Float]
  {
    var bare = rows
    bare.ramp = [(1, 1, 1)]
    let white = bare.painted(0..<1, by: ck_medium_halftone, Self.even(0))[0][0]
    return rows.painted(lines, by: ck_medium_halftone, Self.even(height))[0].map { $0 / white }
  }

  @Test(arguments: 0..<3, [0.1, 0.25, 0.4, 0.45, 0.6, 0.8])
  func inkAreaIsTheTone(ink: Int, height: Double) {
    var rows = Self.rows
    rows.ramp = Self.inked(ink)
    let part = height / 0.9
    let area = part * part * (3 - 2 * part)
    #expect(abs(1 - Double(paper(rows, height).mean) - area) < 0.015)
  }

  @Test func thirdScreenIsUpright() throws {
    var rows = Self.rows
    rows.ramp = Self.inked(2)
    for spacing: Float in [1, 1.5] {
      rows.spacing = spacing
      let pitch = Self.pitch * Double(spacing)
      // A row through the dots' middles.
      let picture = paper(rows, 0.3)
      let darkest = try #require(
        (0..<200).min { left, right in
          picture[left * 200..<left * 200 + 200].reduce(0, +)
            < picture[right * 200..<right * 200 + 200].reduce(0, +)
        })
      let dips = Array(picture[darkest * 200..<darkest * 200 + 200]).dips
      let (first, last) = try (#require(dips.first), #require(dips.last))
      #expect(abs((last - first) / Double(dips.count - 1) / pitch - 1) < 0.03)
    }
  }

  @Test func inksMultiply() {
    let colours: [(Float, Float, Float)] = [(0.8, 0.1, 0.5), (0.5, 0.6, 1), (0.25, 1, 1)]
    let inks = MediumRows(width: 40, height: 40, numbers: [0.1, 0, 0, 0, 0], ramp: colours)
    let printed = inks.painted(0..<40, by: ck_medium_halftone, Self.even(1))
    let blank = inks.painted(0..<40, by: ck_medium_halftone, Self.even(0))
    let products: [Float] = [0.8 * 0.5 * 0.25, 0.1 * 0.6, 0.5]
    for plane in 0..<3 {
      let share = printed[plane].mean / blank[plane].mean
      #expect(abs(share / products[plane] - 1) < 0.02)
    }
  }

  @Test func misplacedInksShowWhatLiesBeside() {
    var rows = Self.rows
    rows.ramp = Self.inked(1)
    let rising: Heights = { _, x, _ in (x / 200, 1.0 / 200, 0) }
    let inPlace = rows.painted(0..<200, by: ck_medium_halftone, rising)[0].mean
    rows.numbers[2] = 0.05
    // The second ink is misplaced to the right, where heights are larger.
    #expect(rows.painted(0..<200, by: ck_medium_halftone, rising)[0].mean > inPlace + 0.01)
  }

  @Test func dotsReturnWhenLevelsHaveTurned() {
    var rows = Self.rows
    let start = paper(rows, 0.5)
    rows.level = 1
    #expect(paper(rows, 0.5).largestDifference(from: start) < 0.01)
    rows.level = 0.5
    #expect(paper(rows, 0.5).largestDifference(from: start) > 0.5)
  }

  @Test func denseDotsBecomeTheirMean() {
    var rows = Self.rows
    rows.numbers[0] = 0.005
    let values = paper(rows, 0.45)
    #expect(values.allSatisfy { abs($0 - 0.5) < 1e-3 })
  }
}
