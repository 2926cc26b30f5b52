internal import Foundation
internal import PixelKernels
internal import ZoetropeFrame
internal import ZoetropeScene

/// A ramp in the kernels' form: colours at evenly spaced positions. Each colour takes four floats;
/// the fourth is not used.
struct ColourTable: Sendable {
  /// The colours in the order of their positions, four floats for each.
  private(set) var colours: [Float]
  /// True if the ramp has flat steps, of equal widths, one for each colour; false if neighbouring
  /// colours are mixed between their positions.
  let isFlat: Bool

  /// The number of colours.
  var count: Int { colours.count / 4 }

  /// The number of colours of a smooth ramp. Linear mixtures of neighbouring colours differ by less
  /// than half an 8-bit level from mixtures in OKLab, if the positions of the ramp's own colours
  /// are at least a few hundredths apart.
  private static let fineness = 4096

  /// Creates a table of red, green and blue, in linear light if `linear` is true. It has `steps`
  /// flat colours, or a smooth ramp if `steps` is 0.
  init(_ ramp: ColourRamp, steps: Int, linear: Bool) {
    isFlat = steps > 0
    let count = steps > 0 ? steps : Self.fineness
    var colours = [Float](repeating: 0, count: 4 * count)
    // This must be fast: films whose palette changes make a table for every frame.
    ramp.forEachColour(count: count) { index, colour in
      colours[4 * index] = Float(linear ? SRGB.decode(colour.red) : colour.red)
      colours[4 * index + 1] = Float(linear ? SRGB.decode(colour.green) : colour.green)
      colours[4 * index + 2] = Float(linear ? SRGB.decode(colour.blue) : colour.blue)
    }
    self.colours = colours
  }

  /// Creates a table of colours in OKLab: `steps` flat colours, or a smooth ramp if `steps` is 0.
  init(labOf ramp: ColourRamp, steps: Int) {
    isFlat = steps > 0
    let count = steps > 0 ? steps : Self.fineness
    colours = []
    colours.reserveCapacity(4 * count)
    for index in 0..<count {
      let lab = ramp.lab(at: Double(index) / Double(max(count - 1, 1)))
      for number in [Float(lab.lightness), Float(lab.a), Float(lab.b), 0] { colours.append(number) }
    }
  }

  /// Returns this table of red, green and blue with `grade` applied to its colours. `linear` must
  /// be true if the colours are linear light, and false if they are gamma-encoded.
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

/// A change of exposure, saturation and hue, in the form in which kernels apply it in OKLab.
struct ColourGrade: Sendable {
  private(set) var kernel = ck_grade(light: 1, cosine: 1, sine: 0)

  /// True if the grade changes nothing.
  private(set) var isNone = true

  /// Creates a grade that changes nothing.
  init() {}

  /// Creates a grade with the exposure, saturation and hue of a frame.
  init(_ plan: FramePlan) {
    let turn = plan[.hue].remainder(dividingBy: 360)
    guard plan[.exposure] != 0 || plan[.saturation] != 1 || turn != 0 else { return }
    isNone = false
    // OKLab's numbers are proportional to the cube root of light.
    let light = exp2(plan[.exposure] / 3)
    kernel = ck_grade(
      light: Float(light), cosine: Float(light * plan[.saturation] * cos(turn * .pi / 180)),
      sine: Float(light * plan[.saturation] * sin(turn * .pi / 180)))
  }
}
