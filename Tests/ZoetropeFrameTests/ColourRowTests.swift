import CPPNKernels
import KernelMath
import PixelKernels
import Testing
import ZoetropeFrame

/// Three rows that a kernel fills.
private struct Rows {
  var red: [Float]
  var green: [Float]
  var blue: [Float]

  init(_ count: Int, _ fill: (inout [Float], inout [Float], inout [Float]) -> Void) {
    red = Array(repeating: -1, count: count)
    green = red
    blue = red
    fill(&red, &green, &blue)
  }

  subscript(index: Int) -> RGB {
    RGB(Double(red[index]), Double(green[index]), Double(blue[index]))
  }
}

private func expectClose(
  _ rgb: RGB, _ expected: RGB, within tolerance: Double = Tolerance.colour,
  _ comment: @autoclosure () -> Comment = "",
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let distance = max(
    abs(rgb.red - expected.red), abs(rgb.green - expected.green), abs(rgb.blue - expected.blue))
  #expect(
    distance <= tolerance, "\(rgb), not \(expected) \(comment())", sourceLocation: sourceLocation)
}

private func contrasted(_ value: Float, _ contrast: Float) -> Double {
  min(max(0.5 + Double(contrast) * (Double(value) - 0.5), 0), 1)
}

private func transferred(_ rgb: RGB, _ linear: Bool) -> RGB {
  guard linear else { return rgb }
  return RGB(SRGB.decode(rgb.red), SRGB.decode(rgb.green), SRGB.decode(rgb.blue))
}

/// Colour rows against the same arithmetic in plain Double.
struct ColourRowTests {
  static let count = 77

  @Test(arguments: [Float(1), 0, 0.3, 2.5, -1], [false, true])
  func rgb(_ contrast: Float, _ linear: Bool) {
    var random = SplitMix(51)
    let inputs = (0..<3).map { _ in random.row(Self.count) }
    let rows = Rows(Self.count) { red, green, blue in
      withChannels(inputs) {
        ck_colour_rgb(contrast, linear ? 1 : 0, $0, &red, &green, &blue, Self.count)
      }
    }
    for index in 0..<Self.count {
      let exact = RGB(
        contrasted(inputs[0][index], contrast), contrasted(inputs[1][index], contrast),
        contrasted(inputs[2][index], contrast))
      expectClose(rows[index], transferred(exact, linear), within: 1.5e-6)
    }
  }

  /// The rows may be the same ones, even crossed.
  @Test func rgbInPlaceIsTheSame() {
    var random = SplitMix(53)
    let count = Self.count
    var inputs = random.row(3 * count)
    let rows = Rows(count) { red, green, blue in
      withChannels((0..<3).map { Array(inputs[count * $0..<count * ($0 + 1)]) }) {
        ck_colour_rgb(1.7, 1, $0, &red, &green, &blue, count)
      }
    }
    inputs.withUnsafeMutableBufferPointer { inputs in
      guard let first = inputs.baseAddress else { return }
      let (second, third) = (first + count, first + 2 * count)
      let values = UInt8(CK_SUM.rawValue)
      var channels = ck_channels(
        rows: (UnsafePointer(first), UnsafePointer(second), UnsafePointer(third)),
        activation: (values, values, values), curves: nil, entries: 0)
      ck_colour_rgb(1.7, 1, &channels, second, third, first, count)
    }
    #expect(inputs == rows.blue + rows.red + rows.green)
  }

  @Test(arguments: [Float(1), 0.4, 3], [false, true])
  func grey(_ contrast: Float, _ linear: Bool) {
    var random = SplitMix(57)
    let input = random.row(Self.count)
    for invert in [false, true] {
      let rows = Rows(Self.count) { red, green, blue in
        withChannels([input]) {
          ck_colour_grey(
            contrast, invert ? 1 : 0, linear ? 1 : 0, $0, &red, &green, &blue, Self.count)
        }
      }
      for index in 0..<Self.count {
        let value = contrasted(input[index], contrast)
        let grey = invert ? 1 - value : value
        expectClose(
          rows[index], transferred(RGB(grey, grey, grey), linear), within: 1.5e-6)
      }
    }
  }

