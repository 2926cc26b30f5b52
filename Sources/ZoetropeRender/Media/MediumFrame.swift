internal import CPPN
internal import Foundation
internal import PixelKernels
internal import ZoetropeFrame
internal import ZoetropeScene

/// A medium at one instant, ready to paint rows of a picture from rows of heights.
struct MediumFrame: Sendable {
  /// The looks at the fields for each pixel; the first is that at the pixel itself.
  let looks: [Look]
  private let kernel: MediumKernel
  private let numbers: [Float]
  private let light: (x: Float, y: Float)
  private let level: Float
  private let spacing: Float
  /// The ramp in linear light, four floats for each colour.
  private let ramp: [Float]
  private let heights: HeightCurves

  /// The seed of static textures: that of paper is the same in all films.
  private static let seed: UInt32 = 0x2F6B_11D3

  /// Creates a medium's instant with `ramp` as its colours; nil for the palette.
  init?(_ medium: Medium, plan: FramePlan, ramp: [Float], heights: HeightCurves) {
    guard let kernel = medium.kind.kernel else { return nil }
    self.kernel = kernel
    self.ramp = ramp
    self.heights = heights
    numbers = medium.numbers.map { Float($0) }
    // The same for angles that are whole turns apart, so that loops close.
    let angle = plan[.light].remainder(dividingBy: 360) * .pi / 180
    let (x, y) = (sin(angle), -cos(angle))
    light = (Float(x), Float(y))
    level = Float(plan[.level] - plan[.level].rounded(.down))
    spacing = Float(plan[.spacing])
    looks =
      [Look()]
      + medium.kind.definition.looks.prefix(Self.mostLooks - 1).map { look in
        switch look {
        case .towardsLight(let name):
          let distance = medium[name] ?? 0
          return Look(right: x * distance, down: y * distance)
        case .octave(let frequency): return Look(frequency: frequency)
        case .held: return Look(isHeld: true)
        }
      }
  }

  /// A look at the fields: at the pixel itself, moved by shares of the short side, at the point with
  /// its coordinates multiplied by `frequency`, or with the network of the film's first frame.
  struct Look: Hashable {
    var right = 0.0
    var down = 0.0
    var frequency = 1.0
    var isHeld = false
  }

  /// The largest number of looks.
  private static let mostLooks = 4

  /// Turns rows of sums and their derivatives into heights and gradients.
  func turnIntoHeights(_ planes: HeightPlanes, row: Int, count: Int) {
    heights.apply(to: planes, row: row, count: count)
  }

  /// Paints `count` pixels of a row, from column 0, in linear light. `looks` has the heights of each
  /// of the medium's looks.
  func paint(
    row: Int, of looks: [HeightPlanes], at line: Int, size: FrameSize, count: Int,
    into pixels: ColourRow.Rows
  ) {
    numbers.withUnsafeBufferPointer { numbers in
      ramp.withUnsafeBufferPointer { ramp in
        // Kernels read the looks of their definition only.
        func look(_ index: Int) -> ck_look {
          looks[min(index, looks.count - 1)].kernel(row: line)
        }
        var kernelRow = ck_medium_row(
          looks: (look(0), look(1), look(2), look(3)),
          column: 0.5, row: Double(row) + 0.5, width: Double(size.width),
          height: Double(size.height), ramp: ramp.baseAddress, entries: ramp.count / 4,
          numbers: numbers.baseAddress, light_x: light.x, light_y: light.y, level: level,
          spacing: spacing, seed: Self.seed)
        kernel(&kernelRow, pixels.red, pixels.green, pixels.blue, count)
      }
    }
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
