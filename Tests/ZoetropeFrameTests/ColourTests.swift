import Testing
import ZoetropeFrame

struct ColourTests {
  // Pairs as CSS Color 4 and its test suite publish them: OKLab, and sRGB in percent.
  static let publishedOKLab = [
    (1.0, 0.0, 0.0, 100.0, 100.0, 100.0),
    (0, 0, 0, 0, 0, 0),
    (0.51975, -0.1403, 0.10768, 0, 50.196, 0),
    (0.5, 0.05, 0, 48.477, 34.290, 38.412),
    (0.7, -0.1, 0, 29.264, 70.096, 63.017),
    (0.7, 0, 0.125, 73.942, 60.484, 19.65),
    (0.55, 0, -0.2, 27.888, 38.072, 89.414),
    (0.62796, 0.22486, 0.12585, 100, 0, 0),
    (0.86644, -0.23389, 0.17950, 0, 100, 0),
    (0.45201, -0.03246, -0.31153, 0, 0, 100),
  ]

  @Test(arguments: publishedOKLab)
  func agreesWithPublishedOKLab(
    _ lightness: Double, _ a: Double, _ b: Double, _ red: Double, _ green: Double, _ blue: Double
  ) {
    let rgb = OKLab(lightness: lightness, a: a, b: b).rgb
    #expect(abs(rgb.red * 100 - red) < 0.05)
    #expect(abs(rgb.green * 100 - green) < 0.05)
    #expect(abs(rgb.blue * 100 - blue) < 0.05)
    let lab = OKLab(RGB(red / 100, green / 100, blue / 100))
    #expect(abs(lab.lightness - lightness) < 1e-4)
    #expect(abs(lab.a - a) < 1e-4)
    #expect(abs(lab.b - b) < 1e-4)
  }

  @Test func oklabAndBackIsTheSameColour() {
    var random = SplitMix(11)
    for _ in 0..<1000 {
      let row = random.row(3)
      let rgb = RGB(Double(row[0]), Double(row[1]), Double(row[2]))
      let back = OKLab(rgb).rgb
      // The published matrices are inverse to each other to eight digits or so.
      #expect(abs(back.red - rgb.red) < 1e-5)
      #expect(abs(back.green - rgb.green) < 1e-5)
      #expect(abs(back.blue - rgb.blue) < 1e-5)
    }
  }

  @Test func oklabOutsideTheGamutIsClamped() {
    let loud = OKLab(lightness: 0.7, a: 0.4, b: 0.4).rgb
    #expect(loud.red == 1)
    #expect(loud.blue == 0)
    let broken = OKLab(lightness: .nan, a: 0, b: 0).rgb
    #expect(broken == RGB(0, 0, 0))
  }

  // The table of examples in Wikipedia's article on HSL and HSV: degrees, then parts of 1.
  @Test(arguments: [
    (0.0, 0.0, 1.0, 1.0, 1.0, 1.0), (0, 0, 0.5, 0.5, 0.5, 0.5), (0, 0, 0, 0, 0, 0),
    (0, 1, 1, 1, 0, 0), (60, 1, 0.75, 0.75, 0.75, 0), (120, 1, 0.5, 0, 0.5, 0),
    (180, 0.5, 1, 0.5, 1, 1), (240, 0.5, 1, 0.5, 0.5, 1), (300, 0.667, 0.75, 0.75, 0.25, 0.75),
    (61.8, 0.779, 0.643, 0.628, 0.643, 0.142), (251.1, 0.887, 0.918, 0.255, 0.104, 0.918),
    (134.9, 0.828, 0.675, 0.116, 0.675, 0.255), (49.5, 0.944, 0.941, 0.941, 0.785, 0.053),
    (283.7, 0.792, 0.897, 0.704, 0.187, 0.897), (14.3, 0.661, 0.931, 0.931, 0.463, 0.316),
    (56.9, 0.467, 0.998, 0.998, 0.974, 0.532), (162.4, 0.875, 0.795, 0.099, 0.795, 0.591),
    (248.3, 0.750, 0.597, 0.211, 0.149, 0.597), (240.5, 0.316, 0.721, 0.495, 0.493, 0.721),
  ])
  func agreesWithPublishedHSV(
    _ degrees: Double, _ saturation: Double, _ value: Double, _ red: Double, _ green: Double,
    _ blue: Double
  ) {
    for turns in [0.0, 1, -1, 7] {
      let rgb = RGB(hue: degrees / 360 + turns, saturation: saturation, value: value)
      #expect(abs(rgb.red - red) < 2e-3)
      #expect(abs(rgb.green - green) < 2e-3)
      #expect(abs(rgb.blue - blue) < 2e-3)
    }
  }

  @Test func hsvTakesAnyNumber() {
    #expect(RGB(hue: 0, saturation: 7, value: 9) == RGB(1, 0, 0))
    #expect(RGB(hue: 0.5, saturation: -1, value: 0.5) == RGB(0.5, 0.5, 0.5))
    let lost = RGB(hue: .infinity, saturation: 1, value: 1)
    #expect([lost.red, lost.green, lost.blue].allSatisfy { (0...1).contains($0) })
  }

  // The standard's own points: the knee, the ends, and half of either side.
  @Test(arguments: [
    (0.0, 0.0), (1.0, 1.0), (0.04045, 0.0031308), (0.5, 0.21404114048223255),
    (0.7353569830524495, 0.5), (0.02, 0.02 / 12.92), (128.0 / 255, 0.21586050011389926),
  ])
  func transferAgreesWithTheStandard(_ encoded: Double, _ linear: Double) {
    #expect(abs(SRGB.decode(encoded) - linear) < 1e-7)
    #expect(abs(SRGB.encode(linear) - encoded) < 1e-6)
  }

  @Test func transferAndBackIsTheSame() {
    for step in 0...1000 {
      let value = Double(step) / 1000
      #expect(abs(SRGB.encode(SRGB.decode(value)) - value) < 1e-7)
    }
    #expect(SRGB.decode(-3) == 0)
    #expect(SRGB.encode(3) == 1)
    #expect(SRGB.encode(.nan) == 0)
  }

  @Test func readsHex() throws {
    #expect(RGB(hex: "#ff8000") == RGB(1, 128.0 / 255, 0))
    #expect(RGB(hex: "#FFF") == RGB(1, 1, 1))
    #expect(RGB(hex: "#1a3") == RGB(hex: "#11aa33"))
    for text in ["", "#", "ff8000", "#ff80", "#ff80000", "#ff800g", "#ff 000", "#-12345", "#١٢٣"] {
      #expect(RGB(hex: text) == nil, "\(text)")
    }
  }

  @Test func writesHex() throws {
    for code in 0...255 {
      let digits = String(code, radix: 16)
      let text = "#12" + (digits.count == 1 ? "0" : "") + digits + "fe"
      #expect(try #require(RGB(hex: text)).hex == text)
    }
    #expect(RGB(-1, 2, .nan).hex == "#00ff00")
    #expect(RGB(0.5, 0.0019, 0.0021).hex == "#800001")
  }
}