  @Test(arguments: [Float(0), 0.125, 1, -0.7, 5.25], [false, true])
  func hsv(_ shift: Float, _ linear: Bool) {
    var random = SplitMix(59)
    let inputs = (0..<3).map { _ in random.row(Self.count) }
    let rows = Rows(Self.count) { red, green, blue in
      withChannels(inputs) {
        ck_colour_hsv(1.5, 1, shift, linear ? 1 : 0, $0, &red, &green, &blue, Self.count)
      }
    }
    for index in 0..<Self.count {
      let exact = RGB(
        hue: Double(inputs[0][index]) + Double(shift),
        saturation: contrasted(inputs[1][index], 1.5), value: contrasted(inputs[2][index], 1.5))
      // A hue of several turns has fewer bits left for its part of a turn.
      expectClose(rows[index], transferred(exact, linear), within: 8e-6)
    }
  }

  @Test func hueWraps() {
    let sixth = Float(1) / 6
    let hues: [Float] = [0, 1, -1, 2, sixth, 2 * sixth, 0.5, 4 * sixth, 5 * sixth, 1 - 1e-7]
    let expected = [
      "#ff0000", "#ff0000", "#ff0000", "#ff0000", "#ffff00", "#00ff00", "#00ffff", "#0000ff",
      "#ff00ff", "#ff0000",
    ]
    let ones = Array(repeating: Float(1), count: hues.count)
    let rows = Rows(hues.count) { red, green, blue in
      withChannels([hues, ones, ones]) {
        ck_colour_hsv(1, 1, 0, 0, $0, &red, &green, &blue, hues.count)
      }
    }
    #expect(hues.indices.map { rows[$0].hex } == expected)
    // Contrast is for saturation and value: it leaves hue alone.
    let strong = Rows(hues.count) { red, green, blue in
      withChannels([hues, ones, ones]) {
        ck_colour_hsv(9, 1, 0, 0, $0, &red, &green, &blue, hues.count)
      }
    }
    #expect(hues.indices.map { strong[$0].hex } == expected)
  }

  @Test(arguments: [1, 2, 3, 16, 1024])
  func palette(_ entries: Int) {
    var random = SplitMix(61)
    let table = random.row(entries * 4)
    let values = random.row(Self.count)
    for (contrast, cycles, shift) in [
      (Float(1), Float(1), Float(0)), (2, 3.5, 0.25), (0.5, 1, -7.3), (1, -2, 0.6),
    ] {
      let rows = Rows(Self.count) { red, green, blue in
        withChannels([values]) {
          ck_colour_palette(
            table, entries, 0, contrast, cycles, shift, $0, &red, &green, &blue, Self.count)
        }
      }
      for index in 0..<Self.count {
        let position =
          contrasted(values[index], contrast) * Double(cycles) + 2 * Double(shift)
        let phase = position - 2 * (position / 2).rounded(.down)
        let place = (phase > 1 ? 2 - phase : phase) * Double(entries - 1)
        let lower = min(Int(place), max(entries - 2, 0))
        let upper = min(lower + 1, entries - 1)
        func channel(_ offset: Int) -> Double {
          let (from, to) = (table[lower * 4 + offset], table[upper * 4 + offset])
          return Double(from) + (place - Double(lower)) * (Double(to) - Double(from))
        }
        // Random neighbours differ by up to 1: the place's rounding shows that much enlarged.
        let tolerance = 3e-6 * Double(entries)
        expectClose(
          rows[index], RGB(channel(0), channel(1), channel(2)), within: tolerance,
          "at \(position)")
      }
    }
  }

  @Test(arguments: [
    (Float(0), 0.0), (1, 1), (2, 0), (3, 1), (-1, 1), (-2, 0), (-0.5, 0.5), (0.5, 0.5),
    (1.5, 0.5), (1.75, 0.25), (-0.25, 0.25), (200, 0), (201, 1),
  ])
  func palettePositionsAreMirrored(_ position: Float, _ place: Double) {
    // From (0, 1, 0.5) to (1, 0, 0.5): red is the place itself. The fourth numbers are not read.
    let table: [Float] = [0, 1, 0.5, .nan, 1, 0, 0.5, .nan]
    let values = Array(repeating: Float(0.3), count: 9)
    let rows = Rows(9) { red, green, blue in
      withChannels([values]) {
        ck_colour_palette(table, 2, 0, 1, 0, position / 2, $0, &red, &green, &blue, 9)
      }
    }
    for index in 0..<9 {
      #expect(rows[index] == RGB(place, 1 - place, 0.5))
    }
    // The fold through `cycles`, where the value is 1.
    let ones = Array(repeating: Float(1), count: 9)
    let cycled = Rows(9) { red, green, blue in
      withChannels([ones]) {
        ck_colour_palette(table, 2, 0, 1, position, 0, $0, &red, &green, &blue, 9)
      }
    }
    #expect(cycled[8] == RGB(place, 1 - place, 0.5))
  }

