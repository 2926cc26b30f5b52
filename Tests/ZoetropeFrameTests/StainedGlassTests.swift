import PixelKernels
import Testing

/// Panes, lead and bars.
struct StainedGlassTests {
  private static let colours: [[Float]] = [[0.9, 0.1, 0.1], [0.1, 0.8, 0.2], [0.1, 0.2, 0.9]]

  private static func glass(
    levels: Float = 4, across: Float = 1, width: Float = 0.06, bars: Float = 0, glow: Float = 0,
    level: Float = 0, spacing: Float = 1, ramp: [[Float]] = [[1, 1, 1]],
    heights: @escaping MediumPicture.Heights
  ) -> MediumPicture {
    MediumPicture(
      ck_medium_stained_glass, width: 160, height: 100,
      numbers: [levels, across, width, bars, glow, 0], level: level, spacing: spacing, ramp: ramp,
      heights: heights)
  }

  /// The first channel rises to the right by 0.5 over the short side, the second down by `down`.
  private static func crossed(right: Double = 0.5, down: Double = 0) -> MediumPicture.Heights {
    { channel, x, y in
      [0.51 + right * x, down == 0 ? 0.26 : 0.5 + down * y, 0.5][channel]
    }
  }

  /// The columns or rows in the dark: first and one past the last of each run.
  private static func dark(_ line: [Float]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for (place, light) in line.enumerated() where light < 0.2 {
      if let last = runs.last, last.upperBound == place {
        runs[runs.count - 1] = last.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
    return runs
  }

  @Test(arguments: [Float(0.7), 1])
  func leadLiesAlongLevels(_ spacing: Float) {
    let picture = Self.glass(spacing: spacing, heights: Self.crossed())
    let lead = Self.dark(picture.row(20, of: \.red))
    #expect(lead.count >= 2)
    #expect(lead.allSatisfy { (5...7).contains($0.count) }, "\(lead)")
    for (one, next) in zip(lead, lead.dropFirst()) {
      let exact = Double(spacing) * 100 / (4 * 0.5)
      #expect(abs(Double(next.lowerBound - one.lowerBound) - exact) <= 1, "\(lead)")
    }
  }

  @Test func leadLiesAlongBothChannels() {
    let picture = Self.glass(across: 4, heights: Self.crossed(down: 0.8))
    let column = (0..<picture.height).map { picture.red[$0 * picture.width + 60] }
    let lead = Self.dark(column)
    #expect(lead.count == 3 && lead.allSatisfy { (5...7).contains($0.count) }, "\(lead)")
    #expect(Self.dark(picture.row(38, of: \.red)).count >= 2)
  }

  @Test func neighboursDiffer() {
    let picture = Self.glass(across: 4, ramp: Self.colours, heights: Self.crossed(down: 0.8))
    // Middles of panes, which are 50 pixels wide and 31 high.
    func pane(_ column: Int, _ row: Int) -> [Float] {
      let place = row * picture.width + column
      let colour = [picture.red[place], picture.green[place], picture.blue[place]]
      let sum = colour.reduce(0, +)
      return colour.map { $0 / sum }
    }
    for (one, next) in [(pane(53, 34), pane(103, 34)), (pane(53, 34), pane(53, 66))] {
      #expect(zip(one, next).map { abs($0 - $1) }.max() ?? 0 > 0.05, "\(one) and \(next)")
    }
  }

  @Test func barsAreAtEvenDistances() {
    let plain = Self.glass(heights: Self.crossed(right: 0.02))
    let barred = Self.glass(bars: 0.4, heights: Self.crossed(right: 0.02))
    #expect(Self.dark(plain.row(50, of: \.red)).isEmpty)
    let bars = Self.dark(barred.row(50, of: \.red))
    #expect(bars.map { $0.lowerBound + $0.count / 2 } == [20, 60, 100, 140], "\(bars)")
    #expect(Self.dark(barred.row(30, of: \.red)).first?.count == 160)
  }

  /// Lead that would lie side by side is left out; so is lead in flat areas, which it would flood.
  @Test func leadIsThinnedOut() {
    for heights in [Self.crossed(right: 12), { _, _, _ in 0.5 }] {
      let picture = Self.glass(across: 4, heights: heights)
      #expect(picture.all.reduce(0, +) / Float(picture.all.count) > 0.4)
    }
  }

  @Test func levelsRepeat() {
    func at(_ level: Float) -> MediumPicture {
      Self.glass(across: 4, level: level, ramp: Self.colours, heights: Self.crossed(down: 0.8))
    }
    #expect(at(0).difference(from: at(0.99999)) < 2e-3)
    #expect(at(0).difference(from: at(0.5)) > 0.1)
  }

  @Test(arguments: [0, 1e-12, 1e3, 1e30])
  func anySlopeGivesColours(_ slope: Double) {
    let picture = Self.glass(
      bars: 0.3, glow: 1, ramp: Self.colours, heights: Self.crossed(right: slope, down: slope))
    #expect(picture.all.allSatisfy { (0...1).contains($0) })
  }
}
