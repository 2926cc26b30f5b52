internal import CPPNKernels
internal import Foundation
internal import ZoetropeFrame
internal import ZoetropeScene

/// A ramp as kernels look it up: evenly spaced colours of four floats, the fourth unused.
struct ColourTable: Sendable {
  /// The colours' numbers.
  private(set) var colours: [Float]
  /// Whether each colour fills an equal share of the ramp, or they are mixed.
  let isFlat: Bool

  /// How many colours there are.
  var count: Int { colours.count / 4 }

  /// How finely a ramp is sampled: between neighbours a colour is less than half a code of 255 from
  /// the mixture in OKLab, for ramps whose stops are not closer than a few hundredths.
  private static let fineness = 4096

  /// Red, green and blue of `steps` flat colours, or of a smooth ramp where that is 0.
  init(_ gradient: Gradient, steps: Int, linear: Bool) {
    isFlat = steps > 0
    let count = steps > 0 ? steps : Self.fineness
    colours = Array(repeating: 0, count: 4 * count)
    // Films whose palette changes do this anew for every frame.
    for (index, colour) in gradient.colours(count: count).enumerated() {
      colours[4 * index] = Float(linear ? SRGB.decode(colour.red) : colour.red)
      colours[4 * index + 1] = Float(linear ? SRGB.decode(colour.green) : colour.green)
      colours[4 * index + 2] = Float(linear ? SRGB.decode(colour.blue) : colour.blue)
    }
  }

  /// The same in OKLab.
  init(labOf gradient: Gradient, steps: Int) {
    self.init(steps: steps) { place in
      let lab = gradient.lab(at: place)
      return [lab.lightness, lab.a, lab.b]
    }
  }

  private init(steps: Int, _ numbers: (Double) -> [Double]) {
    isFlat = steps > 0
    let count = steps > 0 ? steps : Self.fineness
    colours = (0..<count).flatMap { index in
      numbers(Double(index) / Double(max(count - 1, 1))).map { Float($0) } + [0]
    }
  }

  /// The table with its colours changed, which are linear light or encoded.
  func graded(_ grade: ColourGrade, linear: Bool) -> ColourTable {
    var table = self
    var planes = (0..<3).map { channel in
      stride(from: channel, to: colours.count, by: 4).map { colours[$0] }
    }
    var (red, green, blue) = (planes[0], planes[1], planes[2])
    ck_grade_row(grade.kernel, linear ? 1 : 0, &red, &green, &blue, count)
    planes = [red, green, blue]
    for index in 0..<count {
      for channel in 0..<3 { table.colours[4 * index + channel] = planes[channel][index] }
    }
    return table
  }
}

/// Exposure, saturation and a turn of hues, as kernels do them in OKLab.
struct ColourGrade: Sendable {
  private(set) var kernel = ck_grade(light: 1, cosine: 1, sine: 0)

  /// Whether it changes nothing.
  private(set) var isNone = true

  /// Changes nothing.
  init() {}

  /// What `plan` says.
  init(_ plan: FramePlan) {
    let turn = plan.hue.remainder(dividingBy: 360)
    guard plan.exposure != 0 || plan.saturation != 1 || turn != 0 else { return }
    isNone = false
    // OKLab is made of cube roots of light.
    let light = exp2(plan.exposure / 3)
    kernel = ck_grade(
      light: Float(light), cosine: Float(light * plan.saturation * cos(turn * .pi / 180)),
      sine: Float(light * plan.saturation * sin(turn * .pi / 180)))
  }
}
