internal import ZoetropeFrame
internal import ZoetropeRender
internal import ZoetropeVideo

/// A painted picture of a sheet that is a film. The memory is reused for the next picture.
struct PaintedCell: Sendable {
  /// The column of the page where the picture begins.
  var left = 0
  /// The row of the page where the picture begins.
  var top = 0
  /// True for the last picture of a frame.
  var endsFrame = false
  /// False to leave the page as it is.
  var isShown = true
  private(set) var pixels = YUVStrip()

  /// Paints the picture of `painter`. A row of background is added if its height is odd.
  ///
  /// - Parameter pool: a pool of strips that hold all rows of the picture.
  /// - Throws: `CancellationError` when the task is cancelled.
  mutating func paint(_ painter: FrameRenderer, from pool: StripPool) throws {
    let size = painter.size
    try Task.checkCancellation()
    try pool.withStrip(0..<size.height) { strip in
      try painter.paintUnlessCancelled(&strip)
      if size.height % 2 == 0 { return pixels.quantise(strip) }
      var longer = Strip(width: size.width, rows: 0..<size.height + 1)
      let ground = repeatElement(Float(SheetLayout.ground) / 255, count: size.width)
      longer.red = strip.red + ground
      longer.green = strip.green + ground
      longer.blue = strip.blue + ground
      pixels.quantise(longer)
    }
  }
}

/// Writes a film whose frames are pages of pictures. Between the pictures, all frames are alike.
final class SheetFilmWriter: FrameWriting {
  private let film: FilmWriter
  private var page: YUVPicture

  /// Creates a writer of a film whose frames show `page` where they have no pictures.
  init(film: FilmWriter, page: YUVPicture) {
    self.film = film
    self.page = page
  }

  func append(_ cell: PaintedCell) throws {
    if cell.isShown { page.copy(cell.pixels, left: cell.left, top: cell.top) }
    if cell.endsFrame { try film.append(page) }
  }
  func finish() throws { try film.finish() }
  func abandon() { film.abandon() }

  /// Completes the film. If the task is cancelled, frames that the encoder does not return soon are
  /// left out.
  ///
  /// - Returns: the number of frames in the film.
  func finishUnlessCancelled() throws -> Int { try film.finish(unless: { Task.isCancelled }) }
}

extension SheetLayout {
  /// Returns the page with all labels and without pictures. The layout must have even rows.
  ///
  /// - Parameter labels: the coverage of each label's pixels, as in `Tile`.
  func page(labels: [[UInt8]]) -> YUVPicture {
    var page = YUVPicture(size: size)
    for top in stride(from: 0, to: size.height, by: 2) {
      let count = 2 * size.width
      var tones = [Float](repeating: Float(Self.ground) / 255, count: count)
      for y in top...top + 1 {
        guard let (row, line) = labelLine(at: y) else { continue }
        for index in row * columns..<min(labels.count, (row + 1) * columns) {
          let start = (y - top) * size.width + corner(of: index).left
          for x in 0..<labelSize.width {
            let cover = labels[index][line * labelSize.width + x]
            tones[start + x] = Float(Self.tone(cover: cover)) / 255
          }
        }
      }
      var strip = Strip(width: size.width, rows: top..<top + 2)
      (strip.red, strip.green, strip.blue) = (tones, tones, tones)
      page.quantise(strip)
    }
    return page
  }
}
