import PixelKernels
import Testing

/// Contours, tints and shade of maps.
struct MapTests {
  /// Painted numbers: 8 tints, no finer contours, lines of 3 pixels at full strength, flat land.
  private static func map(
    finer: Float = 0, ink: Float = 1, relief: Float = 0, detail: Float = 0, level: Float = 0,
    spacing: Float = 1, slope: Double = 0.6, ramp: [[Float]] = [[1, 1, 1]]
  ) -> MediumPicture {
    MediumPicture(
      ck_medium_map, width: 192, height: 96,
      numbers: [8, finer, 3 / 96, ink, relief, detail, 0], level: level, spacing: spacing,
      ramp: ramp, amplitude: 0.15 * detail, details: { _, x, y in 0.5 + x * y },
      heights: { _, x, y in 0.5 + slope * (0.8 * x + 0.6 * y) })
  }

  /// The middles of the dark lines of a row, weighted by their ink.
  private static func lines(_ row: [Float]) -> (places: [Double], ink: Double) {
    let land = row.max() ?? 0
    var places: [Double] = []
    var (weight, moment, total) = (0.0, 0.0, 0.0)
    for (column, light) in row.enumerated() {
      let ink = Double(1 - light / land)
      total += ink
      weight += ink
      moment += ink * Double(column)
      if ink < 1e-4, weight > 0.5 { places.append(moment / weight) }
      if ink < 1e-4 { (weight, moment) = (0, 0) }
    }
    return (places, total)
  }

  @Test(arguments: [Float(1), 1.5])
  func contoursAreAsFarApartAsLevels(_ spacing: Float) {
    let places = Self.lines(Self.map(spacing: spacing).row(48, of: \.red)).places
    let exact = Double(spacing) * 96 / (8 * 0.6 * 0.8)
    #expect(places.count >= 4)
    for (place, next) in zip(places, places.dropFirst()) {
      #expect(abs((next - place) / exact - 1) < 0.01, "\(next - place) instead of \(exact)")
    }
  }

  /// The slope of the land does not matter to the width of its contours.
  @Test(arguments: [0.2, 0.3, 0.45])
  func contoursAreOfOneWidth(_ slope: Double) {
    let row = Self.map(slope: slope).row(48, of: \.red)
    let (places, ink) = Self.lines(row)
    // 3 pixels across the line are 3 / 0.8 along the row; contours take three quarters of the light.
    let exact = 0.75 * 3 / 0.8
    #expect(abs(ink / Double(places.count) / exact - 1) < 0.03, "\(ink) in \(places.count)")
  }

  @Test func finerContoursLieBetween() {
    let (plain, fine) = (Self.map(slope: 0.2), Self.map(finer: 3, slope: 0.2))
    let count = Self.lines(fine.row(48, of: \.red)).places.count
    #expect(count >= 4 * Self.lines(plain.row(48, of: \.red)).places.count - 4)
    #expect(zip(fine.all, plain.all).allSatisfy { $0 <= $1 + 1e-6 })
  }

  @Test func levelsRepeat() {
    let ramp: [[Float]] = [[0.1, 0.2, 0.3], [0.9, 0.5, 0.1], [0.7, 0.8, 0.9]]
    let (start, end) = (Self.map(ramp: ramp), Self.map(level: 0.99999, ramp: ramp))
    #expect(start.difference(from: end) < 1e-3)
    #expect(start.difference(from: Self.map(level: 0.5, ramp: ramp)) > 0.1)
  }

  @Test func slopesTowardsTheLightAreBrighter() {
    let (lit, shaded) = (
      Self.map(ink: 0, relief: 1, slope: 0.6), Self.map(ink: 0, relief: 1, slope: -0.6)
    )
    // The land rises to the lower right, so that it faces the upper left, or the other way round.
    #expect(shaded.red[0] < 0.8 * lit.red[0])
    #expect(Self.map(ink: 0, slope: 0.6).red[0] == Self.map(ink: 0, slope: -0.6).red[0])
  }

  @Test func detailsRaiseTheLand() {
    #expect(Self.map(detail: 1).difference(from: Self.map()) > 0.1)
  }

  @Test func flatLandAndCliffsStayColours() {
    for slope in [0, 1e-12, 1e3, 1e30] {
      let picture = MediumPicture(
        ck_medium_map, numbers: [14, 3, 0.0024, 0.8, 1, 1, 0.4],
        heights: { _, x, _ in 0.5 + slope * x })
      #expect(picture.all.allSatisfy { (0...1).contains($0) }, "slope \(slope)")
    }
  }
}
