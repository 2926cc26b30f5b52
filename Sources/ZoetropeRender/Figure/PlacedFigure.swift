internal import Foundation
internal import PixelKernels
internal import ZoetropeFrame
internal import ZoetropeScene

/// A figure at its place in pictures of one size.
struct PlacedFigure: Sendable {
  /// The rows of the picture that the figure may cover.
  let rows: Range<Int>
  let ground: Figure.Ground
  private let press: Float
  private let shadow: Float
  private let grid: DistanceGrid
  /// The place of the grid's first cell, and the side of a cell, in pixels.
  private let left: Double
  private let top: Double
  private let cell: Double
  private let size: FrameSize
  /// How far the shadow falls, in pixels.
  private let away: Double
  private let colour: (red: Float, green: Float, blue: Float)

  /// How far the shadow of a large figure falls, in shares of the short side.
  private static let shadowDistance = 0.016
  /// The deviation of such a shadow's blur, in shares of the short side.
  private static let shadowBlur = 0.013
  /// The height or width, in shares of the short side, from which a figure counts as large. Smaller
  /// ones lie nearer to the ground, or the shadows of small letters would run into one.
  private static let large = 0.15
  /// How far from its edge a figure presses into heights at most, in shares of the short side.
  private static let pressReach = 0.12
  /// The largest side of a grid's cell in pixels, where the mask is fine enough.
  private static let coarsestCell = 0.5

  /// Places `figure` in the middle of pictures of `size`; nil if its form has not been drawn.
  init?(_ figure: Figure, size: FrameSize) {
    guard let mask = figure.drawnMask else { return nil }
    ground = figure.ground
    press = Float(figure.press)
    shadow = Float(figure.shadow)
    self.size = size
    let (width, height) = (Double(size.width), Double(size.height))
    let finest = max(
      min(figure.size * width / Double(mask.columns), figure.size * height / Double(mask.rows)),
      1e-6)
    let scale = min(
      max(Int((Self.coarsestCell / finest).rounded(.down)), 1), max(mask.columns, mask.rows))
    let cell = finest * Double(scale)
    let side = min(width, height)
    let span = finest * Double(min(mask.columns, mask.rows))
    let rise = min(span / (Self.large * side), 1)
    away = rise * Self.shadowDistance * side
    let blur = max(Int((rise * Self.shadowBlur * side / cell).rounded()), 1)
    // Three box filters end within three times their deviation.
    let reach = max(
      figure.press > 0 ? min(Self.pressReach * side, span) : 0, 3 * Double(blur) * cell)
    let margin = Int((reach / cell).rounded(.up)) + 6
    grid = DistanceGrid.of(
      DistanceGrid.Key(
        mask: mask, scale: scale, margin: margin, blur: blur, isPressed: figure.press > 0))
    self.cell = cell
    // The middle of the mask is the middle of the picture.
    left = 0.5 * (width - finest * Double(mask.columns)) + (0.5 - Double(margin)) * cell
    top = 0.5 * (height - finest * Double(mask.rows)) + (0.5 - Double(margin)) * cell
    let half = 0.5 * finest * Double(mask.rows) + 2
    let first = max(Int((0.5 * height - half).rounded(.down)), 0)
    rows = first..<max(min(Int((0.5 * height + half).rounded(.up)), size.height), first)
    if case .colour(let paper) = figure.ground {
      colour = (
        Float(SRGB.decode(paper.red)), Float(SRGB.decode(paper.green)),
        Float(SRGB.decode(paper.blue))
      )
    } else {
      colour = (0, 0, 0)
    }
  }

  /// True if the picture is cut to the figure.
  var isCut: Bool { ground != .field }
  /// True if pixels outside the figure are transparent.
  var isTransparent: Bool { ground == .none }
  /// True if the figure presses into the heights of media.
  var isPressed: Bool { press > 0 }

  /// The number of floats that `cut` and `press` need.
  var scratchFloats: Int { 2 * grid.columns + 4 * line }

  /// The largest number of places in a row: the picture's and those of the heights' margin.
  private var line: Int { size.width + 2 * HeightPlanes.margin }

  /// Interpolates `cells` at a row of places, the first of which is (`column`, `row`).
  private func sampled(
    _ cells: [Float], column: Double, row: Double, _ scratch: UnsafeMutablePointer<Float>,
    count: Int
  ) -> (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>) {
    let distance = scratch + 2 * grid.columns
    let (dx, dy) = (distance + line, distance + 2 * line)
    cells.withUnsafeBufferPointer { cells in
      var shape = ck_shape(
        distance: cells.baseAddress, columns: grid.columns, rows: grid.rows, left: left, top: top,
        cell: cell)
      ck_shape_row(&shape, column, row, scratch, distance, dx, dy, count)
    }
    return (distance, dx, dy)
  }

  /// Cuts a row of the picture to the figure. `light` is the direction that light comes from, of
  /// length 1. `alpha` is written if the figure is transparent.
  func cut(
    row: Int, of pixels: ColourRow.Rows, alpha: UnsafeMutablePointer<Float>?,
    light: (x: Double, y: Double), _ scratch: UnsafeMutablePointer<Float>
  ) {
    // The shadow first, since the distances use the same memory.
    let (thrown, _, _) = sampled(
      grid.shade, column: 0.5 + away * light.x, row: Double(row) + 0.5 + away * light.y, scratch,
      count: size.width)
    let shade = scratch + 2 * grid.columns + 3 * line
    shade.update(from: thrown, count: size.width)
    let (distance, dx, dy) = sampled(
      grid.distances, column: 0.5, row: Double(row) + 0.5, scratch, count: size.width)
    var kernel = ck_ground(
      r: colour.red, g: colour.green, b: colour.blue, shadow: shadow,
      full: Float(cell), transparent: isTransparent ? 1 : 0)
    ck_figure_row(
      &kernel, distance, dx, dy, shade, pixels.red, pixels.green, pixels.blue, alpha, size.width)
  }

  /// Adds the figure's height to `rows` rows of heights and of their gradients, and to those in the
  /// margin. The first pixel's place in the picture is (`column`, `row`), in pixels from the top left
  /// corner.
  func press(
    into heights: HeightPlanes, rows: Int, column: Double, row: Double,
    _ scratch: UnsafeMutablePointer<Float>
  ) {
    let margin = heights.margin
    let count = size.width + 2 * margin
    // Thin letters rise to their full height too.
    let side = Double(min(size.width, size.height))
    let reach = Float(max(min(Self.pressReach * side, Double(grid.deepest) * cell), 1))
    for line in -margin..<rows + margin {
      let (distance, dx, dy) = sampled(
        grid.smooth, column: column - Double(margin), row: row + Double(line), scratch,
        count: count)
      for channel in 0..<heights.channels {
        let hasGradient = channel < heights.gradients && !heights.takesDifferences
        ck_press_row(
          distance, dx, dy, press, reach, heights.height(channel, line) - margin,
          hasGradient ? heights.across(channel, line) : nil,
          hasGradient ? heights.down(channel, line) : nil, count)
      }
    }
  }
}
