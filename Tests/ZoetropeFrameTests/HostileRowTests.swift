import KernelMath
import PixelKernels
import Testing
import ZoetropeFrame

/// Numbers that no renderer should hand over, and rows of any length.
struct HostileRowTests {
  static let numbers: [Float] = [
    .nan, .signalingNaN, -.nan, .infinity, -.infinity, .greatestFiniteMagnitude,
    -.greatestFiniteMagnitude, 1e18, -1e18, -0.0, .leastNonzeroMagnitude, 2, -1, 16_777_215, 3e9,
  ]

  /// Every number with every other in each of three rows.
  static let rows: [[Float]] = {
    var rows: [[Float]] = [[], [], []]
    for first in numbers {
      for second in numbers {
        for (row, value) in zip(0..<3, [first, second, first.isNaN ? 1 : -first]) {
          rows[row].append(value)
        }
      }
    }
    return rows
  }()

  @Test func coloursStayColours() {
    let (rows, count) = (Self.rows, Self.rows[0].count)
    var table = Self.numbers + [1]
    table += table.reversed()
    for knob in Self.numbers + [1] {
      for linear: CInt in [0, 1] {
        var outputs: [[Float]] = []
        func collect(_ fill: (inout [Float], inout [Float], inout [Float]) -> Void) {
          var out = Array(repeating: Array(repeating: Float.nan, count: count), count: 3)
          var (red, green, blue) = (out[0], out[1], out[2])
          fill(&red, &green, &blue)
          out = [red, green, blue]
          outputs += out
        }
        func collectColours(
          _ fill: (
            UnsafePointer<ck_channels>, inout [Float], inout [Float], inout [Float]
          ) -> Void
        ) {
          for activation in [CK_SUM, CK_OUT_SINE, CK_OUT_LINEAR] {
            collect { red, green, blue in
              withChannels(rows, activation: activation) { fill($0, &red, &green, &blue) }
            }
          }
          let curve: [Float] = [0, 0.7, 1]
          collect { red, green, blue in
            withChannels(rows, curves: [curve, curve, curve]) { fill($0, &red, &green, &blue) }
          }
        }
        collectColours { ck_colour_rgb(knob, linear, $0, &$1, &$2, &$3, count) }
        collectColours { ck_colour_grey(knob, linear, linear, $0, &$1, &$2, &$3, count) }
        collectColours { ck_colour_hsv(knob, knob, knob, linear, $0, &$1, &$2, &$3, count) }
        collectColours {
          ck_colour_palette(
            table, table.count / 4, linear, linear == 0 ? knob : 1, knob, knob, $0, &$1, &$2, &$3,
            count)
        }
        let grade = ck_grade(light: linear == 0 ? knob : 1, cosine: knob, sine: knob)
        collectColours { ck_colour_oklab(knob, grade, linear, $0, &$1, &$2, &$3, count) }
        collectColours {
          ck_colour_oklch(knob, knob, knob, grade, linear, $0, &$1, &$2, &$3, count)
        }
        collectColours {
          ck_colour_lit_palette(
            table, table.count / 4, linear, knob, knob, knob, knob, grade, linear, $0, &$1, &$2,
            &$3, count)
        }
        collect { red, green, blue in
          (red, green, blue) = (rows[0], rows[1], rows[2])
          ck_grade_row(grade, linear, &red, &green, &blue, count)
        }
        collect { red, green, blue in
          ck_srgb_encode(rows[0], &red, count)
          ck_srgb_decode(rows[1], &green, count)
          ck_srgb_encode_quickly(rows[2], &blue, count)
        }
        outputs.removeLast()
        for row in outputs {
          #expect(row.allSatisfy { (0...1).contains($0) }, "with \(knob)")
        }
      }
    }
  }

