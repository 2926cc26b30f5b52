internal import PixelKernels
public import ZoetropeFrame
internal import ZoetropeScene

/// The letters of a caption, drawn in a rectangle of pixels: the share of each pixel that the
/// letters cover.
public struct CaptionMask: Hashable, Sendable {
  /// The column of the picture at which the mask begins. The mask may extend beyond the picture.
  public var left: Int
  /// The row of the picture at which the mask begins.
  public var top: Int
  /// Width and height of the mask.
  public var size: FrameSize
  /// The share of each pixel that letters cover, from 0 to 1, row by row.
  public var coverage: [Float]
  /// The amount by which each pixel is shaded before the letters are drawn, from 0 to 1, row by
  /// row. The shade is dark behind light letters and light behind dark ones. If the array is empty,
  /// there is no shade.
  public var shade: [Float]

  /// Creates a mask. `coverage` must have one number for each pixel, and so must `shade` unless it
  /// is empty.
  public init(left: Int, top: Int, size: FrameSize, coverage: [Float], shade: [Float] = []) {
    let count = size.width * size.height
    precondition(coverage.count == count, "A mask has one number per pixel.")
    precondition(shade.isEmpty || shade.count == count, "A shade has one number per pixel.")
    self.shade = shade
    self.left = left
    self.top = top
    self.size = size
    self.coverage = coverage
  }
}

/// The step after painting: adds the caption, the vignette and the grain to rows of one frame.
struct Finisher: Sendable {
  private let size: FrameSize
  private let kernel: ck_finish
  private let caption: CaptionMask?
  private let ink: RGB

  /// Creates the step for frame `index`; nil if the frame gets no caption, vignette or grain.
  init?(_ finish: Finish, size: FrameSize, rate: FrameRate, caption: CaptionMask?, index: Int) {
    guard finish.vignette > 0 || finish.grain.amount > 0 || caption != nil else { return nil }
    self.size = size
    self.caption = caption
    ink = finish.caption.colour
    let grain = finish.grain.laid(on: size)
    let number = UInt32(truncatingIfNeeded: finish.grain.number(frame: index, rate: rate))
    kernel = ck_finish(
      width: Float(size.width), height: Float(size.height), vignette: Float(finish.vignette),
      grain: Float(grain.deviation), pitch: Float(grain.pitch),
      seed: (number &+ 1) &* 0x9E37_79B1)
  }

  /// Adds caption, vignette and grain to `rows`. `pixels` points to the first pixel of the first of
  /// these rows.
  func apply(to rows: Range<Int>, in pixels: ColourRow.Rows) {
    for row in rows {
      let line = pixels + (row - rows.lowerBound) * size.width
      // The caption is part of the picture: vignette and grain go over it.
      write(row, on: line)
      if kernel.vignette > 0 || kernel.grain > 0 {
        ck_finish_row(kernel, row, line.red, line.green, line.blue, size.width)
      }
    }
  }

  private static func mix(
    _ ink: Float, into plane: UnsafeMutablePointer<Float>, _ columns: Range<Int>,
    _ amounts: [Float], from start: Int
  ) {
    amounts.withUnsafeBufferPointer { amounts in
      for column in columns { plane[column] += (ink - plane[column]) * amounts[start + column] }
    }
  }

  private func write(_ row: Int, on line: ColourRow.Rows) {
    guard let caption, row >= caption.top, row < caption.top + caption.size.height else { return }
    let (first, end) = (max(caption.left, 0), min(caption.left + caption.size.width, size.width))
    guard first < end else { return }
    let start = (row - caption.top) * caption.size.width - caption.left
    let inks = [Float(ink.red), Float(ink.green), Float(ink.blue)]
    let isLight = 0.2126 * ink.red + 0.7152 * ink.green + 0.0722 * ink.blue > 0.5
    for (plane, ink) in zip([line.red, line.green, line.blue], inks) {
      if !caption.shade.isEmpty {
        Self.mix(isLight ? 0 : 1, into: plane, first..<end, caption.shade, from: start)
      }
      Self.mix(ink, into: plane, first..<end, caption.coverage, from: start)
    }
  }
}