  /// An output layer's sums give the same colours, to the bit, as the channels that they make; the rows
  /// are as long as some blocks and a few pixels more, and all sorts of numbers are among them.
  @Test(arguments: [
    CK_OUT_SIGMOID, CK_OUT_SINE, CK_OUT_TRIANGLE, CK_OUT_CONTOUR, CK_OUT_GAUSSIAN,
    CK_OUT_ABS_TANH, CK_OUT_LINEAR,
  ])
  func sumsAreActivatedOnTheWay(_ activation: ck_activation) {
    var random = SplitMix(67)
    let hostile: [Float] = [.nan, .infinity, -.infinity, 1e18, -1e18, 0, -0.0]
    for count in [1, 15, 16, 17, 63, 64, 65, 77, 201] {
      let sums = (0..<3).map { _ in
        Array((hostile.shuffled(using: &random) + random.row(count, in: -6...6)).prefix(count))
      }
      let channels = sums.map { row in
        [Float](unsafeUninitializedCapacity: count) { buffer, filled in
          ck_activate(activation.rawValue, row, buffer.baseAddress, count)
          filled = count
        }
      }
      func coloured(
        _ rows: [[Float]], _ activation: ck_activation,
        _ kernel: (
          UnsafePointer<ck_channels>, inout [Float], inout [Float], inout [Float]
        ) -> Void
      ) -> [Float] {
        let rows = Rows(count) { red, green, blue in
          withChannels(rows, activation: activation) { kernel($0, &red, &green, &blue) }
        }
        return rows.red + rows.green + rows.blue
      }
      let table = random.row(64)
      let plain = ck_grade(light: 1, cosine: 1, sine: 0)
      let kernels:
        [(UnsafePointer<ck_channels>, inout [Float], inout [Float], inout [Float]) -> Void] = [
          { ck_colour_rgb(1.2, 0, $0, &$1, &$2, &$3, count) },
          { ck_colour_grey(1.2, 1, 0, $0, &$1, &$2, &$3, count) },
          { ck_colour_hsv(1.2, 1.5, 0.1, 0, $0, &$1, &$2, &$3, count) },
          { ck_colour_palette(table, 16, 0, 1.2, 1.5, 0.1, $0, &$1, &$2, &$3, count) },
          { ck_colour_oklab(1.2, plain, 0, $0, &$1, &$2, &$3, count) },
          { ck_colour_oklch(1.2, 1.5, 0.1, plain, 0, $0, &$1, &$2, &$3, count) },
          {
            ck_colour_lit_palette(
              table, 16, 0, 1.2, 1.5, 0.1, 0.5, plain, 0, $0, &$1, &$2, &$3, count)
          },
        ]
      for (index, kernel) in kernels.enumerated() {
        #expect(
          coloured(sums, activation, kernel) == coloured(channels, CK_SUM, kernel),
          "kernel \(index), \(count) pixels")
      }
    }
  }

  /// Black and white side by side make the grey of half the light, not of half the code.
  @Test func averagesOfLightAreRight() {
    let values: [Float] = [0, 1]
    let light = Rows(2) { red, green, blue in
      withChannels([values, values, values]) { ck_colour_rgb(1, 1, $0, &red, &green, &blue, 2) }
    }
    var encoded: [Float] = [0]
    ck_srgb_encode([(light.red[0] + light.red[1]) / 2], &encoded, 1)
    #expect(abs(Double(encoded[0]) - 0.7353569830524495) < Tolerance.transfer)

    let table: [Float] = [0, 0, 0, 0, 1, 1, 1, 0]
    let ramp = Rows(2) { red, green, blue in
      withChannels([values]) {
        ck_colour_palette(table, 2, 0, 1, 1, 0, $0, &red, &green, &blue, 2)
      }
    }
    ck_srgb_encode([(ramp.green[0] + ramp.green[1]) / 2], &encoded, 1)
    #expect(abs(Double(encoded[0]) - 0.7353569830524495) < Tolerance.transfer)
  }
}
