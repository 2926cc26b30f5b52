import PixelKernels
import Testing

/// Vignette and tone curves against what they say.
struct FinishRowTests {
  private static func rows(
    _ finish: ck_finish, y: Int, grey: Float, count: Int
  ) -> [Float] {
    var (red, green, blue) = (
      [Float](repeating: grey, count: count), [Float](repeating: grey, count: count),
      [Float](repeating: grey, count: count)
    )
    ck_finish_row(finish, y, &red, &green, &blue, count)
    #expect(red == green && green == blue)
    return red
  }

  @Test func vignetteFallsFromTheMiddleToTheCorners() {
    let (width, height) = (201, 101)
    let finish = ck_finish(
      width: Float(width), height: Float(height), vignette: 0.7, grain: 0, pitch: 1, seed: 0)
    for y in [0, 13, 50, 100] {
      let row = Self.rows(finish, y: y, grey: 0.8, count: width)
      for x in 0..<width {
        let right = (Double(x) + 0.5) / (0.5 * Double(width)) - 1
        let down = (Double(y) + 0.5) / (0.5 * Double(height)) - 1
        let place = (right * right + down * down) / 2
        let exact = 0.8 * (1 - 0.7 * place * place * (3 - 2 * place))
        #expect(abs(Double(row[x]) - exact) < 1e-6)
      }
    }
  }

  @Test func finishedColoursStayColours() {
    let finish = ck_finish(width: 64, height: 64, vignette: 1, grain: 0.5, pitch: 1.5, seed: 1)
    for grey: Float in [0, 1, -3, 9, .nan, .infinity] {
      for y in [0, 31, 63] {
        #expect(Self.rows(finish, y: y, grey: grey, count: 64).allSatisfy { (0...1).contains($0) })
      }
    }
  }

  @Test func curvesAreLookedUpLinearly() {
    let table: [Float] = [0, 0.5, 0.6, 1]
    let values: [Float] = [0, 1 / 6.0, 1 / 3.0, 0.5, 2 / 3.0, 1, -2, 7, .nan]
    let exact: [Float] = [0, 0.25, 0.5, 0.55, 0.6, 1, 0, 1, 0]
    var (red, green, blue) = (values, values, values)
    // Each channel has a curve of its own; those of green and blue change nothing, and turn it round.
    withChannels(
      [values, values, values],
      curves: [table, [0, 1 / 3.0, 2 / 3.0, 1], [1, 2 / 3.0, 1 / 3.0, 0]]
    ) { ck_colour_rgb(1, 0, $0, &red, &green, &blue, values.count) }
    let clamped = values.map { $0 > 0 ? min($0, 1) : 0 }
    #expect(zip(red, exact).allSatisfy { abs($0 - $1) < 1e-6 }, "\(red)")
    #expect(zip(green, clamped).allSatisfy { abs($0 - $1) < 1e-6 }, "\(green)")
    #expect(zip(blue, clamped).allSatisfy { abs($0 - (1 - $1)) < 1e-6 }, "\(blue)")
  }
}
