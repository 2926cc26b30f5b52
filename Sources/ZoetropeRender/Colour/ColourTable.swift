internal import Foundation
internal import PixelKernels
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
  init(_ gradient: ColourRamp, steps: Int, linear: Bool) {
    isFlat = steps > 0
    let count = steps > 0 ? steps : Self.fineness
    var colours = [Float](repeating: 0, count: 4 * count)
    // Films whose palette changes do this anew for every frame.
    gradient.forEachColour(count: count) { index, colour in
      colours[4 * index] = Float(linear ? SRGB.decode(colour.red) : colour.red)
      colours[4 * index + 1] = Float(linear ? SRGB.decode(colour.green) : colour.green)
      colours[4 * index + 2] = Float(linear ? SRGB.decode(colour.blue) : colour.blue)
    }
    self.colours = colours
  }

  /// The same in OKLab.
  init(labOf gradient: ColourRamp, steps: Int) {
    isFlat = steps > 0
    let count = steps > 0 ? steps : Self.fineness
    colours = []
    colours.reserveCapacity(4 * count)
    for index in 0..<count {
      let lab = gradient.lab(at: Double(index) / Double(max(count - 1, 1)))
      for number in [Float(lab.lightness), Float(lab.a), Float(lab.b), 0] { colours.append(number) }
    }
  }

  /// The table with its colours changed, which are linear light or encoded.
  func graded(_ grade: ColourGrade, linear: Bool) -> ColourTable {
    var table = self
    let count = count
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 3 * count) { planes in
      guard let red = planes.baseAddress else { return }
      let (green, blue) = (red + count, red + 2 * count)
      for i in 0..<count {
        (red + i).initialize(to: colours[4 * i])
        (green + i).initialize(to: colours[4 * i + 1])
        (blue + i).initialize(to: colours[4 * i + 2])
      }
      ck_grade_row(grade.kernel, linear ? 1 : 0, red, green, blue, count)
      for i in 0..<count {
        table.colours[4 * i] = red[i]
        table.colours[4 * i + 1] = green[i]
        table.colours[4 * i + 2] = blue[i]
      }
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
    let turn = plan[.hue].remainder(dividingBy: 360)
    guard plan[.exposure] != 0 || plan[.saturation] != 1 || turn != 0 else { return }
    isNone = false
    // OKLab is made of cube roots of light.
    let light = exp2(plan[.exposure] / 3)
    kernel = ck_grade(
      light: Float(light), cosine: Float(light * plan[.saturation] * cos(turn * .pi / 180)),
      sine: Float(light * plan[.saturation] * sin(turn * .pi / 180)))
  }
}
