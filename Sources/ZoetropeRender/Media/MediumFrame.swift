internal import CPPN
internal import Foundation
internal import PixelKernels
internal import ZoetropeFrame
internal import ZoetropeScene

/// A medium at one instant, ready to paint rows of a picture from rows of heights.
struct MediumFrame: Sendable {
  /// The looks at the fields for each pixel; the first is that at the pixel itself.
  let looks: [Look]
  /// The kernel that paints; nil for the mask of a collage, of which there are only heights.
  private let kernel: MediumKernel?
  private let numbers: [Float]
  private var light: (x: Float, y: Float) = (0, 0)
  private let level: Float
  private let spacing: Float
  /// The ramp in linear light, four floats for each colour.
  private let ramp: [Float]

  /// The seed of static textures: that of paper is the same in all films.
  private static let seed: UInt32 = 0x2F6B_11D3

  /// Creates a medium's instant with `ramp` as its colours. `looks` are those of the medium, or of a
  /// mask, whose medium is the palette.
  init(_ medium: Medium, plan: FramePlan, ramp: [Float], looks: [Look]) {
    kernel = medium.kind.kernel
    self.ramp = ramp
    numbers = medium.numbers.map { Float($0) }
    self.looks = Array(looks.prefix(Self.mostLooks))
    (light.x, light.y) = Self.light(plan)
    level = Float(plan[.level] - plan[.level].rounded(.down))
    spacing = Float(plan[.spacing])
  }

  /// Returns the unit vector on the screen from which light comes.
  private static func light(_ plan: FramePlan) -> (x: Float, y: Float) {
    let (x, y) = plan.light
    return (Float(x), Float(y))
  }

  /// A look at a field, with the programs that compute what it needs.
  struct Look: Sendable {
    /// The part of the field that is seen.
    let field: FieldMap
    let programs: FramePrograms
    /// The functions that turn sums into heights.
    let heights: HeightCurves
    /// The numbers of first channels that are needed and of those with gradients.
    let channels: Int
    let gradients: Int
    /// The shift on the screen in shares of the short side.
    let shift: (right: Double, down: Double)
    /// The factor of all coordinates, and the height of octaves.
    let frequency: Double
    let amplitude: Float
    /// True for finer forms that are added to those at the pixel.
    let isOctave: Bool

    /// Creates a look at a field into which a figure presses by `press`, which makes it lower.
    init(
      _ look: MediumLook, plan: FramePlan, field: FieldMap, programs: FramePrograms,
      heights: HeightCurves, press: Double
    ) {
      self.field = field
      self.programs = programs
      self.heights = heights
      (channels, gradients) = (look.effects.count, look.gradients)
      isOctave = if case .octave = look.place { true } else { false }
      switch look.place {
      case .towardsLight(let distance):
        let (x, y) = MediumFrame.light(plan)
        (shift, frequency, amplitude) = ((Double(x) * distance, Double(y) * distance), 1, 1)
      case .octave(let times, let height):
        (shift, frequency, amplitude) = ((0, 0), times, Float(height / (1 + press)))
      case .here, .held: (shift, frequency, amplitude) = ((0, 0), 1, 1)
      }
    }
  }

  /// The largest number of looks.
  private static let mostLooks = 4

  /// Paints `count` pixels of a row, from column 0, in linear light. `looks` has the heights of each
  /// of the medium's looks.
  func paint(
    row: Int, of looks: [HeightPlanes], at line: Int, size: FrameSize, count: Int,
    into pixels: ColourRow.Rows
  ) {
    guard let kernel else { return }
    numbers.withUnsafeBufferPointer { numbers in
      ramp.withUnsafeBufferPointer { ramp in
        let first = looks[0].kernel(row: line, amplitude: self.looks[0].amplitude)
        // A medium does without looks that it does not need.
        func look(_ index: Int) -> ck_look {
          guard index < looks.count else {
            var none = first
            none.amplitude = 0
            return none
          }
          return looks[index].kernel(row: line, amplitude: self.looks[index].amplitude)
        }
        var kernelRow = ck_medium_row(
          looks: (first, look(1), look(2), look(3)),
          column: 0.5, row: Double(row) + 0.5, width: Double(size.width),
          height: Double(size.height), ramp: ramp.baseAddress, entries: ramp.count / 4,
          numbers: numbers.baseAddress, light_x: light.x, light_y: light.y, level: level,
          spacing: spacing, seed: Self.seed)
        kernel(&kernelRow, pixels.red, pixels.green, pixels.blue, count)
      }
    }
  }
}

extension FramePlan {
  /// The direction on the screen that light comes from, to the right and down, of length 1.
  var light: (x: Double, y: Double) {
    // The same for angles that are whole turns apart, so that loops close.
    let angle = self[.light].remainder(dividingBy: 360) * .pi / 180
    return (sin(angle), -cos(angle))
  }
}

/// The kernel that paints rows of a medium.
typealias MediumKernel =
  @convention(c) (
    UnsafePointer<ck_medium_row>?, UnsafeMutablePointer<Float>?, UnsafeMutablePointer<Float>?,
    UnsafeMutablePointer<Float>?, Int
  ) -> Void

extension Medium.Kind {
  /// The medium's kernel; nil for the palette, which colours channels.
  var kernel: MediumKernel? {
    switch self {
    case .palette: nil
    case .paperCut: ck_medium_paper_cut
    case .agate: ck_medium_agate
    case .engraving: ck_medium_engraving
    case .halftone: ck_medium_halftone
    case .opArt: ck_medium_op_art
    case .map: ck_medium_map
    case .neon: ck_medium_neon
    case .stainedGlass: ck_medium_stained_glass
    }
  }
}
