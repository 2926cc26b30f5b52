import PixelKernels
import Testing

/// Properties of the medium `engraving`, measured in pictures of heights that are planes.
struct EngravingTests {
  /// Lines 10 pixels apart; the tone is the height alone, on smooth paper.
  static let rows = MediumRows(numbers: [0.025, 0.3, 0.3, 0, 0, 0])
  static let pitch = 10.0

  /// Heights that rise by `slope` a pixel to the right.
  static func rising(_ slope: Double) -> Heights {
    { _, x, _ in (slope * x, slope, 0) }
  }

  static let grey: Heights = { _, _, _ in (0.5, 0, 0) }

  private func row(_ rows: MediumRows, _ slope: Double) -> [Float] {
    rows.painted(0..<1, by: ck_medium_engraving, Self.grey, Self.rising(slope))[0]
  }

  /// Slopes from a height's whole range over the picture to a tenth of it.
  static let slopes = (0..<24).map { 0.00025 * (1 + 0.4 * Double($0)) }

  @Test(arguments: slopes)
  func gapsAreAboutAPitch(slope: Double) {
    let dips = row(Self.rows, slope).dips
    let gaps = zip(dips.dropFirst(), dips).map { $0 - $1 }
    #expect(gaps.count > 10)
    #expect(gaps.allSatisfy { (0.6 * Self.pitch...1.5 * Self.pitch).contains($0) }, "\(gaps)")
  }

  @Test(arguments: [16.0, 32, 64])
  func linesAreAPitchApart(perHeight: Double) throws {
    var rows = Self.rows
    for spacing: Float in [1, 1.5] {
      rows.spacing = spacing
      let pitch = Self.pitch * Double(spacing)
      let dips = row(rows, 1 / (perHeight * pitch)).dips
      let (first, last) = try (#require(dips.first), #require(dips.last))
      let gap = (last - first) / Double(dips.count - 1)
      #expect(abs(gap / pitch - 1) < 0.03)
    }
  }

  @Test(arguments: slopes)
  func inkIsTheTone(slope: Double) {
    var rows = Self.rows
    for share: Float in [0.1, 0.3, 0.6, 0.9] {
      rows.numbers[1] = share
      rows.numbers[2] = share
      #expect(abs(1 - row(rows, slope).mean - share) < 0.03)
    }
  }

  @Test func denseLinesBecomeTheirMean() {
    let values = row(MediumRows(width: 64, height: 64, numbers: [0.01, 0.3, 0.3, 0, 0, 0]), 0.02)
    #expect(values.allSatisfy { abs($0 - 0.7) < 1e-4 })
  }

  @Test func linesReturnWhenLevelsHaveTurned() {
    var rows = Self.rows
    let start = row(rows, 0.0009)
    rows.level = 1
    #expect(row(rows, 0.0009).largestDifference(from: start) < 0.01)
    rows.level = 0.47
    #expect(row(rows, 0.0009).largestDifference(from: start) > 0.5)
  }

  @Test func darksAreCrossed() {
    var rows = MediumRows(width: 60, height: 400, numbers: [0.2, 0.1, 0.6, 0, 0.5, 0])
    let crossing: Heights = { channel, x, y in
      channel == 0 ? (0.001 * x, 0.001, 0) : (0.001 * y, 0, 0.001)
    }
    func changes(_ height: Double) -> Bool {
      let tone: Heights = { _, _, _ in (height, 0, 0) }
      let picture = rows.painted(0..<400, by: ck_medium_engraving, tone, crossing)[0]
      let first = Array(picture.prefix(60))
      return stride(from: 0, to: picture.count, by: 60).contains {
        first.largestDifference(from: Array(picture[$0..<$0 + 60])) > 0.2
      }
    }
    #expect(changes(0.1))
    #expect(!changes(0.9))
    rows.numbers[4] = 0
    #expect(!changes(0.1))
  }

  @Test func flatHeightsAreTintedInTheDarksOnly() {
    var rows = Self.rows
    for (share, light) in [(Float(0.15), Float(1)), (0.8, 0.2)] {
      rows.numbers[1] = share
      rows.numbers[2] = share
      let picture = rows.painted(0..<2, by: ck_medium_engraving, Self.grey, Self.grey)
      #expect(picture[0].allSatisfy { abs($0 - light) < 1e-4 })
    }
  }
}
