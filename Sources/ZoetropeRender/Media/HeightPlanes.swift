internal import PixelKernels

/// The heights that a look at the fields sees in some rows of pixels, and the gradients of the first
/// channels.
///
/// Gradients are derivatives, or differences of the heights of neighbouring pixels. For these there
/// are heights in a margin on all sides.
struct HeightPlanes {
  /// The number of pixels in the margin.
  static let margin = 2

  let channels: Int
  let gradients: Int
  /// True if gradients are differences of heights, which `kernel` computes.
  let takesDifferences: Bool
  private let width: Int
  private let rows: Int
  private let heights: UnsafeMutablePointer<Float>
  private let slopes: UnsafeMutablePointer<Float>

  /// Lays out planes of `rows` rows for a look in `memory`, which must have `floats` floats.
  init(
    _ look: MediumFrame.Look, width: Int, rows: Int, in memory: UnsafeMutablePointer<Float>
  ) {
    (channels, gradients) = (look.channels, look.gradients)
    takesDifferences = look.programs.takesDifferences
    self.width = width
    self.rows = rows
    heights = memory
    slopes = memory + channels * Self.plane(width, rows)
  }

  /// Returns the number of floats that planes need.
  static func floats(_ look: MediumFrame.Look, width: Int, rows: Int) -> Int {
    let slopeRows = look.programs.takesDifferences ? 1 : rows
    return look.channels * plane(width, rows) + 2 * look.gradients * slopeRows * width
  }

  private static func plane(_ width: Int, _ rows: Int) -> Int {
    (width + 2 * margin) * (rows + 2 * margin)
  }

  /// Returns a pointer to the first pixel of a row of a channel's heights. Rows and pixels of the
  /// margin have negative numbers, or numbers beyond the last.
  func height(_ channel: Int, _ row: Int) -> UnsafeMutablePointer<Float> {
    heights + channel * Self.plane(width, rows) + (row + Self.margin) * (width + 2 * Self.margin)
      + Self.margin
  }

  /// Returns a pointer to the first pixel of a row of a channel's derivatives to the right.
  func across(_ channel: Int, _ row: Int) -> UnsafeMutablePointer<Float> { slope(channel, row) }

  /// Returns a pointer to the first pixel of a row of a channel's derivatives down.
  func down(_ channel: Int, _ row: Int) -> UnsafeMutablePointer<Float> {
    slope(gradients + channel, row)
  }

  private func slope(_ plane: Int, _ row: Int) -> UnsafeMutablePointer<Float> {
    takesDifferences ? slopes + plane * width : slopes + (plane * rows + row) * width
  }

  /// The number of pixels beyond the picture, on every side, whose heights must be set.
  var margin: Int { takesDifferences ? Self.margin : 0 }

  /// Turns the rows that a program writes, of `width` and twice the margin's pixels, into row `row`.
  /// `sums` returns the rows at the first pixel of the margin.
  func set(row: Int, _ curves: HeightCurves, _ sums: (Int) -> UnsafeMutablePointer<Float>) {
    for channel in 0..<channels {
      let isSteep = channel < gradients && !takesDifferences
      let isFirst = isSteep || takesDifferences
      curves.apply(
        to: sums(isFirst ? channel : channel + 2 * gradients),
        derivatives: isSteep ? (sums(gradients + channel), sums(2 * gradients + channel)) : nil,
        channel: channel, heights: height(channel, row) - margin,
        gradients: isSteep ? (across(channel, row), down(channel, row)) : nil,
        count: width + 2 * margin)
    }
  }

  /// Returns the pointers to a row in the kernels' form, and computes the row's gradients if they are
  /// differences. Media read only what their looks need.
  func kernel(row: Int, amplitude: Float) -> ck_look {
    if takesDifferences {
      for channel in 0..<gradients {
        ck_height_differences(
          self.height(channel, row), width + 2 * Self.margin, self.across(channel, row),
          self.down(channel, row), width)
      }
    }
    func height(_ channel: Int) -> UnsafePointer<Float> {
      UnsafePointer(self.height(min(channel, channels - 1), row))
    }
    func across(_ channel: Int) -> UnsafePointer<Float>? {
      gradients == 0 ? nil : UnsafePointer(self.across(min(channel, gradients - 1), row))
    }
    func down(_ channel: Int) -> UnsafePointer<Float>? {
      gradients == 0 ? nil : UnsafePointer(self.down(min(channel, gradients - 1), row))
    }
    return ck_look(
      height: (height(0), height(1), height(2)), dx: (across(0), across(1), across(2)),
      dy: (down(0), down(1), down(2)), amplitude: amplitude)
  }
}
