import Foundation
import PixelKernels
import Testing
import ZoetropeFrame

/// OKLab rows against the published pairs and the arithmetic in Double.
struct LabRowTests {
  static let plain = ck_grade(light: 1, cosine: 1, sine: 0)

  /// The colour of a flat palette of one OKLab colour.
  private static func painted(_ lab: OKLab, _ grade: ck_grade = plain) -> RGB {
    let table = [Float(lab.lightness), Float(lab.a), Float(lab.b), 0]
    var (red, green, blue): ([Float], [Float], [Float]) = ([0], [0], [0])
    withChannels([[0.5], [0.5]]) {
      ck_colour_lit_palette(table, 1, 1, 1, 1, 0, 0, grade, 0, $0, &red, &green, &blue, 1)
    }
    return RGB(Double(red[0]), Double(green[0]), Double(blue[0]))
  }

  private static func distance(_ first: RGB, _ second: RGB) -> Double {
    max(
      abs(first.red - second.red), abs(first.green - second.green), abs(first.blue - second.blue))
  }

  /// The pairs that CSS Color 4 and its tests publish.
  @Test func agreesWithPublishedOKLab() {
    for (lightness, a, b, red, green, blue) in ColourTests.publishedOKLab {
      let rgb = Self.painted(OKLab(lightness: lightness, a: a, b: b))
      #expect(
        Self.distance(rgb, RGB(red / 100, green / 100, blue / 100)) < 6e-4,
        "\(lightness) \(a) \(b)")
    }
  }

  /// Colours outside sRGB keep lightness and hue, and as much chroma as there is.
  @Test func coloursOutsideKeepLightnessAndHue() {
    var random = SplitMix(91)
    var outside = 0
    for _ in 0..<2000 {
      let row = random.row(3).map(Double.init)
      let wanted = OKLab(
        lightness: 0.1 + 0.85 * row[0], a: 0.7 * (row[1] - 0.5), b: 0.7 * (row[2] - 0.5))
      let back = OKLab(Self.painted(wanted))
      let (chroma, kept) = (hypot(wanted.a, wanted.b), hypot(back.a, back.b))
      // A third of a code that is cut off is more in the dark.
      #expect(abs(back.lightness - wanted.lightness) < 5e-3, "\(wanted)")
      #expect(abs(back.a * wanted.b - back.b * wanted.a) < 5e-3 * chroma + 5e-4, "\(wanted)")
      #expect(kept < chroma + 1e-3)
      guard kept < chroma - 0.01 else { continue }
      outside += 1
      let further = OKLab(
        lightness: wanted.lightness, a: wanted.a * (kept + 0.015) / chroma,
        b: wanted.b * (kept + 0.015) / chroma)
      #expect(
        abs(OKLab(further.rgb).lightness - further.lightness)
          + abs(OKLab(further.rgb).a - further.a) + abs(OKLab(further.rgb).b - further.b) > 1e-4,
        "\(wanted) could be stronger")
    }
    #expect(outside > 500)
  }

  @Test func gradeOfNothingIsNothing() {
    var random = SplitMix(93)
    let rows = (0..<3).map { _ in random.row(300) }
    for linear: CInt in [0, 1] {
      var (red, green, blue) = (rows[0], rows[1], rows[2])
      ck_grade_row(Self.plain, linear, &red, &green, &blue, 300)
      for (row, was) in [(red, rows[0]), (green, rows[1]), (blue, rows[2])] {
        #expect(zip(row, was).allSatisfy { abs($0 - $1) < 1e-4 })
      }
    }
  }

  /// One stop is twice the light; no saturation is grey of the same lightness; a third of a turn and
  /// two more are none.
  @Test func gradesDoWhatTheySay() {
    var (red, green, blue): ([Float], [Float], [Float]) = ([0.1, 0.3], [0.2, 0.05], [0.05, 0.4])
    let stop = Float(1.2599210498948732)
    ck_grade_row(ck_grade(light: stop, cosine: stop, sine: 0), 1, &red, &green, &blue, 2)
    #expect(
      zip(red + green + blue, [0.2, 0.6, 0.4, 0.1, 0.1, 0.8]).allSatisfy { abs($0 - $1) < 1e-5 })
    let orange = OKLab(RGB(0.9, 0.5, 0.2))
    let grey = Self.painted(orange, ck_grade(light: 1, cosine: 0, sine: 0))
    #expect(
      abs(grey.red - grey.blue) < 1e-5 && abs(OKLab(grey).lightness - orange.lightness) < 1e-4)
    let muted = OKLab(lightness: 0.6, a: 0.05, b: 0.03)
    let third = ck_grade(light: 1, cosine: -0.5, sine: Float(3).squareRoot() / 2)
    var turned = muted
    for _ in 0..<3 { turned = OKLab(Self.painted(turned, third)) }
    #expect(abs(turned.a - muted.a) < 1e-4 && abs(turned.b - muted.b) < 1e-4)
  }

  /// The second channel runs from L squared to L (2 - L).
  @Test func lightnessMovesWithoutClipping() {
    for lightness in [0.1, 0.5, 0.9] {
      let table = [Float(lightness), 0, 0, 0]
      var (red, green, blue) = (
        [Float](repeating: 0, count: 3), [Float](repeating: 0, count: 3),
        [Float](repeating: 0, count: 3)
      )
      withChannels([[0, 0, 0], [0, 0.5, 1]]) {
        ck_colour_lit_palette(
          table, 1, 0, 1, 1, 0, 1, Self.plain, 0, $0, &red, &green, &blue, 3)
      }
      let found = red.map { OKLab(RGB(Double($0), Double($0), Double($0))).lightness }
      let exact = [lightness * lightness, lightness, lightness * (2 - lightness)]
      #expect(zip(found, exact).allSatisfy { abs($0 - $1) < 1e-3 }, "\(lightness): \(found)")
    }
  }

  @Test func flatStepsFillEqualShares() {
    let table: [Float] = (0..<4).flatMap { [Float($0) / 3, 0, 1, 0] }
    let values: [Float] = [0, 0.2499, 0.2501, 0.4999, 0.5001, 0.7499, 0.7501, 1]
    var (red, green, blue) = (values, values, values)
    withChannels([values]) {
      ck_colour_palette(table, 4, 1, 1, 1, 0, $0, &red, &green, &blue, 8)
    }
    #expect(
      red.map { ($0 * 3).rounded() } == [0, 0, 1, 1, 2, 2, 3, 3] && blue == values.map { _ in 1 })
    // There and back: the last step is as wide on either side of the turn.
    withChannels([[0.49, 0.51, 0.62, 0.63]]) {
      ck_colour_palette(table, 4, 1, 1, 2, 0, $0, &red, &green, &blue, 4)
    }
    #expect(red.prefix(4).map { ($0 * 3).rounded() } == [3, 3, 3, 2])
  }
}