  /// Numbers outside 0…1 are quantised as the nearer end, and NaN as black.
  @Test func hostileNumbersAreQuantisedAsClamped() {
    var hostile = Strip(width: 30, rows: 0..<8)
    for place in hostile.red.indices {
      hostile.red[place] = Self.numbers[place % 15]
      hostile.green[place] = Self.numbers[place / 15 % 15]
      hostile.blue[place] = Self.numbers[(place + place / 15) % 15]
    }
    func tamed(_ row: [Float]) -> [Float] { row.map { $0 > 0 ? min($0, 1) : 0 } }
    var tame = hostile
    tame.red = tamed(hostile.red)
    tame.green = tamed(hostile.green)
    tame.blue = tamed(hostile.blue)
    let size = FrameSize(width: 30, height: 8)
    var (first, second) = (YUVPicture(size: size), YUVPicture(size: size))
    first.quantise(hostile)
    second.quantise(tame)
    #expect(first == second)
    var full = YUV444Picture(size: size, matrix: .bt709)
    var fullTame = full
    full.quantise(hostile)
    fullTame.quantise(tame)
    #expect(full == fullTame)
    #expect(hostile.interleaved(.eight) == tame.interleaved(.eight))
    #expect(hostile.interleaved(.sixteen) == tame.interleaved(.sixteen))
  }

  /// Rows of every length up to two of the widest vectors: all of it written, nothing past it,
  /// and every number the same as in a longer row.
  @Test func rowsEndWhereTheyShould() {
    var random = SplitMix(71)
    let input = random.row(40)
    var long = Array(repeating: Float(-1), count: 40)
    ck_srgb_encode(input, &long, 40)
    var longBytes = Array(repeating: UInt8(7), count: 120)
    rgb(input) { ck_rgb8_row($0, 40, 3, &longBytes) }
    var longWords = Array(repeating: UInt8(7), count: 240)
    rgb(input) { ck_rgb16_row($0, 40, &longWords) }
    for count in 0...39 {
      var out = Array(repeating: Float(-1), count: 40)
      ck_srgb_encode(input, &out, count)
      #expect(out == long[..<count] + Array(repeating: -1, count: 40 - count))
      var bytes = Array(repeating: UInt8(7), count: 120)
      rgb(input) { ck_rgb8_row($0, count, 3, &bytes) }
      #expect(bytes == longBytes[..<(3 * count)] + Array(repeating: 7, count: 120 - 3 * count))
      var words = Array(repeating: UInt8(7), count: 240)
      rgb(input) { ck_rgb16_row($0, count, &words) }
      #expect(words == longWords[..<(6 * count)] + Array(repeating: 7, count: 240 - 6 * count))
    }
  }

  @Test func pictureRowsEndWhereTheyShould() {
    var random = SplitMix(73)
    let input = random.row(40)
    for count in stride(from: 2, through: 38, by: 2) {
      var luma = Array(repeating: UInt8(7), count: 80)
      var (cb, cr) = (Array(luma[..<20]), Array(luma[..<20]))
      luma.withUnsafeMutableBufferPointer { luma in
        guard let start = luma.baseAddress else { return }
        rgb(input) { ck_yuv420_rows($0, $0, count, 0, start, start + 40, &cb, &cr) }
      }
      for row in [luma[..<40], luma[40...]] {
        #expect(row.prefix(count).allSatisfy { $0 >= 16 })
        #expect(row.dropFirst(count).allSatisfy { $0 == 7 })
      }
      for row in [cb, cr] {
        #expect(row.prefix(count / 2).allSatisfy { $0 >= 16 })
        #expect(row.dropFirst(count / 2).allSatisfy { $0 == 7 })
      }
    }
  }

  /// One row as red, green and blue.
  private func rgb(
    _ row: [Float], _ body: (UnsafePointer<UnsafePointer<Float>?>) -> Void
  ) {
    row.withUnsafeBufferPointer { row in
      [row.baseAddress, row.baseAddress, row.baseAddress].withUnsafeBufferPointer { planes in
        guard let planes = planes.baseAddress else { return }
        body(planes)
      }
    }
  }
}
