import KernelMath
import PixelKernels
import Testing
import ZoetropeFrame

/// The pixel kernels on every instruction set that this machine has. Which one is in use is one
/// choice for a whole process, so each is made in a process of its own, where no other test runs.
struct InstructionSetTests {
  static let names: [String] = {
    var buffer = Array(repeating: CChar(0), count: 256)
    ck_target_names(&buffer, buffer.count)
    let text = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: text, as: UTF8.self).split(separator: " ").map(String.init)
  }()

  @Test func thereAreSome() {
    #expect(!Self.names.isEmpty)
  }

  /// Repeats on each instruction set the other suites' checks of the best one.
  @Test(arguments: names)
  func agreesWithDouble(_ name: String) async {
    await #expect(processExitsWith: .success) { [name = name as String] in
      #expect(ck_force_target(name) == 0)
      #expect(String(cString: ck_target()) == name)
      let flats = FlatTests()
      for colour in FlatTests.named + FlatTests.odd + FlatTests.greys {
        try flats.limitedRange(colour)
        try flats.fullRange(colour, .bt601)
      }
      flats.wholeCodesAreThoseCodesEverywhere()
      try flats.hexColoursSurviveEightBitsExactly()
      flats.sixteenBitsAreRounded()
      DitherTests().everyTileKeepsTheMean()
      let pictures = PictureTests()
      for (width, height) in [(2, 2), (38, 10), (514, 4), (1030, 2)] {
        pictures.limitedRange(width, height)
        pictures.fullRange(width - 1, .bt709)
        pictures.eightBits(width - 1)
      }
      pictures.anyPiecesGiveTheSamePicture()
      for edge in 1..<31 { ChromaSitingTests().verticalEdge(edge) }
      let rows = ColourRowTests()
      for linear in [false, true] {
        rows.rgb(2.5, linear)
        rows.grey(0.4, linear)
        rows.hsv(-0.7, linear)
      }
      rows.rgbInPlaceIsTheSame()
      rows.hueWraps()
      for entries in [1, 2, 1024] { rows.palette(entries) }
      for (position, place) in [(Float(0), 0.0), (1, 1), (2, 0), (-0.5, 0.5), (201, 1)] {
        rows.palettePositionsAreMirrored(position, place)
      }
      rows.averagesOfLightAreRight()
      for output in [CK_OUT_SIGMOID, CK_OUT_TRIANGLE, CK_OUT_ABS_TANH] {
        rows.sumsAreActivatedOnTheWay(output)
      }
      let lab = LabRowTests()
      lab.agreesWithPublishedOKLab()
      lab.gradesDoWhatTheySay()
      lab.flatStepsFillEqualShares()
      let finish = FinishRowTests()
      finish.vignetteFallsFromTheMiddleToTheCorners()
      finish.curvesAreLookedUpLinearly()
      let grain = GrainRowTests()
      grain.hasTheGivenDeviation(grey: 0.5)
      grain.isTheSameInLargerAndWiderPictures()
      grain.anyRowEndsWhereItShould(513)
      for encoder in TransferRowTests.encoders.indices {
        TransferRowTests().agreeWithTheStandard(encoder)
        TransferRowTests().endsAreExactAndEightBitsComeBack(encoder)
      }
      let hostile = HostileRowTests()
      hostile.coloursStayColours()
      hostile.hostileNumbersAreQuantisedAsClamped()
      hostile.rowsEndWhereTheyShould()
      hostile.pictureRowsEndWhereTheyShould()
    }
  }

  @Test func thoseWithFusedMultiplyAddGiveTheSameBits() async {
    await #expect(processExitsWith: .success) {
      var sums: [String: UInt64] = [:]
      for name in Self.names {
        #expect(ck_force_target(name) == 0)
        if ck_target_is_fused() != 0 { sums[name] = Self.sumOfEverything() }
      }
      #expect(Set(sums.values).count <= 1, "\(sums)")
    }
  }

  /// The sum of every kernel's results for the same random rows, an odd number of pixels long.
  private static func sumOfEverything() -> UInt64 {
    let count = 4099
    var random = SplitMix(81)
    let inputs = (0..<3).map { _ in random.row(count, in: -0.1...1.1) }
    let table = random.row(4 * 256)
    var sum = Checksum()
    func add(_ fill: (inout [Float], inout [Float], inout [Float]) -> Void) {
      var red = Array(repeating: Float(0), count: count)
      var (green, blue) = (red, red)
      fill(&red, &green, &blue)
      for row in [red, green, blue] { row.withUnsafeBytes { sum.update($0) } }
    }
    let curves = (0..<3).map { _ in random.row(33) }
    func addColours(
      _ fill: (UnsafePointer<ck_channels>, inout [Float], inout [Float], inout [Float]) -> Void
    ) {
      for activation in [CK_SUM, CK_OUT_SINE, CK_OUT_CONTOUR] {
        for curves in [[], curves] {
          add { red, green, blue in
            withChannels(inputs, activation: activation, curves: curves) {
              fill($0, &red, &green, &blue)
            }
          }
        }
      }
    }
    for linear: CInt in [0, 1] {
      addColours { ck_colour_rgb(1.3, linear, $0, &$1, &$2, &$3, count) }
      addColours { ck_colour_grey(0.7, 1, linear, $0, &$1, &$2, &$3, count) }
      addColours { ck_colour_hsv(1.1, 1, 0.37, linear, $0, &$1, &$2, &$3, count) }
    }
    let grade = ck_grade(light: 1.1, cosine: 0.9, sine: 0.7)
    for linear: CInt in [0, 1] {
      addColours { ck_colour_oklab(1.2, grade, linear, $0, &$1, &$2, &$3, count) }
      addColours { ck_colour_oklch(1.2, 0.8, 0.3, grade, linear, $0, &$1, &$2, &$3, count) }
      addColours {
        ck_colour_lit_palette(
          table, 256, linear, 1.2, 1.7, 0.3, 0.6, grade, linear, $0, &$1, &$2, &$3, count)
      }
      add { red, green, blue in
        (red, green, blue) = (inputs[0], inputs[1], inputs[2])
        ck_grade_row(grade, linear, &red, &green, &blue, count)
      }
    }
    let finish = ck_finish(
      width: 4099, height: 999, vignette: 0.7, grain: 0.04, pitch: 2.3, seed: 5)
    add { red, green, blue in
      (red, green, blue) = (inputs[0], inputs[1], inputs[2])
      ck_finish_row(finish, 321, &red, &green, &blue, count)
    }
    addColours { ck_colour_palette(table, 256, 0, 1.2, 3.7, 0.21, $0, &$1, &$2, &$3, count) }
    add { red, green, blue in
      ck_srgb_encode(inputs[0], &red, count)
      ck_srgb_decode(inputs[1], &green, count)
      ck_srgb_encode_quickly(inputs[2], &blue, count)
    }
    let size = FrameSize(width: 1030, height: 64)
    let strip = Strip(size: size, noise: 83)
    var picture = YUVPicture(size: size)
    picture.quantise(strip)
    var full = YUV444Picture(size: size, matrix: .bt601)
    full.quantise(strip)
    for plane in [picture.luma, picture.cb, picture.cr, full.luma, full.cb, full.cr] {
      sum.update(plane)
    }
    for depth in BitDepth.allCases { sum.update(strip.interleaved(depth)) }
    return sum.value
  }
}
